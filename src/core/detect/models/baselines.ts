/** What is known of every series of a history, for people who ask why. */
import type { RunRecord, SeriesId } from '../../model/index.js'
import { baselineOf } from '../engine/edges.js'
import type { Baseline } from '../engine/judged.js'
import { basisOfSeries } from '../engine/record-judge.js'
import { step } from '../engine/series.js'
import { seriesPasts } from '../engine/series-history.js'
import { startOfSeries } from '../engine/series-state.js'
import type { DetectSettings } from '../engine/settings.js'
import { thresholdsOfOne } from '../engine/thresholds.js'

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
    const basis = basisOfSeries(series, settings)
    const thresholds = thresholdsOfOne(settings)
    const asked = { thresholds, brief: true }
    const state = points.reduce(
      (known, { value }) => step(known, { value, ok: true }, basis, asked).state,
      startOfSeries,
    )
    const baseline = baselineOf(state, basis, thresholds)
    const began = points[baseline.levelSince]?.run
    return {
      series,
      baseline,
      recent: points.slice(-40).map(({ value }) => value),
      ...(baseline.levelSince > 0 && began ? { levelSince: `run ${began.key.run}` } : {}),
    }
  })
}
