/**
 * A message for Slack. Links are links and not buttons: a button that opens an address sends a click to the app as well, and
 * people see a warning where nobody answers it (https://github.com/slackapi/slack-github-action/issues/513).
 */
import type { Message, MessageFinding, MessageSection } from '../../../core/model/index.js'
import { slackMarkup, slackText } from '../../../core/report/escape.js'
import { colourOf, findingTitle, footerOf, leadOf } from '../../../core/report/message/words.js'
import { bullets, header, type RichPart, rich, type SlackBlock, type SlackMessage, section, words } from './blocks.js'

/** Slack takes 50 blocks a message: room for the header, the footer and what is left out. */
const mostBlocks = 45

/** Everything, in one message: for a webhook, and for an app’s thread. */
export function renderMessage(message: Message): SlackMessage {
  const lead = leadOf(message)
  const blocks = [
    ...(lead === '' ? [] : [rich(section(words(lead)))]),
    ...message.findings.map(findingBlock),
    ...(message.more === 0 ? [] : [aside(`and ${message.more} more, on the run’s page`)]),
    ...message.sections.map(sectionBlock),
  ]
  const left = blocks.length - mostBlocks
  return framed(message, [
    ...blocks.slice(0, mostBlocks),
    ...(left <= 0 ? [] : [aside(`and ${left} more parts`)]),
    ...message.notes.map((note) => rich(section(words(note)))),
    ...footer(message),
  ])
}

/** How things stand, in short: what stays at the top of a thread. */
export const renderHead = (message: Message): SlackMessage =>
  framed(message, [...(message.headline === '' ? [] : [rich(section(words(message.headline)))]), ...footer(message)])

/** The title stands above, as a block of its own: a text would be shown beside coloured blocks, and say it twice. */
function framed(message: Message, blocks: readonly SlackBlock[]): SlackMessage {
  const title = `${message.mark} ${message.title}`
  const headline = message.headline === '' ? '' : `: ${message.headline}`
  return {
    text: slackMarkup(`${title}${headline}`, 600),
    blocks: [header(title)],
    ...(blocks.length === 0 ? {} : { attachments: [{ color: colourOf(message), blocks }] }),
  }
}

const aside = (text: string): SlackBlock => rich(section(words(text, { italic: true })))

function findingBlock(finding: MessageFinding): SlackBlock {
  const { detail, trend, lines, advice } = finding
  const code = slackText(lines.join('\n'), 2000)
  return rich(
    section(
      words(findingTitle(finding), { bold: true }),
      ...(detail === '' ? [] : [words(`\n${detail}`)]),
      ...(trend === undefined ? [] : [words('  '), words(trend, { code: true })]),
    ),
    ...(code === '' ? [] : [{ type: 'rich_text_preformatted', elements: [{ type: 'text', text: code }] }]),
    ...(advice === '' ? [] : [section(words('To do: ', { bold: true }), words(advice))]),
  )
}

function sectionBlock({ title, lines, urls = [] }: MessageSection): SlackBlock {
  const entries = lines.map((line, index) => {
    const url = urls[index] ?? ''
    return section(words(line), ...(url === '' ? [] : [words('  '), linkPart(url, 'Open')]))
  })
  return rich(section(words(title, { bold: true })), ...(entries.length === 0 ? [] : [bullets(entries)]))
}

const linkPart = (url: string, text: string): RichPart => ({ type: 'link', url, text: slackText(text, 80) })

function footer(message: Message): readonly SlackBlock[] {
  const links = message.links.flatMap(({ label, url }) => [linkPart(url, label), words('  ')])
  const text = footerOf(message)
  const parts = [...links, ...(text === '' ? [] : [words(text)])]
  return parts.length === 0 ? [] : [rich(section(...parts))]
}
