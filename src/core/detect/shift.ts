/**
 * The level has moved: the last runs fit the earlier ones far better once moved by a factor.
 *
 * A generalised likelihood ratio (Lorden 1971; Basseville, Nikiforov 1993, "Detection of abrupt changes", §2.4) with a
 * kernel density in place of a normal one: the gain in log likelihood of the last runs, maximised over the size of the
 * move. The same gain, summed backwards, locates the change. Measured against a rank test in docs/detection.md.
 */
import { logDensity } from '../baseline/density.js'
import { median } from '../baseline/sorted-window.js'
import type { Detector, SeriesView, Vote } from './detector.js'

/** Runs after and before the change, the fewest before it, and the least size of a move. */
export const SHIFT = { later: 8, earlier: 70, least: 15, effect: 0.1, gain: 7.5, lookBack: 12 } as const
const DENSITY = { neighbours: 5, leastBandwidth: 0.035, background: 0.1 } as const
/** Moves that are tried, as factors; in between, the density’s width is enough. */
const FACTORS = [1.1, 1.15, 1.2, 1.3, 1.4, 1.5, 1.75, 2, 3]

export const shift: Detector = {
  name: 'shift',
  kind: 'shift',
  movesLevel: true,
  learn: (view) => {
    const { leveled: values } = view
    const split = values.length - SHIFT.later + 1
    if (split < SHIFT.least) return undefined
    const before = values.slice(Math.max(0, split - SHIFT.earlier), split)
    const tail = values.slice(split)
    const level = median(before)
    let density: ((value: number) => number) | undefined
    return (value) => {
      const later = [...tail, value]
      const moved = median(later) - level
      const floor = floorOf(view, level, moved)
      const quiet: Vote = {
        kind: 'shift',
        score: 0,
        expected: level,
        low: level - floor,
        high: level + floor,
        confidence: 0,
        because: '',
      }
      if (Math.abs(moved) < floor) return quiet
      density ??= logDensity(before, DENSITY)
      const best = bestMove({ later, density, view, level, sign: Math.sign(moved) })
      return {
        ...quiet,
        score: best.gain / SHIFT.gain,
        gap: moved,
        confidence: 1 - Math.exp(-best.gain),
        because: `the last ${later.length} runs are e^${best.gain.toFixed(1)} times likelier at a level ${times(view, level, moved)} the one before`,
        since: locate({ values: [...values, value], density, move: best.move }),
      }
    }
  },
}

const floorOf = (view: SeriesView, level: number, moved: number): number =>
  moved >= 0 ? view.scale.rise(level, SHIFT.effect) : view.scale.fall(level, SHIFT.effect)

const times = (view: SeriesView, level: number, moved: number): string => {
  const before = view.scale.from(level)
  return before > 0 ? `${(view.scale.from(level + moved) / before).toFixed(2)}×` : 'away from'
}

function bestMove(given: {
  readonly later: readonly number[]
  readonly density: (value: number) => number
  readonly view: SeriesView
  readonly level: number
  readonly sign: number
}): { readonly gain: number; readonly move: number } {
  const { later, density, view, level, sign } = given
  const gainOf = (move: number): number => later.reduce((sum, value) => sum + density(value - move), 0)
  const still = gainOf(0)
  let best = { gain: 0, move: 0 }
  for (const factor of FACTORS) {
    const move = sign > 0 ? view.scale.rise(level, factor - 1) : -view.scale.fall(level, factor - 1)
    const gain = gainOf(move) - still
    if (gain > best.gain) best = { gain, move }
  }
  return best
}

/** The start from which moving every later run gains most. */
function locate(given: {
  readonly values: readonly number[]
  readonly density: (value: number) => number
  readonly move: number
}): number {
  const { values, density, move } = given
  let at = values.length - 1
  let sum = 0
  let best = Number.NEGATIVE_INFINITY
  for (let i = values.length - 1; i >= Math.max(1, values.length - SHIFT.lookBack); i--) {
    const value = values[i] as number
    sum += density(value - move) - density(value)
    if (sum > best) {
      best = sum
      at = i
    }
  }
  return at
}
