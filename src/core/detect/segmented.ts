/** Judges a series whose runs bear keys: each run by its own kind, and by all runs while its kind is young. */
import { bestSegmentKey, type Keyed } from '../baseline/segment.js'
import type { Better } from '../model/index.js'
import type { Judged, Point } from './judged.js'
import { createSeriesJudge, type Glance, type SeriesJudge } from './series.js'
import type { DetectSettings } from './settings.js'

export interface KeyedPoint extends Point {
  readonly keys: Readonly<Record<string, string>>
}

export interface SegmentedJudge {
  readonly judge: (point: KeyedPoint, whatIf?: readonly number[]) => Judged
  readonly learn: (point: KeyedPoint) => Glance
  /** The key in use. */
  readonly segment: () => string | undefined
}

/** Runs between two looks at which key is best, and how many of the last runs each look weighs. */
const LOOK_EVERY = 25
const LOOK_BACK = 200

/** @param options.segment a key’s name, or `auto` to choose among `names` by measurement, by earlier runs only */
export function createSegmentedJudge(options: {
  readonly better: Better
  readonly settings: DetectSettings
  readonly segment: string
  readonly names: readonly string[]
}): SegmentedJudge {
  const { better, settings, segment, names } = options
  const all = createSeriesJudge({ better, settings })
  const past: KeyedPoint[] = []
  let key = segment === 'auto' ? undefined : segment
  let kinds = new Map<string, Kind>()
  let seen: KeyedPoint['keys'] | undefined
  const distinct = new Map<string, { readonly first: string | undefined; readonly many: boolean }>()

  const seeKey = (name: string, value: string | undefined): void => {
    const seen = distinct.get(name)
    if (seen === undefined) distinct.set(name, { first: value, many: false })
    else if (!seen.many && seen.first !== value) distinct.set(name, { first: value, many: true })
  }

  const kindOf = (name: string, point: KeyedPoint): Kind => {
    const value = point.keys[name] ?? ''
    const known = kinds.get(value) ?? { judge: createSeriesJudge({ better, settings }), indices: [], learnt: 0 }
    kinds.set(value, known)
    return known
  }
  const learn = (name: string, point: KeyedPoint, index: number): Glance => {
    const kind = kindOf(name, point)
    const glance = kind.judge.learn(point)
    note(kind, point, index)
    return glance
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
    // Runs of a kind share their keys: mostly there is nothing new to see.
    if (segment === 'auto' && point.keys !== seen) for (const name of names) seeKey(name, point.keys[name])
    seen = point.keys
    return index
  }

  return {
    segment: () => key,
    learn: (point) => {
      const index = take(point)
      const glance = all.learn(point)
      if (key === undefined) return glance
      const own = kindOf(key, point).learnt >= settings.gatingSamples
      const byKind = learn(key, point, index)
      return own ? byKind : glance
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

interface Kind {
  readonly judge: SeriesJudge
  /** Where its points stand among all. */
  readonly indices: number[]
  learnt: number
}

const note = (kind: Kind, point: KeyedPoint, index: number): void => {
  kind.indices.push(index)
  if (point.ok && point.value !== undefined) kind.learnt++
}

const isKeyed = (point: KeyedPoint): point is KeyedPoint & Keyed =>
  point.ok && point.value !== undefined && point.value > 0
