/** A notice as a message that stands for a trouble, and the details that go into its thread. */
import { plainLine, slackMarkup } from '../../../../core/report/escape.js'
import { messageOf } from '../../../../core/report/message/index.js'
import { colourOf, footerOf } from '../../../../core/report/message/words.js'
import type { Notice } from '../../../../ports.js'
import { header, type RichPart, rich, type SlackBlock, section, words } from '../blocks.js'
import { renderNotice } from '../render.js'

export interface ThreadMessage {
  /** What notifications show. */
  readonly text: string
  /** An attachment, for only those have a colour. */
  readonly attachments: readonly [{ readonly color: string; readonly blocks: readonly SlackBlock[] }]
}

export interface Thread {
  readonly head: ThreadMessage
  /** Undefined where the head says all. */
  readonly detail?: ThreadMessage
}

export function renderThread(notice: Notice): Thread {
  const message = messageOf(notice)
  const whole = renderNotice(notice)
  const color = colourOf(message)
  const coloured = (text: string, blocks: readonly SlackBlock[]): ThreadMessage => ({
    text,
    attachments: [{ color, blocks }],
  })
  if (message.kind !== 'run') return { head: coloured(whole.text, whole.blocks) }
  const links = message.links.flatMap(({ label, url }): RichPart[] => [{ type: 'link', url, text: label }, words('  ')])
  const head = coloured(slackMarkup(`${message.mark} ${message.title}: ${message.headline}`, 600), [
    header(`${message.mark} ${message.title}`),
    rich(section(words(plainLine(message.headline)))),
    rich(section(...links, words(footerOf(message)))),
  ])
  return message.findings.length === 0 ? { head } : { head, detail: coloured(whole.text, whole.blocks.slice(1)) }
}
