/** What a detector sees of a series, and what it answers. */

import type { AnomalyKind, Better } from '../../model/index.js'
import type { Scale } from '../../statistics/scale.js'
import type { SortedWindow } from '../../statistics/sorted-window.js'
import type { DetectSettings } from '../engine/settings.js'

export interface Band {
  /** The higher and the lower of the two medians. */
  readonly top: number
  readonly bottom: number
  readonly low: number
  readonly high: number
  readonly sigma: number
}

/** Everything known before the run that is judged. Values are on the series’ scale unless said otherwise. */
export interface SeriesView {
  readonly better: Better
  readonly scale: Scale
  /** Values learnt (successes), oldest first, all levels. */
  readonly values: readonly number[]
  /** The same, those of earlier levels carried over to the present one. */
  readonly leveled: readonly number[]
  /** Index into `values` where the present level began. */
  readonly levelStart: number
  /** Greatest and least of the medians of the last of `values`, one for each of the settings’ `recent`. */
  readonly recentMost: number
  readonly recentLeast: number
  /** The last of `leveled`. */
  readonly window: SortedWindow
  /** When each of `values` was, and when the judged run is: milliseconds since the epoch, where known. */
  readonly times: readonly (number | undefined)[]
  readonly at: number | undefined
  readonly settings: DetectSettings
  /** By how much bands are widened to keep the false-alarm budget. */
  readonly width: number
  /** Worked out at first need: one run asks for its band three times. */
  readonly worked: { band: Band | undefined }
}

export interface Vote {
  readonly kind: AnomalyKind
  /** How unusual; 1 is the alarm threshold. */
  readonly score: number
  /** On the series’ scale. */
  readonly expected: number
  readonly low: number
  readonly high: number
  /** Probability that it is no chance, where the method knows one. */
  readonly confidence: number
  readonly because: string
  /** Index into `values` (the judged one is `values.length`) where the change began. */
  readonly since?: number
  /** By how much the level moved. */
  readonly gap?: number
}

export interface Detector {
  readonly name: string
  readonly kind: AnomalyKind
  /** Does it find new levels, and so decide what later runs are measured by? */
  readonly movesLevel?: boolean
  /** Is the answer plainly none? Cheap, and asked first. */
  readonly isSilent?: (view: SeriesView, value: number) => boolean
  /** Is there plainly no alarm, though there may be an answer? Cheap, and asked first of runs that are only learnt from. */
  readonly isCalm?: (view: SeriesView, value: number) => boolean
  /** What is known is worked out once; the answer is asked for the value seen and for every what-if. */
  readonly learn: (view: SeriesView) => ((value: number) => Vote | undefined) | undefined
}
