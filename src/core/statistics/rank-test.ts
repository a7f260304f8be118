/**
 * Mann-Whitney U test: did one sample come from a higher distribution than the other?
 * Mann, Whitney 1947, "On a test of whether one of two random variables is stochastically larger than the other".
 */
import { firstAtLeast } from './first-at-least.js'

/**
 * One-sided p-value that `later` is greater than `earlier`, by the normal approximation with tie correction and
 * continuity correction, as scipy.stats.mannwhitneyu(later, earlier, alternative="greater", method="asymptotic").
 *
 * @returns 1 when either is empty or all values are equal
 * @example greaterByRank([5, 6, 7], [1, 2, 3]) // 0.040
 */
export function greaterByRank(later: readonly number[], earlier: readonly number[]): number {
  const m = later.length
  const n = earlier.length
  if (m === 0 || n === 0) return 1
  let u = 0
  const ordered = Float64Array.from(earlier).sort()
  const all = Float64Array.from([...later, ...earlier]).sort()
  for (const value of later) u += firstAtLeast(ordered, value) + countEqual(ordered, value) / 2
  let ties = 0
  for (let i = 0; i < all.length; ) {
    let j = i
    while (j < all.length && all[j] === all[i]) j++
    ties += (j - i) ** 3 - (j - i)
    i = j
  }
  const total = m + n
  const variance = ((m * n) / 12) * (total + 1 - ties / (total * (total - 1)))
  if (variance <= 0) return 1
  return upperTail((u - (m * n) / 2 - 0.5) / Math.sqrt(variance))
}

const countEqual = (sorted: Float64Array, value: number): number => {
  let count = 0
  for (let i = firstAtLeast(sorted, value); i < sorted.length && sorted[i] === value; i++) count++
  return count
}

/**
 * P(Z > z) of the standard normal distribution, relative error below 1.2e-7.
 * Numerical Recipes in C, 2nd edition, §6.2 (erfcc): a Chebyshev fit of erfc.
 */
export function upperTail(z: number): number {
  const x = Math.abs(z) / Math.SQRT2
  const t = 1 / (1 + x / 2)
  const series = [
    0.17087277, -0.82215223, 1.48851587, -1.13520398, 0.27886807, -0.18628806, 0.09678418, 0.37409196, 1.00002368,
    -1.26551223,
  ].reduce((sum, coefficient) => sum * t + coefficient, 0)
  const tail = (t * Math.exp(-x * x + series)) / 2
  return z >= 0 ? tail : 1 - tail
}
