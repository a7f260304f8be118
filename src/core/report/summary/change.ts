/** Where to start looking: the last run of the branch that was in order, and what changed since. */
import { markdown, markdownCode } from '../escape.js'
import { isSlow, lastPassed } from '../since.js'
import { mostSuspects, phraseSuspect, suspectsTitle } from '../suspects.js'
import type { ReportView } from '../view.js'
import { bullets, link } from './markup.js'

/** Nothing for a run that is well, or whose past is not known. */
export function summariseChange(view: ReportView): string[] {
  return [...sinceLast(view), ...suspectList(view)]
}

function suspectList({ result: { suspects = [] } }: ReportView): string[] {
  if (suspects.length === 0) return []
  const items = suspects
    .slice(0, mostSuspects)
    .map((one) =>
      phraseSuspect(one, { name: (text) => markdownCode(text.slice(0, 200)), prose: (text) => markdown(text, 300) }),
    )
  return [`**${suspectsTitle}**\n\n${bullets(items)}`]
}

function sinceLast(view: ReportView): string[] {
  if (view.result.ruling.verdict === 'normal') return []
  const last = lastPassed(view)
  if (last === undefined) return recently(view)
  const commit = last.sha === undefined ? '' : ` at ${markdownCode(last.sha.slice(0, 7))}`
  const changes = last.changesUrl === undefined ? '' : `, ${link('what changed since', last.changesUrl)}`
  return [
    [
      `${isSlow(view) ? 'Last normal' : 'Last passed'}: ${link(`run ${markdown(last.run, 60)}`, last.url)}${commit}${changes}.`,
      ...recently(view),
    ].join('<br>'),
  ]
}

const marks = { passed: '🟩', failed: '🟥', cancelled: '⬜', skipped: '⬜', 'timed-out': '🟥' } as const
const mostRuns = 15

/** How the last runs of the branch ended, this one last: a row of squares says more than a sentence. */
function recently({ record, recent }: ReportView): string[] {
  const { branch } = record.run.value
  const runs = [...recent.filter(({ run }) => run.value.branch === branch), record].slice(-mostRuns)
  if (runs.length < 3) return []
  return [`Recent runs: ${runs.map(({ run }) => marks[run.value.outcome ?? 'cancelled'] ?? '⬜').join('')}`]
}
