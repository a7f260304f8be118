/** One message as a mail: headers that thread, a plain part, and HTML of tables and inline styles, which every client shows. */
import { createHash } from 'node:crypto'
import type { Message } from '../../../core/model/index.js'
import { html, htmlLines } from '../../../core/report/escape.js'
import { colourOf, dedupKey, findingTitle, footerOf, leadOf, plainText } from '../../../core/report/message/words.js'

export interface Mail {
  readonly from: { readonly name: string; readonly address: string }
  readonly to: string[]
  readonly subject: string
  readonly messageId: string
  readonly inReplyTo?: string
  readonly references: string
  readonly date: Date
  readonly headers: Readonly<Record<string, string>>
  readonly text: string
  readonly html: string
}

export function renderMail(
  message: Message,
  { to, from }: { readonly to: readonly string[]; readonly from: string },
): Mail {
  const domain = from.slice(from.lastIndexOf('@') + 1)
  const id = (text: string): string => `<${createHash('sha256').update(text).digest('hex').slice(0, 32)}@${domain}>`
  // All mails of a workflow are one thread, within it the end of a trouble answers its beginning.
  const root = id(message.scope)
  const episode = id(dedupKey(message, message.episode))
  const over = message.change === 'recovery'
  return {
    from: { name: 'Pipeline Guard', address: from },
    to: [...to],
    subject: subjectOf(message),
    messageId: over ? id(`${dedupKey(message, message.episode)} over ${message.run?.run ?? message.time}`) : episode,
    ...(over ? { inReplyTo: episode } : {}),
    references: over ? `${root} ${episode}` : root,
    date: new Date(message.time),
    headers: {
      // No out-of-office notes, please (RFC 3834; Exchange has a header of its own).
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
      'List-Id': `<${message.scope
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, '-')
        .slice(0, 100)}.pipeline-guard>`,
      'X-Pipeline-Guard-Severity': message.severity ?? 'none',
      ...(message.severity === 'critical' ? { Importance: 'high' } : {}),
    },
    text: `${message.title}\n\n${plainText(message)}\n`,
    html: renderHtml(message),
  }
}

const subjectOf = ({ title, mark }: Message): string => `${mark} ${title}`

const font = 'font-family:Segoe UI,Helvetica,Arial,sans-serif'
const row = (content: string, style = ''): string => `<tr><td style="padding:8px 16px;${style}">${content}</td></tr>`

function renderHtml(message: Message): string {
  const links = message.links
    .map(({ label, url }) => `<a href="${html(url, 2000)}" style="color:#0b57d0">${html(label)}</a>`)
    .join(' &nbsp; ')
  const lead = leadOf(message)
  return [
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title></title></head>',
    `<body style="margin:0;padding:16px;background:#f4f5f7;${font};font-size:14px;line-height:1.5;color:#1f2328">`,
    '<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:680px;margin:0 auto;background:#ffffff;border-collapse:collapse">',
    row(
      `<strong style="font-size:16px">${html(`${message.mark} ${message.title}`)}</strong>`,
      `border-top:4px solid ${colourOf(message)}`,
    ),
    lead === '' ? '' : row(html(lead)),
    ...message.findings.map(findingRow),
    message.more === 0 ? '' : row(`<em>and ${message.more} more, on the run’s page</em>`),
    ...message.sections.map(sectionRow),
    ...message.notes.map((note) => row(html(note))),
    links === '' ? '' : row(links),
    footerOf(message) === ''
      ? ''
      : row(html(footerOf(message)), 'color:#59636e;font-size:12px;border-top:1px solid #d1d9e0'),
    '</table></body></html>',
  ]
    .filter((part) => part !== '')
    .join('\n')
}

const findingRow = (finding: Message['findings'][number]): string =>
  row(
    [
      `<strong>${html(findingTitle(finding))}</strong>`,
      ...(finding.detail === '' ? [] : [`<br><span style="color:#59636e">${html(finding.detail)}</span>`]),
      ...(finding.lines.length === 0
        ? []
        : [
            `<pre style="margin:8px 0;padding:8px;background:#f6f8fa;white-space:pre-wrap;word-break:break-word;font-size:12px">${htmlLines(finding.lines.join('\n'))}</pre>`,
          ]),
      ...(finding.advice === '' ? [] : [`<br><strong>To do:</strong> ${html(finding.advice, 800)}`]),
    ].join(''),
    'border-top:1px solid #d1d9e0',
  )

const sectionRow = ({ title, lines }: Message['sections'][number]): string =>
  row(
    `<strong>${html(title)}</strong><ul style="margin:4px 0;padding-left:20px">${lines.map((line) => `<li>${html(line)}</li>`).join('')}</ul>`,
    'border-top:1px solid #d1d9e0',
  )
