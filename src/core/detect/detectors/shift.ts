/** The level has moved at once, and stays: located by the likelihood ratio of core/detect/likelihood.ts. */
import { median } from '../../statistics/sorted-window.js'
import type { Detector, SeriesView } from './detector.js'
import { type Comparison, careFor, comparisonOf, floorOf, isNearLevel, movesOf, sizeOf } from './likelihood.js'

const WINDOWS = { later: 10, earlier: 80, least: 15, effect: 0.1 } as const
/** Runs whose median tells the present level: odd, so that all series of a run see it move at once. */
const PRESENT = 7

export const shift: Detector = {
  name: 'shift',
  kind: 'shift',
  movesLevel: true,
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
      const band = { kind: 'shift', expected: level, low: level - floor, high: level + floor } as const
      if (Math.abs(moved) < floor) return undefined
      const [best] = movesOf(view, comparison)
        .map(({ size, caution }) => ({ caution, gain: comparison.gain(() => size) }))
        .sort((a, b) => b.gain / b.caution - a.gain / a.caution)
      const { gain, caution } = best ?? { gain: 0, caution: 1 }
      const score = Math.max(0, gain) / (needed * caution * careFor(view, comparison))
      const at = score < 1 ? undefined : beginningOf(view, comparison)
      return {
        ...band,
        score,
        gap: at === undefined ? moved : median(later.slice(Math.max(0, at))) - level,
        confidence: 1 - Math.exp(-Math.max(0, gain)),
        because: `the last ${later.length} runs fit ${sizeOf(view, comparison)} (log likelihood ${gain.toFixed(1)} better)`,
        ...(at !== undefined && { since: view.leveled.length + 1 - later.length + at }),
      }
    }
  },
}

/** Where it began, by the move and the start that explain the runs best together. */
const beginningOf = (view: SeriesView, comparison: Comparison): number =>
  movesOf(view, comparison)
    .map(({ size }) => comparison.split(size))
    .reduce((best, one) => (one.gain > best.gain ? one : best)).at
