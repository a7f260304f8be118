/** What is remembered of a series while its runs go by. */
import { scaleFor } from '../baseline/scale.js'
import { createSortedWindow } from '../baseline/sorted-window.js'
import type { Better } from '../model/index.js'
import { createCalibration } from './calibration.js'
import type { SeriesView, Vote } from './detector.js'
import type { Point } from './judged.js'
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
}

type Open<T> = { -readonly [K in keyof T]: T[K] }

export function createSeriesState(options: {
  readonly better: Better
  readonly settings: DetectSettings
}): SeriesState {
  const { better, settings } = options
  const raw: number[] = []
  const points: number[] = []
  const times: (number | undefined)[] = []
  let values: number[] = []
  let leveled: number[] = []
  const window = createSortedWindow(settings.window)
  const recents = settings.recent.map((runs) => createSortedWindow(runs))
  const seen = { zero: false, negative: false }
  const calibration = createCalibration(settings.budget)
  const view: Open<SeriesView> = {
    at: undefined,
    times,
    recentMost: Number.NaN,
    recentLeast: Number.NaN,
    better,
    scale: scaleFor(seen),
    values,
    leveled,
    levelStart: 0,
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
  const rescale = (): void => {
    values = raw.map(view.scale.to)
    leveled = [...values]
    view.values = values
    view.leveled = leveled
    window.fill(leveled, 0)
    for (const one of recents) one.fill(values, 0)
    noteRecent()
    view.worked.band = undefined
  }
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
      for (let i = Math.max(0, since - 2 * settings.window); i < since; i++) leveled[i] = (leveled[i] as number) + gap
      window.fill(leveled, 0)
      view.worked.band = undefined
    },
    pointOf: (learnt) => points[learnt],
  }
}
