/** How long jobs and steps take, and which of them grow. */
import type { RunRecord } from '../../model/index.js'
import { samplesOf } from '../../series/samples.js'
import { ascending, medianOf, quantile } from '../../statistics/quantile.js'

export interface Trend {
  readonly scope: 'job' | 'step'
  /** Workflow and series key: unique in a history of several workflows. */
  readonly key: string
  readonly workflow: string
  readonly job: string
  readonly step?: string
  /** Passed times behind the figures. */
  readonly count: number
  readonly medianMs: number
  readonly p95Ms: number
  readonly totalMs: number
  /** Median now against median before; absent with fewer than five values on either side. */
  readonly growth?: {
    readonly beforeMs: number
    readonly nowMs: number
    readonly ratio: number
    readonly costMs: number
  }
}

/** Fewer values a side than this tell chance from growth too badly. */
const fewest = 5

interface Gathered extends Pick<Trend, 'scope' | 'key' | 'workflow' | 'job' | 'step'> {
  readonly values: number[]
}

/**
 * One trend a job and step, of passed work only.
 *
 * @param before what to compare with; without it the first third of the stretch is compared with its last third
 */
export function trendsOf(stretch: readonly RunRecord[], before?: readonly RunRecord[]): readonly Trend[] {
  const now = gather(stretch)
  const then = before === undefined ? undefined : gather(before)
  return [...now.values()].map(({ values, ...about }) => {
    const sorted = ascending(values)
    const third = Math.floor(values.length / 3)
    const growth = then
      ? growthOf(then.get(about.key)?.values.slice(-100) ?? [], values, values.length)
      : growthOf(values.slice(0, third), values.slice(-third), third)
    return {
      ...about,
      count: values.length,
      medianMs: quantile(sorted, 0.5) ?? 0,
      p95Ms: quantile(sorted, 0.95) ?? 0,
      totalMs: values.reduce((sum, value) => sum + value, 0),
      ...(growth === undefined ? {} : { growth }),
    }
  })
}

function growthOf(before: readonly number[], now: readonly number[], runs: number): Trend['growth'] {
  const [beforeMs, nowMs] = [medianOf(before), medianOf(now)]
  if (before.length < fewest || now.length < fewest || !beforeMs || nowMs === undefined) return undefined
  return { beforeMs, nowMs, ratio: nowMs / beforeMs, costMs: (nowMs - beforeMs) * runs }
}

function gather(records: readonly RunRecord[]): Map<string, Gathered> {
  const found = new Map<string, Gathered>()
  for (const record of records)
    for (const { series, value } of samplesOf(record)) {
      const { scope, job, metric } = series
      const timed = (scope === 'job' && metric === 'work') || (scope === 'step' && metric === 'duration')
      if (!timed || job === undefined || (scope !== 'job' && scope !== 'step')) continue
      const key = `${record.key.workflow} ${series.key}`
      const known = found.get(key)
      if (known) known.values.push(value)
      else
        found.set(key, {
          scope,
          key,
          workflow: record.key.workflow,
          job,
          ...(series.step === undefined ? {} : { step: series.step }),
          values: [value],
        })
    }
  return found
}
