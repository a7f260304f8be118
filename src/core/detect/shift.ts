/** The level has moved at once, and stays: located by the likelihood ratio of core/detect/likelihood.ts. */
import { median } from '../baseline/sorted-window.js'
import type { Detector } from './detector.js'
import { comparisonOf, floorOf, isNearLevel, movesOf, sizeOf } from './likelihood.js'

const WINDOWS = { later: 8, earlier: 70, least: 15, effect: 0.1 } as const
export const shift: Detector = {
  name: 'shift',
  kind: 'shift',
  movesLevel: true,
  isSilent: (view, value) => isNearLevel(view, value, WINDOWS, WINDOWS.later),
  learn: (view) => {
    const compare = comparisonOf(view, WINDOWS, WINDOWS.later)
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
        .map((move) => ({ move, gain: comparison.gain(() => move) }))
        .sort((a, b) => b.gain - a.gain)
      const { gain, move } = best ?? { gain: 0, move: moved }
      const at = gain < needed ? undefined : comparison.split(move).at
      return {
        ...band,
        score: Math.max(0, gain) / needed,
        gap: at === undefined ? moved : median(later.slice(Math.max(0, at))) - level,
        confidence: 1 - Math.exp(-Math.max(0, gain)),
        because: `the last ${later.length} runs fit ${sizeOf(view, comparison)} (log likelihood ${gain.toFixed(1)} better)`,
        ...(at !== undefined && { since: view.leveled.length + 1 - later.length + at }),
      }
    }
  },
}
