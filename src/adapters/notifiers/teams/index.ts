/**
 * Microsoft Teams, by a workflow: one Adaptive Card 1.4. Foreign text travels as runs of rich text, where Markdown means nothing.
 * Source: Microsoft’s pages "Create incoming webhooks with Workflows" and "RichTextBlock".
 */
import type { Message, Severity } from '../../../core/model/index.js'
import { cardText } from '../../../core/report/escape.js'
import { findingTitle, footerOf, leadOf } from '../../../core/report/message/words.js'
import type { Notifier } from '../../../ports.js'
import type { Fetch } from '../../http/guarded-fetch.js'
import { createPostingNotifier } from '../post-message.js'

/** Teams takes 28 KB. */
const mostBytes = 26_000

export const createTeamsNotifier = ({ url, fetch }: { readonly url: string; readonly fetch: Fetch }): Notifier =>
  createPostingNotifier({
    channel: 'teams',
    service: 'Microsoft Teams',
    fetch,
    render: (message) => [{ url, body: JSON.stringify(renderTeams(message)) }],
  })

type Element = Readonly<Record<string, unknown>>

const run = (text: string, style: Element = {}): Element => ({ type: 'TextRun', text: cardText(text) || ' ', ...style })
const rich = (inlines: readonly Element[], style: Element = {}): Element => ({
  type: 'RichTextBlock',
  ...style,
  inlines,
})

/** The words of Adaptive Cards for how a container looks. */
const styles: Readonly<Record<Severity | 'none', string>> = {
  critical: 'attention',
  high: 'attention',
  medium: 'warning',
  low: 'default',
  none: 'good',
}

export function renderTeams(message: Message): object {
  const head = {
    type: 'Container',
    style: styles[message.severity ?? 'none'],
    bleed: true,
    items: [rich([run(`${message.mark} ${message.title}`, { weight: 'bolder', size: 'medium' })])],
  }
  const parts = [...message.findings.map(findingBlock), ...message.sections.map(sectionBlock)]
  const notes = message.notes.map((note) => rich([run(note)]))
  const footer = footerOf(message)
  const foot = footer === '' ? [] : [rich([run(footer, { isSubtle: true, size: 'small' })], { separator: true })]
  const lead = leadOf(message) === '' ? [] : [rich([run(leadOf(message))])]
  const { shown, left } = within(parts, mostBytes)
  const more = message.more + left
  const rest = more === 0 ? [] : [rich([run(`and ${more} more, on the run’s page`, { italic: true })])]
  return {
    type: 'message',
    attachments: [
      {
        contentType: 'application/vnd.microsoft.card.adaptive',
        contentUrl: null,
        content: {
          $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
          type: 'AdaptiveCard',
          version: '1.4',
          msteams: { width: 'Full' },
          fallbackText: cardText(`${message.title}: ${message.headline}`),
          body: [head, ...lead, ...shown, ...rest, ...notes, ...foot],
          actions: message.links.map(({ label, url }) => ({ type: 'Action.OpenUrl', title: label, url })),
        },
      },
    ],
  }
}

/** As many parts as fit; the most consequential come first. */
function within(
  parts: readonly Element[],
  bytes: number,
): { readonly shown: readonly Element[]; readonly left: number } {
  let spent = 0
  const end = parts.findIndex((part) => {
    spent += Buffer.byteLength(JSON.stringify(part))
    return spent > bytes
  })
  return end < 0 ? { shown: parts, left: 0 } : { shown: parts.slice(0, end), left: parts.length - end }
}

const findingBlock = (finding: Message['findings'][number]): Element => ({
  type: 'Container',
  separator: true,
  items: [
    rich([run(findingTitle(finding), { weight: 'bolder' })]),
    ...(finding.detail === '' ? [] : [rich([run(finding.detail, { isSubtle: true })])]),
    ...(finding.lines.length === 0
      ? []
      : [
          rich(finding.lines.map((line, index) => run(`${index === 0 ? '' : '\n'}${line}`, { fontType: 'monospace' }))),
        ]),
    ...(finding.advice === '' ? [] : [rich([run('To do: ', { weight: 'bolder' }), run(finding.advice)])]),
  ],
})

const sectionBlock = ({ title, lines }: Message['sections'][number]): Element => ({
  type: 'Container',
  separator: true,
  items: [rich([run(title, { weight: 'bolder' })]), ...lines.map((line) => rich([run(`• ${line}`)]))],
})
