/** A deployment the gate judged, as one message. */
import type { Message } from '../../../core/model/index.js'
import { slackMarkup } from '../../../core/report/escape.js'
import { bullets, header, rich, type SlackMessage, section, words } from './blocks.js'

export function renderGate({ mark, title, headline, findings, sections, notes }: Message): SlackMessage {
  const found = findings.map((one) =>
    section(words(`${one.title} (${one.severity}): `, { bold: true }), words(`${one.detail}. ${one.advice}`)),
  )
  return {
    text: slackMarkup(`${mark} ${title}; ${headline}`, 600),
    blocks: [
      header(`${mark} ${title}`),
      rich(section(words(headline)), ...(found.length === 0 ? [] : [bullets(found)])),
      ...sections.map((one) =>
        rich(section(words(one.title, { bold: true })), bullets(one.lines.map((line) => section(words(line))))),
      ),
      rich(section(words(notes.join('\n'), { italic: true }))),
    ],
  }
}
