/**
 * How often a value as large as this is to be expected, by the values there were.
 *
 * Among them it is the plain conformal rank (Vovk, Gammerman, Shafer 2005, "Algorithmic learning in a random world"; Laxhammar,
 * Falkman 2014): of `n + 1` values in random order each is equally likely to be the last. Beyond all of them the rank says
 * no more than "one in n + 1", and a tail goes on: peaks over a threshold (Pickands 1975; Siffer et al., KDD 2017, "SPOT"),
 * with excesses that are exponential on the given scale. The scale of the excesses is not known but estimated from `k` of
 * them, so the probability is the predictive one, `(1 + y / sum)^-k`: a generalised Pareto tail of shape 1/k, exact for
 * exponential excesses (Geisser 1993, "Predictive inference", §2), which little data makes heavy by itself.
 */
import { firstAtLeast } from './first-at-least.js'

/** Share of the values that are the tail, and the fewest that may be. */
const TAIL = { share: 0.1, least: 4 } as const
/**
 * Chance that a series has a rare heap of its own (a cold cache, another kind of runner) which the values so far did not
 * show: no tail of the usual heap tells of it, so no value is rarer than this share of the rank’s `1 / (n + 1)`.
 */
export const UNSEEN = 0.05

/**
 * @param sorted ascending
 * @param leastSpread excesses are taken to be at least so large on average: the granularity of the measurement
 * @returns P(a further value ≥ `value`), above 0 and at most 1; 1 without values
 * @example upperTail(Float64Array.of(1, 2, 3), 2, 0) === 0.75 // two of three are as large, and the value itself
 */
export function upperTail(sorted: Float64Array, value: number, leastSpread: number): number {
  const n = sorted.length
  const asLarge = n - firstAtLeast(sorted, value)
  const byRank = (asLarge + 1) / (n + 1)
  const k = Math.max(TAIL.least, Math.round(TAIL.share * n))
  if (asLarge > 0 || n <= k + 1) return byRank
  const threshold = sorted[n - k - 1] as number
  let sum = 0
  for (let i = n - k; i < n; i++) sum += (sorted[i] as number) - threshold
  sum = Math.max(sum, k * leastSpread)
  const beyond = sum > 0 ? (1 + (value - threshold) / sum) ** -k : 0
  return Math.min(byRank, (k * beyond + UNSEEN) / (n + 1))
}

/** The least value, at most `most`, whose tail probability is `p` or below; Infinity where even `most` is not so rare. */
export function upperQuantile(
  sorted: Float64Array,
  p: number,
  { leastSpread, most }: { readonly leastSpread: number; readonly most: number },
): number {
  const isRare = (value: number): boolean => upperTail(sorted, value, leastSpread) <= p
  if (!isRare(most)) return Number.POSITIVE_INFINITY
  let low = sorted[0] ?? most
  let high = most
  if (low >= most) return most
  for (let i = 0; i < 40; i++) {
    const middle = (low + high) / 2
    if (isRare(middle)) high = middle
    else low = middle
  }
  return high
}
