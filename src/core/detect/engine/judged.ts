/** What the engine is given of a run of a series, and what it answers. */

import type { AnomalyKind, Severity, State } from '../../model/index.js'
import type { Feedback } from './calibration.js'

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

export interface Judged {
  readonly state: State
  readonly anomaly: boolean
  readonly kind?: AnomalyKind
  readonly severity?: Severity
  readonly confidence: number
  /** 1 is the alarm threshold. */
  readonly score: number
  readonly expected?: number
  readonly low?: number
  readonly high?: number
  /** Ratio to expected. */
  readonly smallestDetectable?: number
  /** The present failure rate, of an anomaly of that kind; `expected` is then the usual one. */
  readonly rate?: number
  readonly detectors: readonly string[]
  readonly because: readonly string[]
  /** By factor: would this value times the factor have been flagged? */
  readonly whatIf: Readonly<Record<string, boolean>>
  /** Index of the point where a shift or drift began. */
  readonly since?: number
  /** Index of the point where the level held before this one began; absent when it always held. */
  readonly levelSince?: number
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
  /** Factor by which the false-alarm budget widens the band. */
  readonly width: number
  /** Index of the point where the present level began. */
  readonly levelSince: number
}
