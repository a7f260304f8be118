/**
 * The level has moved: the last few runs rank above those before, the change point located by the largest rank gap.
 */
import { greaterByRank } from '../baseline/rank-test.js'
import { median } from '../baseline/sorted-window.js'
import type { Detector, SeriesView, Vote } from './detector.js'

interface Windows {
  readonly later: number
  readonly earlier: number
  readonly least: number
  readonly effect: number
  readonly p: number
}

const SHIFT: Windows = { later: 8, earlier: 60, least: 15, effect: 0.1, p: 1e-3 }
const DRIFT: Windows = { later: 10, earlier: 60, least: 30, effect: 0.15, p: 1e-4 }

const byRank = (kind: 'shift' | 'drift', windows: Windows): Detector => ({
  name: kind,
  kind,
  learn: (view) => {
    const { values } = view
    const split = values.length - windows.later + 1
    if (split < windows.least) return undefined
    const tail = values.slice(split)
    const before = values.slice(Math.max(0, split - windows.earlier), split)
    const level = median(before)
    return (value) => judge({ kind, windows, view, later: [...tail, value], before, level })
  },
})

export const shift = byRank('shift', SHIFT)
export const drift = byRank('drift', DRIFT)

function judge(given: {
  readonly kind: 'shift' | 'drift'
  readonly windows: Windows
  readonly view: SeriesView
  readonly later: readonly number[]
  readonly before: readonly number[]
  readonly level: number
}): Vote {
  const { kind, windows, view, later, before, level } = given
  const present = median(later)
  const gap = present - level
  const floor = gap >= 0 ? view.scale.rise(level, windows.effect) : view.scale.fall(level, windows.effect)
  const quiet: Vote = {
    kind,
    score: 0,
    expected: level,
    low: level - floor,
    high: level + floor,
    confidence: 0,
    because: '',
  }
  if (Math.abs(gap) < floor) return quiet
  const p = gap > 0 ? greaterByRank(later, before) : greaterByRank(before, later)
  if (p >= windows.p) return quiet
  return {
    ...quiet,
    gap,
    score: Math.log(p) / Math.log(windows.p),
    confidence: 1 - p,
    because: `the last ${later.length} runs rank above the ${before.length} before (p = ${p.toExponential(1)})`,
    since: changePoint([...before, ...later]) + view.values.length + 1 - before.length - later.length,
  }
}

/** The split that leaves the least absolute deviation from the medians of both sides. */
export function changePoint(values: readonly number[]): number {
  let best = values.length - 1
  let least = Number.POSITIVE_INFINITY
  for (let split = Math.max(1, values.length - 30); split < values.length; split++) {
    const cost = deviationSum(values.slice(0, split)) + deviationSum(values.slice(split))
    if (cost < least) {
      least = cost
      best = split
    }
  }
  return best
}

const deviationSum = (values: readonly number[]): number => {
  const center = median(values)
  return values.reduce((sum, value) => sum + Math.abs(value - center), 0)
}
