/** What observing has come to so far: whether it is time to let the check fail. */
import { formatNumber } from '../run/format.js'
import type { ReportView } from './view.js'

/** Judged runs before anything is said: fewer say nothing about a rate. */
const enoughRuns = 10

/**
 * One plain sentence for a step that only observes; undefined before ten judged comparable runs.
 *
 * @example "Observing: in the last 40 judged runs the check would have failed in 1, a notice would have gone out for 3 and a rerun for none"
 */
export function shadowLine({ result, recent }: ReportView): string | undefined {
  const judged = recent.flatMap(({ judgement }) => (judgement === undefined ? [] : [judgement.value]))
  if (!result.observe || judged.length < enoughRuns) return undefined
  const failed = judged.filter(({ wouldFail }) => wouldFail === true).length
  const told = judged.filter(({ wouldNotify }) => wouldNotify !== undefined).length
  const rerun = judged.filter(({ wouldRerun }) => wouldRerun !== undefined).length
  const rate = result.history.falseAlarmsPer100
  return [
    `Observing: in the last ${formatNumber(judged.length)} judged runs the check would have failed in ${few(failed)},`,
    `a notice would have gone out for ${few(told)} and a rerun for ${few(rerun)}`,
    ...(rate === undefined ? [] : [`(${formatNumber(rate, 1)} false alarms per 100 runs by replay)`]),
  ].join(' ')
}

const few = (count: number): string => (count === 0 ? 'none' : formatNumber(count))
