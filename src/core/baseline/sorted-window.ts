/**
 * The last values of a series, kept sorted, so that medians and deviations cost microseconds a run.
 */
import { firstAtLeast } from './first-at-least.js'

export interface SortedWindow {
  readonly size: () => number
  readonly add: (value: number) => void
  readonly clear: () => void
  /** Middle value; the mean of the two middle ones when even. NaN when empty. */
  readonly median: () => number
  /** The same of all but one of the values, which must be among them. */
  readonly medianWithout: (value: number) => number
  /** Median of |value − center|. NaN when empty. */
  readonly deviation: (center: number) => number
  /** How many are below the value. */
  readonly below: (value: number) => number
  /** Linear-interpolated quantile (type 7, as numpy’s default). NaN when empty. */
  readonly quantile: (p: number) => number
}

/** @param capacity values kept; the oldest leaves when a further one comes */
export function createSortedWindow(capacity: number): SortedWindow {
  const queue: number[] = []
  const sorted: number[] = []
  return {
    size: () => sorted.length,
    add: (value) => {
      if (queue.length === capacity) sorted.splice(firstAtLeast(sorted, queue.shift() as number), 1)
      queue.push(value)
      sorted.splice(firstAtLeast(sorted, value), 0, value)
    },
    clear: () => {
      queue.length = 0
      sorted.length = 0
    },
    below: (value) => firstAtLeast(sorted, value),
    median: () => medianOfSorted(sorted),
    medianWithout: (value) => {
      const without = firstAtLeast(sorted, value)
      const at = (rank: number): number => sorted[rank < without ? rank : rank + 1] as number
      const rest = sorted.length - 1
      const half = rest >>> 1
      if (rest < 1) return Number.NaN
      return rest % 2 === 1 ? at(half) : (at(half - 1) + at(half)) / 2
    },
    deviation: (center) => deviationOfSorted(sorted, center),
    quantile: (p) => quantileOfSorted(sorted, p),
  }
}

/** Middle value of an ascending list; NaN when empty. */
export function medianOfSorted(sorted: ArrayLike<number>): number {
  const half = sorted.length >>> 1
  if (sorted.length === 0) return Number.NaN
  return sorted.length % 2 === 1
    ? (sorted[half] as number)
    : ((sorted[half - 1] as number) + (sorted[half] as number)) / 2
}

/** Median of |value − center| of an ascending list, by walking outwards from the centre: no second sort. */
export function deviationOfSorted(sorted: readonly number[], center: number): number {
  const n = sorted.length
  if (n === 0) return Number.NaN
  let right = 0
  let end = n
  while (right < end) {
    const middle = (right + end) >>> 1
    if ((sorted[middle] as number) < center) right = middle + 1
    else end = middle
  }
  let left = right - 1
  let previous = 0
  let current = 0
  for (let taken = 0; taken <= n >>> 1; taken++) {
    previous = current
    const below = left >= 0 ? center - (sorted[left] as number) : Number.POSITIVE_INFINITY
    const above = right < n ? (sorted[right] as number) - center : Number.POSITIVE_INFINITY
    if (below <= above) {
      current = below
      left--
    } else {
      current = above
      right++
    }
  }
  return n % 2 === 1 ? current : (previous + current) / 2
}

/** Type 7 quantile of an ascending list; NaN when empty. */
export function quantileOfSorted(sorted: readonly number[], p: number): number {
  if (sorted.length === 0) return Number.NaN
  const at = (sorted.length - 1) * Math.min(1, Math.max(0, p))
  const low = Math.floor(at)
  const below = sorted[low] as number
  const above = sorted[Math.min(low + 1, sorted.length - 1)] as number
  return below + (above - below) * (at - low)
}

/** Median of any list; NaN when empty. */
export const median = (values: readonly number[]): number => medianOfSorted(sortedCopy(values))

/** Ascending copy. Typed arrays sort by number natively; for a handful of values insertion is quicker still. */
function sortedCopy(values: readonly number[]): ArrayLike<number> {
  const copy = new Float64Array(values)
  if (copy.length > 24) return copy.sort()
  for (let i = 1; i < copy.length; i++) {
    const value = copy[i] as number
    let j = i - 1
    for (; j >= 0 && (copy[j] as number) > value; j--) copy[j + 1] = copy[j] as number
    copy[j + 1] = value
  }
  return copy
}
