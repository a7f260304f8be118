/**
 * The last values of a series, kept sorted, so that medians and deviations cost microseconds a run.
 */
import { firstAtLeast } from './first-at-least.js'

export interface SortedWindow {
  readonly size: () => number
  readonly add: (value: number) => void
  /** In place of what was kept: the last of `values`, none before the index `from`. */
  readonly fill: (values: readonly number[], from: number) => void
  /** Middle value; the mean of the two middle ones when even. NaN when empty. */
  readonly median: () => number
  /** The same of all but one of the values, which must be among them. */
  readonly medianWithout: (value: number) => number
  /** Median of |value − center|. NaN when empty. */
  readonly deviation: (center: number) => number
  /** How many are below the value. */
  readonly below: (value: number) => number
  /** The value of this rank, 0 the least. */
  readonly at: (rank: number) => number
  /** Linear-interpolated quantile (type 7, as numpy’s default). NaN when empty. */
  readonly quantile: (p: number) => number
}

/** @param capacity values kept; the oldest leaves when a further one comes */
export function createSortedWindow(capacity: number): SortedWindow {
  // A ring in the order of arrival beside the same values in ascending order.
  const queue = new Float64Array(capacity)
  const sorted = new Float64Array(capacity)
  let oldest = 0
  let size = 0
  return {
    size: () => size,
    add: (value) => {
      if (size < capacity) {
        queue[size] = value
        settle(sorted, size, size, value)
        size++
        return
      }
      const gone = queue[oldest] as number
      queue[oldest] = value
      oldest = oldest + 1 === capacity ? 0 : oldest + 1
      settle(sorted, firstAtLeast(sorted, gone), capacity - 1, value)
    },
    fill: (values, from) => {
      const first = Math.max(from, values.length - capacity)
      size = values.length - first
      oldest = 0
      for (let i = 0; i < size; i++) queue[i] = sorted[i] = values[first + i] as number
      sorted.subarray(0, size).sort()
    },
    below: (value) => firstAtLeast(sorted, value, size),
    at: (rank) => sorted[rank] as number,
    median: () => medianOfSorted(sorted, size),
    medianWithout: (value) => {
      const without = firstAtLeast(sorted, value, size)
      const at = (rank: number): number => sorted[rank < without ? rank : rank + 1] as number
      const rest = size - 1
      const half = rest >>> 1
      if (rest < 1) return Number.NaN
      return rest % 2 === 1 ? at(half) : (at(half - 1) + at(half)) / 2
    },
    deviation: (center) => deviationOfSorted(sorted, center, size),
    quantile: (p) => quantileOfSorted(sorted, p, size),
  }
}

/** Puts the value where it belongs in an ascending list that ends at `last`, and of which the place `at` is free. */
function settle(sorted: Float64Array, at: number, last: number, value: number): void {
  let place = at
  for (; place > 0 && (sorted[place - 1] as number) > value; place--) sorted[place] = sorted[place - 1] as number
  for (; place < last && (sorted[place + 1] as number) < value; place++) sorted[place] = sorted[place + 1] as number
  sorted[place] = value
}

/** Middle value of an ascending list; NaN when empty. */
export function medianOfSorted(sorted: ArrayLike<number>, n: number = sorted.length): number {
  const half = n >>> 1
  if (n === 0) return Number.NaN
  return n % 2 === 1 ? (sorted[half] as number) : ((sorted[half - 1] as number) + (sorted[half] as number)) / 2
}

/** Median of |value − center| of an ascending list, by walking outwards from the centre: no second sort. */
export function deviationOfSorted(sorted: ArrayLike<number>, center: number, n: number = sorted.length): number {
  if (n === 0) return Number.NaN
  let right = firstAtLeast(sorted, center, n)
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
export function quantileOfSorted(sorted: ArrayLike<number>, p: number, n: number = sorted.length): number {
  if (n === 0) return Number.NaN
  const at = (n - 1) * Math.min(1, Math.max(0, p))
  const low = Math.floor(at)
  const below = sorted[low] as number
  const above = sorted[Math.min(low + 1, n - 1)] as number
  return below + (above - below) * (at - low)
}

/** Median of any list; NaN when empty. */
export const median = (values: readonly number[]): number => medianOfSpan(values, 0, values.length)

/** Median of `values[from]` to `values[to − 1]`, and of `further` where it is given. */
export function medianOfSpan(values: readonly number[], from: number, to: number, further?: number): number {
  const own = to - from
  const copy = new Float64Array(further === undefined ? own : own + 1)
  for (let i = 0; i < own; i++) copy[i] = values[from + i] as number
  if (further !== undefined) copy[own] = further
  const n = copy.length
  if (n === 0) return Number.NaN
  const half = n >>> 1
  const upper = select(copy, half)
  if (n % 2 === 1) return upper
  let lower = Number.NEGATIVE_INFINITY
  for (let i = 0; i < half; i++) if ((copy[i] as number) > lower) lower = copy[i] as number
  return (lower + upper) / 2
}

/**
 * The value of this rank (0 the least), with none greater before it afterwards. Hoare 1961, "Algorithm 65: find"; the
 * middle of three as the pivot.
 */
function select(values: Float64Array, rank: number): number {
  let low = 0
  let high = values.length - 1
  while (low < high) {
    const pivot = middleOf(values[low] as number, values[(low + high) >>> 1] as number, values[high] as number)
    let left = low
    let right = high
    while (left <= right) {
      while ((values[left] as number) < pivot) left++
      while ((values[right] as number) > pivot) right--
      if (left > right) break
      const swapped = values[left] as number
      values[left] = values[right] as number
      values[right] = swapped
      left++
      right--
    }
    if (rank <= right) high = right
    else if (rank >= left) low = left
    else break
  }
  return values[rank] as number
}

const middleOf = (a: number, b: number, c: number): number =>
  a < b ? (b < c ? b : a < c ? c : a) : a < c ? a : b < c ? c : b
