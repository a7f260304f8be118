/** The message in the Markdown of chats (Discord, Mattermost): its paragraphs and its links, escaped. */
import type { Message } from '../../model/index.js'
import { chatBlock, chatMarkdown, chatProse } from '../escape.js'
import { findingTitle, leadOf } from './words.js'

export interface ChatParts {
  /** Most consequential first; a chat takes as many as it has room for. */
  readonly parts: readonly string[]
  readonly links: string
}

export const chatParts = (message: Message): ChatParts => ({
  parts: [
    chatProse(leadOf(message)),
    ...message.findings.map(findingText),
    ...(message.more === 0 ? [] : [`and ${message.more} more, on the run’s page`]),
    ...message.sections.map(sectionText),
    ...message.notes.map((note) => chatMarkdown(note, 500)),
  ].filter((part) => part !== ''),
  links: message.links.map((link) => `[${chatMarkdown(link.label)}](${link.url})`).join(' · '),
})

const findingText = (finding: Message['findings'][number]): string =>
  [
    `**${chatMarkdown(findingTitle(finding))}**`,
    ...(finding.detail === '' ? [] : [chatMarkdown(finding.detail)]),
    ...(finding.lines.length === 0 ? [] : [chatBlock(finding.lines.join('\n'))]),
    ...(finding.advice === '' ? [] : [`**To do:** ${chatProse(finding.advice, 800)}`]),
  ].join('\n')

const sectionText = ({ title, lines }: Message['sections'][number]): string =>
  [`**${chatMarkdown(title)}**`, ...lines.map((line) => `- ${chatMarkdown(line, 400)}`)].join('\n')
