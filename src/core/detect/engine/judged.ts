/** What the engine is given of a run of a series, and what it answers. */

import type { AnomalyKind, Reach, Severity, State } from '../../model/index.js'

/** What people said of the alarms of a run. */
export type Feedback = 'false-alarm' | 'real'

/** One run of a series. */
export interface Point {
  /** Undefined when unknown or unusable. */
  readonly value: number | undefined
  /** Only successes are learnt from and judged by value; any other is judged as an outcome. */
  readonly ok: boolean
  /** True of a failure; a cancelled or skipped run is neither. */
  readonly failed?: boolean
  /** What people said of the alarms of this run. */
  readonly feedback?: Feedback | undefined
  /** Milliseconds since the epoch, where known. */
  readonly at?: number | undefined
}

/** Is it learnt from, and judged by value? */
export const isUsable = (point: Point): point is Point & { readonly value: number } =>
  point.ok && point.value !== undefined && Number.isFinite(point.value)

/** A level that stays, and was usual before. In the unit of the series; indices are those of points. */
export interface OpenLevel {
  readonly since: number
  readonly before: number
  readonly now: number
}

/** A trouble that lasts after this run. In the unit of the series; indices are those of points. */
export interface Lasting {
  readonly kind: AnomalyKind
  readonly since: number
  readonly first: number
  /** What was usual before it, and the band around that. */
  readonly before: number
  readonly low?: number
  readonly high?: number
  /** Is this run as far off as it, rather than on the way back? */
  readonly isOut: boolean
}

export interface Judged {
  readonly state: State
  readonly anomaly: boolean
  readonly kind?: AnomalyKind
  /** As of a series by itself; what of a run it is part of, is judged with the run. */
  readonly severity?: Severity
  /** How often ordinary runs look so; 1 of what was not judged. */
  readonly p: number
  /** What that allows. */
  readonly reach?: Reach
  /** 1 is the alarm threshold. */
  readonly score: number
  /** The median of comparable runs; of a change, before it. */
  readonly expected?: number
  readonly low?: number
  readonly high?: number
  /** Ratio to expected. */
  readonly smallestDetectable?: number
  /** Comparable runs, where this one is farther off than all of them. */
  readonly beyondAll?: number
  /** How many of the last runs are off likewise. */
  readonly stayed?: { readonly runs: number; readonly of: number }
  /** The present failure rate, of an anomaly of that kind; `expected` is then the usual one. */
  readonly rate?: number
  readonly detectors: readonly string[]
  readonly because: readonly string[]
  /** By factor: how bad this value times the factor would have been; null of no anomaly. */
  readonly whatIf: Readonly<Record<string, Severity | null>>
  /** Index of the point where the change began. */
  readonly since?: number
  /** Index of the point that said it first. */
  readonly episode?: number
  /** Index of the point where the level held before this one began; absent when it always held. */
  readonly levelSince?: number
  /** The level that stays after this run, where it is worse than the one before. */
  readonly open?: OpenLevel
  readonly lasting?: Lasting
  /** This run shows an episode gone. */
  readonly closed?: { readonly since: number; readonly episode: number }
  /** Comparable runs before this one. */
  readonly samples: number
}

/** What is known of a series. */
export interface Baseline {
  readonly samples: number
  readonly state: State
  readonly scale: string
  /** Absent while there are too few samples. */
  readonly expected?: number
  readonly low?: number
  readonly high?: number
  readonly smallestDetectable?: number
  /** Robust standard deviation on the scale; of a logarithm it is a share. */
  readonly noise: number
  readonly quantiles: { readonly p50: number; readonly p95: number; readonly p99: number }
  /** Index of the point where the present level began. */
  readonly levelSince: number
}
