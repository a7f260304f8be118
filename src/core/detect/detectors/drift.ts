/**
 * The level creeps, no single step being large: the likelihood ratio of core/detect/likelihood.ts against a slope.
 * Where one step explains the same runs better, it is left to the shift detector: a slope would be told too early.
 */
import { chanceOf, type Detector } from './detector.js'
import { careFor, comparisonOf, floorOf, isNearLevel, movesOf, sizeOf } from './likelihood.js'

const WINDOWS = { later: 20, earlier: 80, least: 40, effect: 0.1 } as const
/** Runs whose median tells the present level. */
const PRESENT = 8
/** Slopes that are tried, a share a run. */
const SLOPES = [0.005, 0.01, 0.015, 0.02]

export const drift: Detector = {
  name: 'drift',
  kind: 'drift',
  isSilent: (view, value) => isNearLevel(view, value, WINDOWS, PRESENT),
  learn: (view) => {
    const compare = comparisonOf(view, WINDOWS, PRESENT)
    if (compare === undefined) return undefined
    return (value) => {
      const comparison = compare(value)
      if (comparison === undefined) return undefined
      const { level, moved, later } = comparison
      const floor = floorOf(view, comparison, WINDOWS.effect)
      if (Math.abs(moved) < floor) return undefined
      const stepOf = (slope: number): number =>
        moved >= 0 ? view.scale.rise(level, slope) : -view.scale.fall(level, slope)
      const gain = Math.max(...SLOPES.map((slope) => comparison.gain((i) => (i + 1) * stepOf(slope))))
      const p = chanceOf(gain / careFor(view, comparison), view.settings.driftGain)
      if (p >= 1) return undefined
      const split = bestOf(movesOf(view, comparison).map(({ size }) => comparison.split(size)))
      if (split !== undefined && split.gain > gain) return undefined
      return {
        kind: 'drift',
        p,
        expected: level,
        gap: moved,
        moves: true,
        isLarge: true,
        since: view.leveled.length + 1 - PRESENT,
        because: () =>
          `the last ${later.length} runs fit a slope to ${sizeOf(view, comparison)} (log likelihood ${gain.toFixed(1)} better)`,
      }
    }
  },
}

const bestOf = <T extends { readonly gain: number }>(all: readonly T[]): T | undefined =>
  all.reduce<T | undefined>((best, one) => (best === undefined || one.gain > best.gain ? one : best), undefined)
