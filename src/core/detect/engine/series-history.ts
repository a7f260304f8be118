/** The past of every series that comparable runs tell of. */

import type { RunRecord, SeriesId } from '../../model/index.js'
import { samplesOf } from '../../series/samples.js'

export interface SeriesPoint {
  readonly value: number
  readonly run: RunRecord
}

export interface SeriesPast {
  readonly series: SeriesId
  /** Oldest first. */
  readonly points: readonly SeriesPoint[]
}

/** @param comparable runs, oldest first */
export function seriesPasts(comparable: readonly RunRecord[]): ReadonlyMap<string, SeriesPast> {
  const pasts = new Map<string, { readonly series: SeriesId; readonly points: SeriesPoint[] }>()
  for (const run of comparable)
    for (const { series, value } of samplesOf(run)) {
      const past = pasts.get(series.key)
      if (past) past.points.push({ value, run })
      else pasts.set(series.key, { series, points: [{ value, run }] })
    }
  return pasts
}
