/** What is remembered of a series while its runs go by. */

import type { Better, JudgeState } from '../../model/index.js'
import { scaleFor } from '../../statistics/scale.js'
import { createSortedWindow } from '../../statistics/sorted-window.js'
import type { SeriesView, Vote } from '../detectors/detector.js'
import { createCalibration } from './calibration.js'
import { isUsable, type Point } from './judged.js'
import type { DetectSettings } from './settings.js'

type Learnt = Pick<Point, 'at' | 'feedback'> & { readonly value: number }

export interface SeriesState {
  /** As things stand: the same object all the time, for a run must cost little. */
  readonly view: SeriesView
  /** Takes the scale that fits this value too. @param at when the run is that is judged next */
  readonly admit: (value: number, at: number | undefined) => void
  /** @param point index among the points; @param score what a band of width 1 made of it */
  readonly add: (learnt: Learnt, point: number, score: number) => void
  /** The level has moved: what came before is carried over to the new one, so that its noise stays known. */
  readonly move: (vote: Vote) => void
  /** Index of the point that held a learnt value; undefined of one that is still to come. */
  readonly pointOf: (learnt: number) => number | undefined
  /** What a later process goes on from; undefined shortly after a change of scale, whose traces are not kept. */
  readonly save: () => SavedState | undefined
}

type SavedState = Pick<JudgeState, 'level' | 'moves' | 'normal' | 'high' | 'scores'>

/** What was saved, with the points seen until then. */
export interface Resumed {
  readonly state: JudgeState
  readonly points: readonly Point[]
}

/** Values after a change of scale until nothing of the scale before is left in what is saved. */
const SETTLED = 21

type Open<T> = { -readonly [K in keyof T]: T[K] }

export function createSeriesState(options: {
  readonly better: Better
  readonly settings: DetectSettings
  readonly resumed?: Resumed | undefined
}): SeriesState {
  const { better, settings, resumed } = options
  const raw: number[] = []
  const points: number[] = []
  const times: (number | undefined)[] = []
  let values: number[] = []
  let leveled: number[] = []
  const window = createSortedWindow(settings.window)
  const recents = settings.recent.map((runs) => createSortedWindow(runs))
  const seen = { zero: false, negative: false }
  let moves: { readonly since: number; readonly gap: number }[] = []
  let rescaledAt = 0
  for (const [index, point] of resumed?.points.entries() ?? []) {
    if (!isUsable(point)) continue
    raw.push(point.value)
    points.push(index)
    times.push(point.at)
    seen.zero ||= point.value === 0
    seen.negative ||= point.value < 0
  }
  values = raw.map(scaleFor(seen).to)
  leveled = [...values]
  const carry = (since: number, gap: number): void => {
    for (let i = Math.max(0, since - 2 * settings.window); i < since; i++) leveled[i] = (leveled[i] as number) + gap
    moves.push({ since, gap })
  }
  // A model is somebody’s file: what it says of values there are not is passed by.
  for (const { since, gap } of resumed?.state.moves ?? []) if (since <= raw.length) carry(since, gap)
  const calibration = createCalibration(
    settings.budget,
    resumed && { state: resumed.state, values, feedback: (i) => resumed.points[points[i] ?? -1]?.feedback },
  )
  const view: Open<SeriesView> = {
    at: undefined,
    times,
    recentMost: Number.NaN,
    recentLeast: Number.NaN,
    better,
    scale: scaleFor(seen),
    values,
    leveled,
    levelStart: Math.min(resumed?.state.level ?? 0, raw.length),
    window,
    settings,
    width: calibration.width(),
    worked: { band: undefined },
  }
  const noteRecent = (): void => {
    let most = Number.NEGATIVE_INFINITY
    let least = Number.POSITIVE_INFINITY
    for (const one of recents) {
      const median = one.median()
      if (median > most) most = median
      if (median < least) least = median
    }
    view.recentMost = most
    view.recentLeast = least
  }
  const refill = (): void => {
    window.fill(leveled, 0)
    for (const one of recents) one.fill(values, 0)
    noteRecent()
  }
  const rescale = (): void => {
    values = raw.map(view.scale.to)
    leveled = [...values]
    view.values = values
    view.leveled = leveled
    refill()
    view.worked.band = undefined
    moves = []
    rescaledAt = raw.length
  }
  if (resumed) refill()
  return {
    view,
    admit: (value, at) => {
      view.at = at
      if (value > 0 || seen.negative || (value === 0 && seen.zero)) return
      seen.zero ||= value === 0
      seen.negative ||= value < 0
      const fitting = scaleFor(seen)
      if (fitting === view.scale) return
      view.scale = fitting
      rescale()
    },
    add: ({ value, at, feedback }, point, score) => {
      const scaled = view.scale.to(value)
      calibration.note(scaled, score, feedback)
      times.push(at)
      points.push(point)
      raw.push(value)
      values.push(scaled)
      leveled.push(scaled)
      window.add(scaled)
      for (const one of recents) one.add(scaled)
      noteRecent()
      view.width = calibration.width()
      view.worked.band = undefined
    },
    move: ({ since, gap }) => {
      if (since === undefined || gap === undefined) return
      view.levelStart = since
      carry(since, gap)
      window.fill(leveled, 0)
      view.worked.band = undefined
    },
    pointOf: (learnt) => points[learnt],
    save: () => {
      if (rescaledAt > 0 && raw.length - rescaledAt < SETTLED) return undefined
      // Farther back than two windows nobody looks.
      const near = moves.filter(({ since }) => since > raw.length - 2 * settings.window)
      return { level: view.levelStart, ...(near.length > 0 && { moves: near }), ...calibration.save() }
    },
  }
}
