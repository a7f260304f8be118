/** What changed since the last watch, grouped by workflow, as one message. */
import { byWorkflow, type Change, changeMark } from '../../../core/report/changes.js'
import { plainLine, safeUrl, slackMarkup } from '../../../core/report/escape.js'
import { formatCount } from '../../../core/run/format.js'
import { bullets, header, type RichPart, rich, type SlackMessage, section, words } from './blocks.js'

/** Slack takes 50 blocks; one is the header, one says what is left out. */
const mostGroups = 40
const mostEntries = 8

export function renderChanges(changes: readonly Change[], headline: string): SlackMessage {
  const groups = [...byWorkflow(changes)]
  const shown = groups.slice(0, mostGroups)
  const blocks = [
    header(`👀 ${headline}`),
    ...shown.map(([name, list]) =>
      rich(
        section(words(plainLine(name, 150), { bold: true })),
        bullets(list.slice(0, mostEntries).map(bullet)),
        ...(list.length > mostEntries
          ? [section(words(`and ${list.length - mostEntries} more`, { italic: true }))]
          : []),
      ),
    ),
    ...(groups.length > shown.length
      ? [rich(section(words(`and ${formatCount(groups.length - shown.length, 'more workflow')}`)))]
      : []),
  ]
  const [first] = changes
  const text = `👀 ${headline}${first === undefined ? '' : `; first: ${plainLine(first.key.repository, 80)}, ${plainLine(first.headline, 200)}`}`
  return { text: slackMarkup(text, 600), blocks }
}

function bullet(change: Change): RichPart {
  const url = safeUrl(change.url)
  const run = `run ${plainLine(change.key.run, 30)}`
  const link: RichPart = url === undefined ? words(run) : { type: 'link', url, text: run }
  const branch = change.branch === undefined ? '' : ` on ${plainLine(change.branch, 80)}`
  const again = change.maybeTold === true ? ' (this may have reached you before)' : ''
  return section(words(`${changeMark(change)} `), link, words(`${branch}: ${plainLine(change.headline, 280)}${again}`))
}
