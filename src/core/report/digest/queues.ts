/** How long jobs waited for runners, by label. */
import type { RunRecord } from '../../model/index.js'
import { queuesOf } from '../../series/queue.js'
import { quantile } from '../../statistics/quantile.js'

export interface QueueTrend {
  readonly label: string | undefined
  /** Runs that tell of it. */
  readonly runs: number
  /** Over the runs: of the median wait of each. */
  readonly medianMs: number
  readonly p95Ms: number
}

/** The longest waits first. */
export function queueTrendsOf(records: readonly RunRecord[]): readonly QueueTrend[] {
  const waits = new Map<string | undefined, number[]>()
  for (const record of records)
    for (const { label, medianMs } of queuesOf(record)) {
      const known = waits.get(label)
      if (known === undefined) waits.set(label, [medianMs])
      else known.push(medianMs)
    }
  return [...waits]
    .map(([label, list]) => {
      const sorted = list.toSorted((a, b) => a - b)
      return {
        label,
        runs: list.length,
        medianMs: quantile(sorted, 0.5) ?? 0,
        p95Ms: quantile(sorted, 0.95) ?? 0,
      }
    })
    .sort((a, b) => b.p95Ms - a.p95Ms || ((a.label ?? '') < (b.label ?? '') ? -1 : 1))
}
