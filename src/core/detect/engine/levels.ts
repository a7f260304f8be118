/** Levels that stay worse than before, and troubles that are over, in the words of runs. */
import type { OpenRegression, RunRecord } from '../../model/index.js'
import type { JudgedSeries } from './anomaly.js'
import { isDurationOf, isLarge, runTimes } from './grade.js'

/** A trouble that this run shows gone. */
export interface Closed {
  readonly series: string
  readonly since: string
}

/** Of jobs and the run, and of metrics; a step explains its job’s, and what is small beside the run is nobody’s concern. */
export const openOf = (all: readonly JudgedSeries[], record: RunRecord): readonly OpenRegression[] => {
  const run = runTimes(all)
  return all.flatMap(({ series, judged: { open }, past }) => {
    if (open === undefined || series.scope === 'step') return []
    if (isDurationOf(series) && !isLarge(open.now - open.before, run)) return []
    const began = past()[open.since]?.run ?? record
    const { sha } = began.run.value
    return [
      {
        series: series.key,
        ...(series.unit === undefined ? {} : { unit: series.unit }),
        since: began.key.run,
        ...(sha === undefined ? {} : { sha }),
        before: open.before,
        now: open.now,
      },
    ]
  })
}

/** What a run takes by the clock and what its jobs take together are two measures of one trouble: it ends with the last. */
export function closedOf(all: readonly JudgedSeries[], record: RunRecord): readonly Closed[] {
  const isOfRun = ({ series }: JudgedSeries): boolean => series.scope === 'run' && isDurationOf(series)
  const runLasts = all.some((one) => isOfRun(one) && (one.judged.lasting ?? one.judged.open) !== undefined)
  return all.flatMap((one) => {
    const { series, past } = one
    const { closed } = one.judged
    if (closed === undefined || (runLasts && isOfRun(one))) return []
    return [{ series: series.key, since: (past()[closed.since]?.run ?? record).key.run }]
  })
}
