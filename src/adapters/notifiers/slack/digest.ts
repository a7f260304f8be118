/** The digest of one or more repositories, as one message. */
import type { Digest } from '../../../core/report/digest/index.js'
import { digestHeadline, digestSections } from '../../../core/report/digest/lines.js'
import { plainLine, slackMarkup } from '../../../core/report/escape.js'
import { bullets, header, rich, type SlackMessage, section, words } from './blocks.js'

const line = (text: string): string => plainLine(text, 120)

/** Slack takes 50 blocks and a text of 3,000 characters. */
export function renderDigests(digests: readonly { readonly title: string; readonly digest: Digest }[]): SlackMessage {
  const messages = digests.map(({ title, digest }) => renderDigest(digest, title))
  return {
    text: messages
      .map(({ text }) => text)
      .join('\n')
      .slice(0, 3000),
    blocks: messages.flatMap(({ blocks }) => blocks).slice(0, 49),
  }
}

/** @param title plain text: what the digest is of, such as the repository’s name */
export function renderDigest(digest: Digest, title: string): SlackMessage {
  const headline = digestHeadline(digest)
  const sections = digestSections(digest, { name: line, prose: line }).map(({ title: heading, lines }) =>
    rich(section(words(heading, { bold: true })), bullets(lines.map((line) => section(words(line))))),
  )
  return {
    text: slackMarkup(`📅 ${plainLine(title, 120)}: ${headline}`, 600),
    blocks: [header(`📅 ${plainLine(title)}`), rich(section(words(headline))), ...sections],
  }
}
