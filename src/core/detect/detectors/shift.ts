/** The level has moved at once, and stays: located by the likelihood ratio of core/detect/likelihood.ts. */
import { median } from '../../statistics/sorted-window.js'
import { chanceOf, type Detector, type SeriesView } from './detector.js'
import { type Comparison, careFor, comparisonOf, floorOf, isNearLevel, movesOf, sizeOf } from './likelihood.js'

const WINDOWS = { later: 10, earlier: 80, least: 15, effect: 0.1 } as const
/** Runs whose median tells the present level: odd, so that all series of a run see it move at once. */
const PRESENT = 7

export const shift: Detector = {
  name: 'shift',
  kind: 'shift',
  isSilent: (view, value) => isNearLevel(view, value, WINDOWS, PRESENT),
  learn: (view) => {
    const compare = comparisonOf(view, WINDOWS, PRESENT)
    if (compare === undefined) return undefined
    const needed = view.settings.shiftGain
    return (value) => {
      const comparison = compare(value)
      if (comparison === undefined) return undefined
      const { level, moved, later } = comparison
      const floor = floorOf(view, comparison, WINDOWS.effect)
      if (Math.abs(moved) < floor) return undefined
      const [best] = movesOf(view, comparison)
        .map(({ size, caution }) => ({ caution, gain: comparison.gain(() => size) }))
        .sort((a, b) => b.gain / b.caution - a.gain / a.caution)
      const { gain, caution } = best ?? { gain: 0, caution: 1 }
      // What counts is the evidence beyond what a move of this size and way asks for.
      const p = chanceOf(gain / (caution * careFor(view, comparison)), needed)
      if (p >= 1) return undefined
      const at = beginningOf(view, comparison)
      return {
        kind: 'shift',
        p,
        expected: level,
        gap: median(later.slice(Math.max(0, at))) - level,
        moves: true,
        isLarge: true,
        since: view.leveled.length + 1 - later.length + at,
        because: () =>
          `the last ${later.length} runs fit ${sizeOf(view, comparison)} (log likelihood ${gain.toFixed(1)} better)`,
      }
    }
  },
}

/** Where it began, by the move and the start that explain the runs best together. */
const beginningOf = (view: SeriesView, comparison: Comparison): number =>
  movesOf(view, comparison)
    .map(({ size }) => comparison.split(size))
    .reduce((best, one) => (one.gain > best.gain ? one : best)).at
