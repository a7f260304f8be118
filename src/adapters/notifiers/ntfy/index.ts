/** ntfy: a notification on phones, published as JSON, whose texts are shown as they stand. Source: ntfy’s page "Publishing". */
import type { Message, Severity } from '../../../core/model/index.js'
import { cut } from '../../../core/report/escape.js'
import { findingTitle, footerOf, leadOf } from '../../../core/report/message/words.js'
import type { Notifier } from '../../../ports.js'
import type { Fetch } from '../../http/guarded-fetch.js'
import { createPostingNotifier } from '../post-message.js'

export interface NtfyOptions {
  readonly url: string
  readonly token?: string | undefined
  readonly fetch: Fetch
}

/** A message above 4,096 bytes becomes an attachment, which phones do not show. */
const mostBytes = 3_900

export function createNtfyNotifier({ url, token, fetch }: NtfyOptions): Notifier {
  // JSON is published to the root, the topic in it; a server may live below a path.
  const at = new URL(url)
  const path = at.pathname.replace(/\/+$/, '')
  const topic = decodeURIComponent(path.slice(path.lastIndexOf('/') + 1))
  const root = `${at.origin}${path.slice(0, path.lastIndexOf('/') + 1)}`
  return createPostingNotifier({
    channel: 'ntfy',
    service: 'ntfy',
    fetch,
    render: (message) => [
      {
        url: root,
        headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
        body: JSON.stringify({ topic, ...renderNtfy(message) }),
      },
    ],
  })
}

/** ntfy’s priorities: 5 overrides "do not disturb", 3 is usual. */
const priorities: Readonly<Record<Severity | 'none', number>> = { critical: 5, high: 4, medium: 3, low: 2, none: 3 }

export function renderNtfy(message: Message): object {
  const [first] = message.links
  const parts = [
    leadOf(message),
    ...message.findings.map(
      (finding) =>
        `• ${findingTitle(finding)}${finding.lines
          .slice(0, 3)
          .map((line) => `\n    ${line}`)
          .join('')}`,
    ),
    ...message.sections.map(({ title, lines }) => [title, ...lines.map((line) => `• ${line}`)].join('\n')),
    ...message.notes,
    footerOf(message),
  ]
  return {
    title: cut(message.title, 200),
    message: cutBytes(parts.filter((part) => part !== '').join('\n\n'), mostBytes),
    priority: priorities[message.severity ?? 'none'],
    tags: [
      message.change === 'recovery' ? 'white_check_mark' : message.kind === 'run' ? 'rotating_light' : 'bar_chart',
    ],
    ...(first === undefined ? {} : { click: first.url }),
    actions: message.links.map(({ label, url }) => ({ action: 'view', label, url })),
  }
}

/** Whole characters. */
function cutBytes(text: string, max: number): string {
  if (Buffer.byteLength(text) <= max) return text
  const head = Buffer.from(text)
    .subarray(0, max - 3)
    .toString()
  return `${head.replace(/\ufffd+$/, '')}…`
}
