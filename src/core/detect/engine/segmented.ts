/** Judges a series whose runs bear keys: each run by its own kind, and by all runs while its kind is young. */

import { bestSegmentKey, type Keyed } from '../../statistics/segment.js'
import { isUsable, type Judged, type Point } from './judged.js'
import type { Asked } from './said.js'
import { step } from './series.js'
import { type Basis, type SeriesState, startOfSeries } from './series-state.js'

export interface KeyedPoint extends Point {
  readonly keys: Readonly<Record<string, string>>
}

/** What is remembered of a series and of each kind of its runs. */
export interface SegmentedState {
  readonly all: SeriesState
  /** Oldest first. */
  readonly past: readonly KeyedPoint[]
  /** What kinds are told apart by. */
  readonly key: string | undefined
  readonly kinds: ReadonlyMap<string, Kind>
}

export interface Kind {
  readonly state: SeriesState
  /** Where its points stand among all. */
  readonly indices: readonly number[]
}

/** How runs are told apart: by this key, by the best of `names` (`auto`), or not at all. */
export interface Segmenting {
  readonly segment: string | undefined
  readonly names: readonly string[]
}

export const startOfSegmented = ({ segment }: Segmenting): SegmentedState => ({
  all: startOfSeries,
  past: [],
  key: segment === 'auto' ? undefined : segment,
  kinds: new Map(),
})

/** Runs between two looks at which key is best, and how many of the last runs each look weighs. */
const LOOK_EVERY = 25
const LOOK_BACK = 200

export interface SegmentedStep {
  readonly state: SegmentedState
  readonly judged: Judged
}

/** Judges a run by what came before, and learns from it. */
export function stepSegmented(
  given: SegmentedState,
  point: KeyedPoint,
  by: { readonly basis: Basis; readonly segmenting: Segmenting; readonly asked: Asked },
): SegmentedStep {
  const { basis, segmenting, asked } = by
  const index = given.past.length
  const isTime = segmenting.segment === 'auto' && index % LOOK_EVERY === 0 && index >= LOOK_EVERY
  const before = isTime ? chosen(given, by) : given
  const past = [...before.past, point]
  const silent: Asked = { thresholds: asked.thresholds, brief: true }
  if (before.key === undefined) {
    const { state, judged } = step(before.all, point, basis, asked)
    return { state: { ...before, all: state, past }, judged }
  }
  const name = kindNameOf(point, before.key)
  const kind = before.kinds.get(name) ?? NEW_KIND
  const isGrown = kind.state.samples >= basis.settings.gatingSamples
  const all = step(before.all, point, basis, isGrown ? silent : asked)
  const own = step(kind.state, point, basis, isGrown ? asked : silent)
  const kinds = new Map(before.kinds).set(name, { state: own.state, indices: [...kind.indices, index] })
  const judged = isGrown ? placed(own.judged, kind.indices, index) : all.judged
  return { state: { ...before, all: all.state, past, kinds }, judged }
}

export const NEW_KIND: Kind = { state: startOfSeries, indices: [] }

/** Indices of the kind’s points as indices of all points. */
function placed(judged: Judged, indices: readonly number[], index: number): Judged {
  const at = (point: number): number => indices[point] ?? index
  const { since, episode, levelSince, open, closed, lasting } = judged
  return {
    ...judged,
    ...(since !== undefined && { since: at(since) }),
    ...(episode !== undefined && { episode: at(episode) }),
    ...(levelSince !== undefined && { levelSince: at(levelSince) }),
    ...(open && { open: { ...open, since: at(open.since) } }),
    ...(lasting && { lasting: { ...lasting, since: at(lasting.since), first: at(lasting.first) } }),
    ...(closed && { closed: { since: at(closed.since), episode: at(closed.episode) } }),
  }
}

/** With the key that tells the last runs apart best; where it is another, every kind is learnt anew. */
function chosen(
  state: SegmentedState,
  { basis, segmenting, asked }: { readonly basis: Basis; readonly segmenting: Segmenting; readonly asked: Asked },
): SegmentedState {
  const recent = state.past.slice(-LOOK_BACK)
  const varying = segmenting.names.filter((name) => recent.some(({ keys }) => keys[name] !== recent[0]?.keys[name]))
  const key = varying.length === 0 ? state.key : bestSegmentKey(recent.filter(isKeyed), varying)
  if (key === state.key) return state
  const kinds = new Map<string, { state: SeriesState; readonly indices: number[] }>()
  if (key !== undefined)
    for (const [index, point] of state.past.entries()) {
      const name = kindNameOf(point, key)
      const kind = kinds.get(name) ?? { state: startOfSeries, indices: [] }
      kinds.set(name, kind)
      kind.state = step(kind.state, point, basis, { thresholds: asked.thresholds, brief: true }).state
      kind.indices.push(index)
    }
  return { ...state, key, kinds }
}

/** A stored model names its key: only what the runs themselves bear counts. */
export const kindNameOf = ({ keys }: KeyedPoint, key: string): string =>
  Object.hasOwn(keys, key) ? (keys[key] ?? '') : ''

const isKeyed = (point: KeyedPoint): point is KeyedPoint & Keyed => isUsable(point) && point.value > 0
