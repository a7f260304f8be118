/**
 * A series is one metric of a run, a job or a step, over time.
 *
 * Keys read `run.work`, `job[build (20)].work`, `job[build].step[Test].duration`, `job[build].tests.count`, `metric[coverage]`.
 */
import type { Better } from './record.js'

export interface SeriesId {
  readonly key: string
  readonly scope: 'run' | 'job' | 'step' | 'metric'
  readonly job?: string
  readonly step?: string
  /** work, queue, duration, tests.count, tests.failed, tests.failure-rate, tests.mean-duration, steps.count, jobs.count, or a custom name */
  readonly metric: string
  readonly unit?: string
  readonly better: Better
  /** Recorded and charted but never alarmed on (queue and wall time). */
  readonly informative?: boolean
}

/** One value of a series in one run. */
export interface Sample {
  readonly series: SeriesId
  readonly value: number
}
