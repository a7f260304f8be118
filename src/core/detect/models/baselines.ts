/** What is known of every series of a history, for people who ask why. */
import type { RunRecord, SeriesId } from '../../model/index.js'
import type { Baseline } from '../engine/judged.js'
import { createSeriesJudge } from '../engine/series.js'
import { seriesPasts } from '../engine/series-history.js'
import type { DetectSettings } from '../engine/settings.js'

export interface SeriesBaseline {
  readonly series: SeriesId
  readonly baseline: Baseline
  /** The last values, oldest first. */
  readonly recent: readonly number[]
  /** The run with which the present level began; absent when it always held. */
  readonly levelSince?: string
}

/** @param comparable runs, oldest first */
export function baselinesOf(comparable: readonly RunRecord[], settings: DetectSettings): readonly SeriesBaseline[] {
  return [...seriesPasts(comparable).values()].map(({ series, points }) => {
    const judge = createSeriesJudge({ better: series.better, settings })
    for (const { value } of points) judge.learn({ value, ok: true })
    const baseline = judge.baseline()
    const began = points[baseline.levelSince]?.run
    return {
      series,
      baseline,
      recent: points.slice(-40).map(({ value }) => value),
      ...(baseline.levelSince > 0 && began ? { levelSince: `run ${began.key.run}` } : {}),
    }
  })
}
