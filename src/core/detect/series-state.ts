/** What is remembered of a series while its runs go by. */
import { type Scale, scaleFor } from '../baseline/scale.js'
import { createSortedWindow } from '../baseline/sorted-window.js'
import type { Better } from '../model/index.js'
import { createCalibration } from './calibration.js'
import type { SeriesView, Vote } from './detector.js'
import type { Point } from './judged.js'
import type { DetectSettings } from './settings.js'

type Learnt = Pick<Point, 'at' | 'feedback'> & { readonly value: number }

export interface SeriesState {
  /** @param at when the judged run is */
  readonly view: (at?: number) => SeriesView
  /** Takes note of a run that is not learnt from. */
  readonly skip: (ok: boolean) => void
  /** Takes the scale that fits this value too. */
  readonly admit: (value: number) => void
  /** @param score what a band of width 1 made of it */
  readonly add: (point: Learnt, score: number) => void
  /** The level has moved: what came before is carried over to the new one, so that its noise stays known. */
  readonly move: (vote: Vote) => void
  /** Index of the point that held a learnt value. */
  readonly pointOf: (learnt: number) => number
  readonly points: () => number
  /** How many values are learnt. */
  readonly samples: () => number
}

export function createSeriesState(options: {
  readonly better: Better
  readonly settings: DetectSettings
}): SeriesState {
  const { better, settings } = options
  const raw: number[] = []
  const points: number[] = []
  const times: (number | undefined)[] = []
  const outcomes: boolean[] = []
  const window = createSortedWindow(settings.window)
  const recents = settings.recent.map((runs) => createSortedWindow(runs))
  const seen = { zero: false, negative: false }
  let scale: Scale = scaleFor(seen)
  let values: number[] = []
  let leveled: number[] = []
  let levelStart = 0
  const calibration = createCalibration(settings.budget)

  const fillWindow = (): void => {
    window.clear()
    for (const value of leveled.slice(-settings.window)) window.add(value)
  }
  return {
    view: (at) => ({
      at,
      times,
      recentMedians: recents.map((one) => one.median()),
      better,
      scale,
      values,
      leveled,
      levelStart,
      window,
      outcomes,
      settings,
      width: calibration.width(),
      worked: {},
    }),
    skip: (ok) => {
      outcomes.push(ok)
    },
    admit: (value) => {
      seen.zero ||= value === 0
      seen.negative ||= value < 0
      const fitting = scaleFor(seen)
      if (fitting === scale) return
      scale = fitting
      values = raw.map(scale.to)
      leveled = [...values]
      fillWindow()
      recents.forEach((one, i) => {
        one.clear()
        for (const known of values.slice(-(settings.recent[i] ?? 0))) one.add(known)
      })
    },
    add: ({ value, at, feedback }, score) => {
      times.push(at)
      const scaled = scale.to(value)
      calibration.note(scaled, score, feedback)
      points.push(outcomes.length)
      outcomes.push(true)
      raw.push(value)
      values.push(scaled)
      leveled.push(scaled)
      window.add(scaled)
      for (const one of recents) one.add(scaled)
    },
    move: ({ since, gap }) => {
      if (since === undefined || gap === undefined) return
      levelStart = since
      for (let i = Math.max(0, since - 2 * settings.window); i < since; i++) leveled[i] = (leveled[i] as number) + gap
      fillWindow()
    },
    pointOf: (learnt) => points[learnt] ?? outcomes.length,
    points: () => outcomes.length,
    samples: () => raw.length,
  }
}
