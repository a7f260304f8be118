/** What observing has come to so far: whether it is time to let the check fail. */
import { formatCount, formatNumber } from '../words/format.js'
import type { ReportView } from './view.js'

/** Judged runs before anything is said: fewer say nothing about a rate. */
const enoughRuns = 10

/**
 * One plain sentence for a step that only observes; undefined before ten judged comparable runs.
 *
 * @example "In the last 40 judged runs the check would have failed once and 3 anomalies would have been told"
 */
export function shadowLine({ result, recent }: ReportView): string | undefined {
  const judged = recent.flatMap(({ judgement }) => (judgement === undefined ? [] : [judgement.value]))
  if (!result.observe || judged.length < enoughRuns) return undefined
  const failed = judged.filter(({ wouldFail }) => wouldFail === true).length
  const strange = judged.filter(({ verdict }) => verdict === 'anomalous').length
  const rate = result.history.falseAlarmsPer100
  return [
    `Observing: of the last ${formatNumber(judged.length)} judged runs`,
    `${formatCount(failed, 'check')} would have failed`,
    `and ${formatCount(strange, 'run')} would have been called anomalous`,
    ...(rate === undefined ? [] : [`(${formatNumber(rate, 1)} alarms per 100 ordinary runs by replay)`]),
  ].join(' ')
}
