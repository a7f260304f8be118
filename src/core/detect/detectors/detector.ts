/** What a detector sees of a series, and what it answers. */

import type { AnomalyKind, Better } from '../../model/index.js'
import type { Scale } from '../../statistics/scale.js'
import type { Floor } from '../engine/floor.js'
import type { DetectSettings } from '../engine/settings.js'

/** Everything that came before the run that is judged. Values are on the series’ scale unless said otherwise. */
export interface SeriesView {
  readonly better: Better
  readonly scale: Scale
  /** Successes, oldest first, those of earlier levels carried over to the present one. */
  readonly leveled: readonly number[]
  /** The last `settings.window` of them, ascending. */
  readonly sorted: Float64Array
  /** Median of the last `settings.recent` of them. */
  readonly usual: number
  /** When each of `leveled` was, and when the judged run is: milliseconds since the epoch, where known. */
  readonly times: readonly (number | undefined)[]
  readonly at: number | undefined
  readonly settings: DetectSettings
  readonly floor: Floor
  /** Values that people called false alarms, and how many changes of several runs they did. */
  readonly pardoned: readonly number[]
  readonly falseSpells: number
}

/** A false alarm is known to be ordinary: it counts as so many runs that were as far off. */
export const WORD = 5
/** Of a change, evidence that is so many times stronger is asked for after each that was none. */
export const DOUBT = 10

export interface Vote {
  readonly kind: AnomalyKind
  /** How often ordinary runs would look so, from 0 to 1. */
  readonly p: number
  /** On the series’ scale. */
  readonly expected: number
  readonly because: () => string
  /** Index into `leveled` (the judged one is `leveled.length`) where the change began. */
  readonly since?: number
  /** By how much the level moved. */
  readonly gap?: number
  /** Is the new level what later runs are measured by? */
  readonly moves?: boolean
  /** The runs that agree, and those looked at. */
  readonly stayed?: { readonly runs: number; readonly of: number }
  /** Is it large enough for a word? Rarity alone is none. */
  readonly isLarge: boolean
  /** Were many of the earlier runs like that, if not in a row? */
  readonly isFamiliar?: boolean
}

export interface Detector {
  readonly name: string
  readonly kind: AnomalyKind
  /** Is the answer plainly none? Cheap, and asked first. */
  readonly isSilent?: (view: SeriesView, value: number) => boolean
  /** The past is worked out once; the answer is asked for the value seen and for every what-if. */
  readonly learn: (view: SeriesView) => ((value: number) => Vote | undefined) | undefined
}

/**
 * Chance of an alarm of a likelihood ratio at its threshold: one in 2,000 by measurement on runs in random order, and four
 * times as much because levels of real runs wander.
 */
const AT_THRESHOLD = 1 / 500

/**
 * Beyond the threshold the chance falls as fast as the likelihood ratio grows (Ville 1939; Wald 1945, "Sequential tests").
 *
 * @param gain log likelihood ratio @param needed what an alarm needs of it
 */
export const chanceOf = (gain: number, needed: number): number =>
  gain < needed ? 1 : AT_THRESHOLD * Math.exp(needed - gain)
