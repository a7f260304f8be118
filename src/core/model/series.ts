/**
 * A series is one metric of a run, a job or a step, over time.
 *
 * Keys read `run.duration`, `job[build (20)].work`, `job[build].step[Test].duration`, `job[build].tests.count`, `metric[coverage]`.
 */
import type { Better } from './record.js'

/** Each kind has its own noise: a point of coverage is a lot where ten seconds of a job are nothing. */
export type SeriesKind =
  | 'duration'
  | 'queue'
  | 'count'
  | 'rate'
  | 'coverage'
  | 'size'
  | 'throughput'
  | 'share'
  | 'outcome'
  | 'other'

export interface SeriesId {
  readonly key: string
  readonly scope: 'run' | 'job' | 'step' | 'metric'
  readonly job?: string
  readonly step?: string
  /** work, compute, queue, duration, tests.count, tests.failed, tests.failure-rate, tests.mean-duration, steps.count, jobs.count, or a custom name */
  readonly metric: string
  readonly unit?: string
  readonly better: Better
  readonly kind: SeriesKind
  /** Smallest change, in `unit`, that is worth a word whatever the ratio. */
  readonly floor?: number
  /** Recorded and charted but never alarmed on (how many jobs and steps ran). */
  readonly informative?: boolean
  /**
   * Runs of another variant are no past of this one: of what is measured over the whole run, the set of jobs that ran. Series
   * of one key and several variants are one series to people.
   */
  readonly variant?: string
}

/** What a series is learnt by. */
export const identityOf = ({ key, variant }: SeriesId): string => (variant === undefined ? key : `${key} ${variant}`)

/** One value of a series in one run. */
export interface Sample {
  readonly series: SeriesId
  readonly value: number
}
