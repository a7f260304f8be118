/**
 * The last values of a series in ascending order, as a value: one is added, and the eldest taken out, by copying.
 */
import { firstAtLeast } from './first-at-least.js'

/**
 * @param sorted ascending; not changed
 * @param gone one of them, left out where given
 */
export function withValue(sorted: Float64Array, value: number, gone?: number): Float64Array {
  const size = sorted.length
  const next = new Float64Array(gone === undefined ? size + 1 : size)
  if (gone === undefined) next.set(sorted)
  else {
    const at = firstAtLeast(sorted, gone)
    next.set(sorted.subarray(0, at))
    next.set(sorted.subarray(at + 1), at)
  }
  let place = next.length - 1
  for (; place > 0 && (next[place - 1] as number) > value; place--) next[place] = next[place - 1] as number
  next[place] = value
  return next
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
