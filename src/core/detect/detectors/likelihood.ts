/**
 * Has the level changed? The last runs fit the earlier ones far better once moved back.
 *
 * A generalised likelihood ratio (Lorden 1971, "Procedures for reacting to a change in distribution"; Basseville,
 * Nikiforov 1993, "Detection of abrupt changes", §2.4) with a kernel density in place of a normal one: the gain in log
 * likelihood of the last runs, maximised over the size of the change. Measured against a rank test in docs/detection.md.
 */
import { logDensity } from '../../statistics/density.js'
import { median, medianOfSorted, medianOfSpan } from '../../statistics/sorted-window.js'
import type { SeriesView } from './detector.js'

/** Runs looked at after and before the change, the fewest before it, and the least size of a change. */
export interface Windows {
  readonly later: number
  readonly earlier: number
  readonly least: number
  readonly effect: number
}

const DENSITY = { neighbours: 5, leastBandwidth: 0.02, background: 0.05 } as const

/** Share of the later runs that must each fit better once moved back; where fewer do, the evidence is discounted: a spell, no level. */
const AGREEMENT = { share: 0.8, discount: 0.6 } as const

export interface Comparison {
  /** Oldest first, the judged value last. */
  readonly later: readonly number[]
  readonly earlier: readonly number[]
  readonly level: number
  /** Present median less the earlier one. */
  readonly moved: number
  /** Log likelihood gained by taking `offsetOf(position)` off each later run, discounted where too few of them gain. */
  readonly gain: (offsetOf: (position: number) => number) => number
  /** What each later run gains, and the sum from the start to the end that is greatest. */
  readonly split: (move: number) => { readonly at: number; readonly gain: number }
}

/** Share of the least change below which a look at the median of the whole window is enough to say no. */
const GLANCE = 0.4

/**
 * @param recent how many of the last runs tell the present level
 * @returns undefined while the past is too short, and for a value that is plainly where the level is
 */
export function comparisonOf(
  view: SeriesView,
  windows: Windows,
  recent: number,
): ((value: number) => Comparison | undefined) | undefined {
  const { leveled } = view
  const start = leveled.length - windows.later + 1
  if (start < windows.least) return undefined
  const lazy = once(() => {
    const earlier = leveled.slice(Math.max(0, start - windows.earlier), start)
    return { earlier, level: median(earlier), likelihood: once(() => logDensity(earlier, DENSITY)) }
  })
  return (value) => {
    const present = medianOfSpan(leveled, leveled.length - recent + 1, leveled.length, value)
    const { center, near } = glanceAt(view, windows)
    if (Math.abs(present - center) < near) return undefined
    const { earlier, level, likelihood } = lazy()
    const later = [...leveled.slice(start), value]
    const logLikelihood = (one: number): number => likelihood()(one)
    const unmoved = once(() => later.map(logLikelihood))
    return {
      later,
      earlier,
      level,
      moved: present - level,
      gain: (offsetOf) => {
        // Asked for every move of every series that could have moved: most of what learning costs.
        const likelihoodOf = likelihood()
        const stood = unmoved()
        let sum = 0
        let agreeing = 0
        for (let i = 0; i < later.length; i++) {
          const gain = likelihoodOf((later[i] as number) - offsetOf(i)) - (stood[i] as number)
          if (gain > 0) agreeing++
          sum += gain
        }
        return sum > 0 && agreeing < AGREEMENT.share * later.length ? AGREEMENT.discount * sum : sum
      },
      split: (move) =>
        bestSplit(
          [...earlier.slice(-4), ...later],
          (one) => logLikelihood(one - move) - logLikelihood(one),
          later.length,
        ),
    }
  }
}

/** Where the level is at a glance, and what is near it. */
function glanceAt({ sorted, scale }: SeriesView, { effect }: Windows) {
  const center = medianOfSorted(sorted)
  return { center, near: GLANCE * Math.min(scale.rise(center, effect), scale.fall(center, effect)) }
}

/** Are so many of the last values near the level that their median is? Then `comparisonOf` would find nothing to compare. */
export function isNearLevel(view: SeriesView, value: number, windows: Windows, recent: number): boolean {
  const { leveled } = view
  if (leveled.length + 1 - windows.later < windows.least) return true
  const { center, near } = glanceAt(view, windows)
  const least = center - near
  const most = center + near
  let below = value <= least ? 1 : 0
  let above = value >= most ? 1 : 0
  const first = Math.max(0, leveled.length - recent + 1)
  for (let i = first; i < leveled.length; i++) {
    const one = leveled[i] as number
    if (one <= least) below++
    else if (one >= most) above++
  }
  const half = (leveled.length - first + 1) / 2
  return (below < half && above < half) || isNearAnyLevel(view, value, windows, first)
}

/**
 * The level before is the median of some of the window’s values, so it lies between two of their ranks; a present level
 * that is less than the least change away from both is no change, whichever it is.
 */
function isNearAnyLevel(
  { leveled, sorted, scale }: SeriesView,
  value: number,
  windows: Windows,
  first: number,
): boolean {
  const start = leveled.length - windows.later + 1
  const earlier = Math.min(windows.earlier, start)
  const size = sorted.length
  // Only on a scale where the least change is the same at every level, and where the window holds all of the earlier runs.
  if (scale.name !== 'log' || leveled.length - size > start - earlier) return false
  const present = medianOfSpan(leveled, first, leveled.length, value)
  const floor = scale.rise(present, windows.effect)
  return (
    present - (sorted[(earlier - 1) >>> 1] as number) < floor &&
    (sorted[(earlier >>> 1) + size - earlier] as number) - present < floor
  )
}

/** Worked out at first need, and kept. */
function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

/** The start from which moving every run back gains most; `at` counts from the first later run and may be negative. */
function bestSplit(
  values: readonly number[],
  gainOf: (value: number) => number,
  later: number,
): { readonly at: number; readonly gain: number } {
  let best = { at: later - 1, gain: Number.NEGATIVE_INFINITY }
  let sum = 0
  for (let i = values.length - 1; i >= 0; i--) {
    sum += gainOf(values[i] as number)
    if (sum > best.gain) best = { at: i - (values.length - later), gain: sum }
  }
  return best
}

/** The least change worth telling, in the direction of this one. */
export const floorOf = (view: SeriesView, { level, moved }: Comparison, effect: number): number =>
  moved >= 0 ? view.scale.rise(level, effect) : view.scale.fall(level, effect)

/**
 * Moves that are tried, as factors (between them the width of the density is enough), and how much evidence each asks for.
 * Levels wander by a fifth by themselves, and bad runners make spells of twice the time; in between chance has least to offer.
 */
const MOVES = [
  { factor: 1.1, caution: 1 },
  { factor: 1.15, caution: 1 },
  { factor: 1.2, caution: 1 },
  { factor: 1.25, caution: 0.93 },
  { factor: 1.3, caution: 0.86 },
  { factor: 1.4, caution: 0.71 },
  { factor: 1.5, caution: 0.57 },
  { factor: 1.75, caution: 1.3 },
  { factor: 2, caution: 1.3 },
  { factor: 3, caution: 1.3 },
] as const

export interface Move {
  /** On the series’ scale. */
  readonly size: number
  /** Share of the usual evidence that a move of this size asks for. */
  readonly caution: number
}

/** The moves to try in the direction of this change. */
export const movesOf = (view: SeriesView, { level, moved }: Comparison): readonly Move[] =>
  MOVES.map(({ factor, caution }) => ({
    size: moved >= 0 ? view.scale.rise(level, factor - 1) : -view.scale.fall(level, factor - 1),
    caution,
  }))

/** How much more evidence a move the good way asks for: a spell of quick runs taken for a level makes news of its end. */
const FOR_THE_BETTER = 2

/** How much evidence a move this way asks for, as a multiple of the usual. */
export const careFor = (view: SeriesView, { moved }: Comparison): number =>
  (view.better === 'lower' && moved < 0) || (view.better === 'higher' && moved > 0) ? FOR_THE_BETTER : 1

/** In words: the size of a change. */
export function sizeOf(view: SeriesView, { level, moved }: Comparison): string {
  const before = view.scale.from(level)
  return before > 0
    ? `${(view.scale.from(level + moved) / before).toFixed(2)}× the level before`
    : 'another level than before'
}
