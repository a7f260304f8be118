/** The digest as it is sent: Markdown for a summary or a file, one message for Slack. */

import { markdown, markdownCode, plainLine, slackMarkup, slackText } from '../escape.js'
import type { SlackMessage } from '../slack.js'
import { bullets } from '../summary/markup.js'
import type { Digest } from './index.js'
import { digestHeadline, digestSections } from './lines.js'

/** @param title plain text: what the digest is of, such as the repository’s name */
export function renderDigest(digest: Digest, title: string): string {
  const sections = digestSections(digest, { name: markdownCode, prose: markdown }).flatMap((section) => [
    `#### ${section.title}`,
    bullets(section.lines),
  ])
  return `${[`📅 **${markdown(title, 120)}** · ${digestHeadline(digest)}`, ...sections].join('\n\n')}\n`
}

export function renderDigestSlack(digest: Digest, title: string): SlackMessage {
  const headline = digestHeadline(digest)
  const line = (text: string): string => plainLine(text, 120)
  const words = (text: string, bold = false): object => ({
    type: 'text',
    text: slackText(text, 1500),
    ...(bold ? { style: { bold } } : {}),
  })
  const section = (...elements: readonly object[]): object => ({ type: 'rich_text_section', elements })
  const blocks = digestSections(digest, { name: line, prose: line }).map(({ title: heading, lines }) => ({
    type: 'rich_text',
    elements: [
      section(words(heading, true)),
      { type: 'rich_text_list', style: 'bullet', elements: lines.map((line) => section(words(line))) },
    ],
  }))
  return {
    text: slackMarkup(`📅 ${plainLine(title, 120)}: ${headline}`, 600),
    blocks: [
      { type: 'header', text: { type: 'plain_text', text: slackText(`📅 ${plainLine(title)}`, 150), emoji: true } },
      { type: 'rich_text', elements: [section(words(headline))] },
      ...blocks,
    ],
  }
}
