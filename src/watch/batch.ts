/** The one notice of a watch: every change of state, grouped by workflow. */

import { plainLine, safeUrl, slackMarkup, slackText } from '../core/report/escape.js'
import { formatCount } from '../core/run/format.js'
import type { Notice } from '../ports.js'
import { byWorkflow, changeMark } from './report.js'
import type { WatchEntry } from './store/lines.js'

/** Slack takes 50 blocks; one is the header, one says what is left out. */
const mostGroups = 40
const mostEntries = 8

type Part = Readonly<Record<string, unknown>>
const words = (text: string, style?: { readonly bold?: true; readonly italic?: true }): Part => ({
  type: 'text',
  text: slackText(text, 1000) || ' ',
  ...(style === undefined ? {} : { style }),
})
const section = (...elements: readonly Part[]): Part => ({ type: 'rich_text_section', elements })

export function batchNotice(entries: readonly WatchEntry[], id: string): Notice {
  const groups = [...byWorkflow(entries)]
  const headline = `${formatCount(entries.length, 'change')} in ${formatCount(groups.length, 'workflow')}`
  const shown = groups.slice(0, mostGroups)
  const blocks = [
    { type: 'header', text: { type: 'plain_text', text: slackText(`👀 ${headline}`, 150), emoji: true } },
    ...shown.map(([name, list]) => ({
      type: 'rich_text',
      elements: [
        section(words(plainLine(name, 150), { bold: true })),
        { type: 'rich_text_list', style: 'bullet', elements: list.slice(0, mostEntries).map(bullet) },
        ...(list.length > mostEntries
          ? [section(words(`and ${list.length - mostEntries} more`, { italic: true }))]
          : []),
      ],
    })),
    ...(groups.length > shown.length
      ? [
          {
            type: 'rich_text',
            elements: [section(words(`and ${formatCount(groups.length - shown.length, 'more workflow')}`))],
          },
        ]
      : []),
  ]
  const [first] = entries
  const text = `👀 ${headline}${first === undefined ? '' : `; first: ${plainLine(first.key.repository, 80)}, ${plainLine(first.headline, 200)}`}`
  return {
    decision: { kind: 'notify', because: headline, change: 'always', episode: `watch:${id}` },
    text: slackMarkup(text, 600),
    blocks,
  }
}

function bullet(entry: WatchEntry): Part {
  const url = safeUrl(entry.url)
  const run = `run ${plainLine(entry.key.run, 30)}`
  const link: Part = url === undefined ? words(run) : { type: 'link', url, text: run }
  const branch = entry.branch === undefined ? '' : ` on ${plainLine(entry.branch, 80)}`
  const again = entry.maybeTold === true ? ' (this may have reached you before)' : ''
  return section(words(`${changeMark(entry)} `), link, words(`${branch}: ${plainLine(entry.headline, 280)}${again}`))
}
