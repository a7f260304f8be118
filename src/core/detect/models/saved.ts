/** What is kept of a series from run to run: what cannot be worked out of its values again at no cost. */

import type { JudgeState, SeriesModel } from '../../model/index.js'
import { scaleFor } from '../../statistics/scale.js'
import { keptOutcomes } from '../detectors/failure-rate.js'
import { isUsable, type Point } from '../engine/judged.js'
import { type KeyedPoint, type Kind, kindNameOf, type SegmentedState } from '../engine/segmented.js'
import { keptValues, type SeriesState, withLeveled } from '../engine/series-state.js'
import type { DetectSettings } from '../engine/settings.js'

/** More kinds than this are not worth keeping: they are learnt anew. */
const MOST_KINDS = 12

type Saved = Pick<SeriesModel, 'state' | 'key' | 'kinds'>

export function saveSegmented({ all, key, kinds }: SegmentedState): Saved | undefined {
  const state = saveSeries(all)
  if (key === undefined) return { state }
  if (kinds.size > MOST_KINDS) return undefined
  return { state, key, kinds: Object.fromEntries([...kinds].map(([name, kind]) => [name, saveSeries(kind.state)])) }
}

function saveSeries({ level, moves, episode, past, drifted, marks, outcomes }: SeriesState): JudgeState {
  return {
    level,
    ...(moves.length > 0 && { moves }),
    ...(episode && { episode }),
    ...(past && { past }),
    ...(drifted !== undefined && { drifted }),
    ...(marks.length > 0 && { marks }),
    ...(outcomes.usualRate !== undefined && { failureRate: outcomes.usualRate }),
  }
}

/**
 * As if it had learnt from those points.
 *
 * @throws RangeError where what was saved does not speak of the kinds there are
 */
export function resumeSegmented(
  { state, key, kinds: saved = {} }: Saved,
  points: readonly KeyedPoint[],
  settings: DetectSettings,
): SegmentedState {
  const all = resumeSeries(state, points, settings)
  if (key === undefined) return { all, past: points, key, kinds: new Map() }
  const groups = new Map<string, { readonly own: KeyedPoint[]; readonly indices: number[] }>()
  for (const [index, point] of points.entries()) {
    const name = kindNameOf(point, key)
    const group = groups.get(name) ?? { own: [], indices: [] }
    groups.set(name, group)
    group.own.push(point)
    group.indices.push(index)
  }
  const kinds = new Map<string, Kind>()
  for (const [name, { own, indices }] of groups) {
    const known = Object.hasOwn(saved, name) ? saved[name] : undefined
    if (known === undefined) throw new RangeError(`nothing is kept of the runs of ${key} ${name}`)
    kinds.set(name, { state: resumeSeries(known, own, settings), indices })
  }
  return { all, past: points, key, kinds }
}

function resumeSeries(saved: JudgeState, points: readonly Point[], settings: DetectSettings): SeriesState {
  const usable = points.flatMap((point, index) =>
    isUsable(point) ? [{ value: point.value, at: point.at, index }] : [],
  )
  const seen = { zero: usable.some(({ value }) => value === 0), negative: usable.some(({ value }) => value < 0) }
  const kept = usable.slice(-keptValues(settings))
  const raw = kept.map(({ value }) => value)
  const first = usable.length - raw.length
  const leveled = raw.map(scaleFor(seen).to)
  // A model is somebody’s file: what it says of values there are not is passed by.
  for (const { since, gap } of saved.moves ?? [])
    for (let i = 0; i < Math.min(since - first, raw.length); i++) leveled[i] = (leveled[i] as number) + gap
  const state: SeriesState = {
    points: points.length,
    samples: usable.length,
    seen,
    raw,
    leveled,
    sorted: new Float64Array(0),
    times: kept.map(({ at }) => at),
    indices: kept.map(({ index }) => index),
    moves: saved.moves ?? [],
    level: Math.min(saved.level, usable.length),
    episode: saved.episode,
    past: saved.past,
    drifted: saved.drifted,
    marks: saved.marks ?? [],
    outcomes: keptOutcomes(points, saved.failureRate),
  }
  return withLeveled(state, leveled, settings.window)
}
