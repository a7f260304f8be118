/** What is remembered of a series while its runs go by: a value, of which each run makes a new one. */

import type { Better } from '../../model/index.js'
import { type Scale, scaleFor } from '../../statistics/scale.js'
import { median, withValue } from '../../statistics/sorted-window.js'
import type { SeriesView } from '../detectors/detector.js'
import { noOutcomes, type Outcomes } from '../detectors/failure-rate.js'
import type { Episode, Past } from './episode.js'
import type { Floor } from './floor.js'
import type { Feedback } from './judged.js'
import type { DetectSettings } from './settings.js'

/** What a series is judged by besides its past. */
export interface Basis {
  readonly better: Better
  readonly floor: Floor
  readonly settings: DetectSettings
}

/** A level that was found: the values before `since` (counted from the first ever) were carried over by `gap`. */
export interface Move {
  readonly since: number
  readonly gap: number
}

export interface SeriesState {
  /** Runs so far, of whatever outcome, and values learnt from them. */
  readonly points: number
  readonly samples: number
  readonly seen: { readonly zero: boolean; readonly negative: boolean }
  /** The last values: as they came, and on the scale with earlier levels carried over to the present one. */
  readonly raw: readonly number[]
  readonly leveled: readonly number[]
  /** The last `settings.window` of `leveled`, ascending. */
  readonly sorted: Float64Array
  /** When each was, and its index among the points. */
  readonly times: readonly (number | undefined)[]
  readonly indices: readonly number[]
  readonly moves: readonly Move[]
  /** Value with which the present level began, counted from the first. */
  readonly level: number
  readonly episode: Episode | undefined
  /** The last one that is over. */
  readonly past: Past | undefined
  /** Index of the last drift, told or not: what goes on creeping is the same drift. */
  readonly drifted: number | undefined
  /** Unusual runs that people spoke of. */
  readonly marks: readonly Mark[]
  readonly outcomes: Outcomes
}

export interface Mark {
  /** Counted from the first value ever. */
  readonly sample: number
  readonly was: Feedback
  /** Was it a change of several runs that was said, rather than one run far off? */
  readonly several: boolean
}

export const startOfSeries: SeriesState = {
  points: 0,
  samples: 0,
  seen: { zero: false, negative: false },
  raw: [],
  leveled: [],
  sorted: new Float64Array(0),
  times: [],
  indices: [],
  moves: [],
  level: 0,
  episode: undefined,
  past: undefined,
  drifted: undefined,
  marks: [],
  outcomes: noOutcomes,
}

/** Farther back than two windows nobody looks. */
export const keptValues = ({ window }: DetectSettings): number => 2 * window

export const scaleOf = ({ seen }: SeriesState): Scale => scaleFor(seen)

/** Takes the scale that fits this value too; levels found on another scale are forgotten. */
export function admit(state: SeriesState, value: number, { window }: DetectSettings): SeriesState {
  if (value > 0 || state.seen.negative || (value === 0 && state.seen.zero)) return state
  const seen = { zero: state.seen.zero || value === 0, negative: state.seen.negative || value < 0 }
  const scale = scaleFor(seen)
  if (scale === scaleOf(state)) return { ...state, seen }
  const leveled = state.raw.map(scale.to)
  return withLeveled({ ...state, seen, moves: [], episode: undefined, past: undefined }, leveled, window)
}

/** What people called real trouble is no measure of what is ordinary. */
export function withLeveled(state: SeriesState, leveled: readonly number[], window: number): SeriesState {
  const first = state.samples - leveled.length
  const ordinary = leveled
    .slice(-window)
    .filter((_, i, last) => !isReal(state, first + leveled.length - last.length + i))
  return { ...state, leveled, sorted: Float64Array.from(ordinary).sort() }
}

const isReal = ({ marks }: SeriesState, sample: number): boolean =>
  marks.some((mark) => mark.sample === sample && mark.was === 'real')

/** As the detectors see it. @param at when the run is that is judged next */
export function viewOf(state: SeriesState, { better, floor, settings }: Basis, at: number | undefined): SeriesView {
  const { leveled, sorted, times, marks } = state
  const usual = median(leveled.slice(-settings.recent))
  const first = state.samples - leveled.length
  const pardoned = marks.flatMap(({ sample, was }) =>
    was === 'false-alarm' && sample >= first ? [leveled[sample - first] as number] : [],
  )
  const falseSpells = marks.filter(({ was, several }) => was === 'false-alarm' && several).length
  return { better, floor, settings, scale: scaleOf(state), leveled, sorted, times, at, usual, pardoned, falseSpells }
}

/** With one value more; its scale must have been admitted. @param mark what people said of it, where it was unusual */
export function withSample(
  state: SeriesState,
  {
    value,
    at,
    mark,
  }: { readonly value: number; readonly at?: number | undefined; readonly mark?: Omit<Mark, 'sample'> | undefined },
  settings: DetectSettings,
): SeriesState {
  const scaled = scaleOf(state).to(value)
  const kept = keptValues(settings)
  const { window } = settings
  const isFull = state.leveled.length >= window
  const gone = isFull && !isReal(state, state.samples - window) ? state.leveled.at(-window) : undefined
  const marks =
    mark === undefined ? state.marks : [...state.marks.slice(-MOST_MARKS), { ...mark, sample: state.samples }]
  return {
    ...state,
    points: state.points + 1,
    samples: state.samples + 1,
    raw: appended(state.raw, value, kept),
    leveled: appended(state.leveled, scaled, kept),
    sorted: mark?.was === 'real' ? leaving(state.sorted, gone) : withValue(state.sorted, scaled, gone),
    times: appended(state.times, at, kept),
    indices: appended(state.indices, state.points, kept),
    marks,
  }
}

/** Marks that are kept: of more runs nobody has said anything. */
const MOST_MARKS = 50

const leaving = (sorted: Float64Array, gone: number | undefined): Float64Array => {
  if (gone === undefined) return sorted
  const at = sorted.indexOf(gone)
  return sorted.filter((_, i) => i !== at)
}

function appended<T>(list: readonly T[], one: T, most: number): readonly T[] {
  const next = list.length < most ? list.slice() : list.slice(1)
  next.push(one)
  return next
}

/** What came before is carried over to the new level, so that its noise stays known. */
export function withMove(state: SeriesState, { since, gap }: Move, { window }: DetectSettings): SeriesState {
  const first = state.samples - state.leveled.length
  const leveled = state.leveled.map((value, i) => (i + first < since ? value + gap : value))
  const moves = [...state.moves.filter((move) => move.since > first), { since, gap }]
  return withLeveled({ ...state, moves, level: since }, leveled, window)
}

/** Index among the points of a learnt value, counted from the first; of one still to come the next point. */
export const pointOf = (state: SeriesState, sample: number): number =>
  state.indices[sample - (state.samples - state.raw.length)] ?? state.points
