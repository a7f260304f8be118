/** Judges a series whose runs bear keys: each run by its own kind, and by all runs while its kind is young. */

import type { Better, SeriesModel } from '../../model/index.js'
import { bestSegmentKey, type Keyed } from '../../statistics/segment.js'
import type { Baseline, Judged, Point } from './judged.js'
import { type Alarm, createSeriesJudge, type SeriesJudge } from './series.js'
import type { DetectSettings } from './settings.js'

export interface KeyedPoint extends Point {
  readonly keys: Readonly<Record<string, string>>
}

export interface SegmentedJudge {
  readonly judge: (point: KeyedPoint, whatIf?: readonly number[]) => Judged
  readonly learn: (point: KeyedPoint) => Alarm | undefined
  /** The key in use. */
  readonly segment: () => string | undefined
  /** What is known of all its runs together. */
  readonly baseline: () => Baseline
  readonly save: () => SegmentedState | undefined
}

/** What `resumed` takes, given the same points again. */
export type SegmentedState = Pick<SeriesModel, 'state' | 'key' | 'kinds'>

/** More kinds than this are not worth keeping: they are learnt anew. */
const MOST_KINDS = 12

/** Runs between two looks at which key is best, and how many of the last runs each look weighs. */
const LOOK_EVERY = 25
const LOOK_BACK = 200

/** @param options.segment a key’s name, or `auto` to choose among `names` by measurement, by earlier runs only */
export function createSegmentedJudge(options: {
  readonly better: Better
  readonly settings: DetectSettings
  readonly segment: string
  readonly names: readonly string[]
  readonly resumed?: { readonly state: SegmentedState; readonly points: readonly KeyedPoint[] } | undefined
}): SegmentedJudge {
  const { better, settings, segment, names, resumed } = options
  const all = createSeriesJudge({
    better,
    settings,
    resumed: resumed && { state: resumed.state.state, points: resumed.points },
  })
  const past: KeyedPoint[] = [...(resumed?.points ?? [])]
  let key = segment === 'auto' ? resumed?.state.key : segment
  let kinds = new Map<string, Kind>()
  let seen: KeyedPoint['keys'] | undefined
  const distinct = new Map<string, { readonly first: string | undefined; readonly many: boolean }>()

  const seeKey = (name: string, value: string | undefined): void => {
    const seen = distinct.get(name)
    if (seen === undefined) distinct.set(name, { first: value, many: false })
    else if (!seen.many && seen.first !== value) distinct.set(name, { first: value, many: true })
  }

  const see = (point: KeyedPoint): void => {
    // Runs of a kind share their keys: mostly there is nothing new to see.
    if (segment === 'auto' && point.keys !== seen) for (const name of names) seeKey(name, point.keys[name])
    seen = point.keys
  }
  for (const point of past) see(point)

  const kindOf = (name: string, point: KeyedPoint): Kind => {
    const value = kindNameOf(point, name)
    const known = kinds.get(value) ?? { judge: createSeriesJudge({ better, settings }), indices: [], learnt: 0 }
    kinds.set(value, known)
    return known
  }
  if (resumed && key !== undefined) kinds = kindsOf(key, resumed, { better, settings })
  const learn = (name: string, point: KeyedPoint, index: number): Alarm | undefined => {
    const kind = kindOf(name, point)
    const alarm = kind.judge.learn(point)
    note(kind, point, index)
    return alarm
  }
  const choose = (): void => {
    const varying = names.filter((name) => distinct.get(name)?.many)
    if (varying.length === 0) return
    const points = past.slice(-LOOK_BACK).filter(isKeyed)
    const best = bestSegmentKey(points, varying)
    if (best === key) return
    key = best
    kinds = new Map()
    if (best !== undefined) for (const [index, point] of past.entries()) learn(best, point, index)
  }

  const take = (point: KeyedPoint): number => {
    const index = past.length
    if (segment === 'auto' && index % LOOK_EVERY === 0 && index >= LOOK_EVERY) choose()
    past.push(point)
    see(point)
    return index
  }

  return {
    segment: () => key,
    baseline: all.baseline,
    save: () => {
      const state = all.save()
      if (state === undefined || key === undefined) return state && { state }
      const saved = [...kinds].flatMap(([value, { judge }]) => {
        const own = judge.save()
        return own === undefined ? [] : [[value, own] as const]
      })
      return saved.length === kinds.size && kinds.size <= MOST_KINDS
        ? { state, key, kinds: Object.fromEntries(saved) }
        : undefined
    },
    learn: (point) => {
      const index = take(point)
      const alarm = all.learn(point)
      if (key === undefined) return alarm
      const own = kindOf(key, point).learnt >= settings.gatingSamples
      const byKind = learn(key, point, index)
      return own ? byKind : alarm
    },
    judge: (point, whatIf) => {
      const index = take(point)
      if (key === undefined) return all.judge(point, whatIf)
      const kind = kindOf(key, point)
      const own = kind.learnt >= settings.gatingSamples
      const judged = own ? kind.judge.judge(point, whatIf) : all.judge(point, whatIf)
      if (own) all.learn(point)
      else kind.judge.learn(point)
      note(kind, point, index)
      if (!own) return judged
      const indexOf = (point: number): number => kind.indices[point] ?? index
      return {
        ...judged,
        ...(judged.since !== undefined && { since: indexOf(judged.since) }),
        ...(judged.levelSince !== undefined && { levelSince: indexOf(judged.levelSince) }),
      }
    },
  }
}

/** A stored model names its key: only what the runs themselves bear counts. */
const kindNameOf = ({ keys }: KeyedPoint, key: string): string => (Object.hasOwn(keys, key) ? (keys[key] ?? '') : '')

interface Kind {
  readonly judge: SeriesJudge
  /** Where its points stand among all. */
  readonly indices: number[]
  learnt: number
}

/** @throws RangeError where what was saved does not speak of the kinds there are */
function kindsOf(
  key: string,
  { state, points }: { readonly state: SegmentedState; readonly points: readonly KeyedPoint[] },
  options: { readonly better: Better; readonly settings: DetectSettings },
): Map<string, Kind> {
  const groups = new Map<string, { readonly own: KeyedPoint[]; readonly indices: number[]; learnt: number }>()
  for (const [index, point] of points.entries()) {
    const value = kindNameOf(point, key)
    const group = groups.get(value) ?? { own: [], indices: [], learnt: 0 }
    groups.set(value, group)
    group.own.push(point)
    group.indices.push(index)
    if (point.ok && point.value !== undefined) group.learnt++
  }
  const kinds = new Map<string, Kind>()
  for (const [value, { own, indices, learnt }] of groups) {
    const saved = state.kinds !== undefined && Object.hasOwn(state.kinds, value) ? state.kinds[value] : undefined
    if (saved === undefined) throw new RangeError(`nothing is kept of the runs of ${key} ${value}`)
    kinds.set(value, {
      judge: createSeriesJudge({ ...options, resumed: { state: saved, points: own } }),
      indices,
      learnt,
    })
  }
  return kinds
}

const note = (kind: Kind, point: KeyedPoint, index: number): void => {
  kind.indices.push(index)
  if (point.ok && point.value !== undefined) kind.learnt++
}

const isKeyed = (point: KeyedPoint): point is KeyedPoint & Keyed =>
  point.ok && point.value !== undefined && point.value > 0
