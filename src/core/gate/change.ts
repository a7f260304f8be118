/**
 * Has the level or the spread changed with the deployment? A likelihood ratio of the residuals since against those of the same
 * hours before: 2 log Λ = n log(σ̂²/σ̂₁²)…, of which the part of the mean is asymptotically the squared distance of the means in standard
 * errors, and the part of the variance that of the log variances (Basseville, Nikiforov 1993, "Detection of abrupt changes", §2.4; Wilks
 * 1938). Residuals of services are autocorrelated, so the sizes are the effective ones, and heavy-tailed, so the standard error of the
 * variance has their kurtosis (Cramér 1946, §27.4).
 */
import { day, hour } from '../run/time.js'
import { effectiveSize, lagOneCorrelation } from '../statistics/effective-size.js'
import { ascending } from '../statistics/quantile.js'
import { upperTail } from '../statistics/rank-test.js'
import { deviationOfSorted, medianOfSorted } from '../statistics/sorted-window.js'

export interface Residual {
  readonly at: number
  /** In usual spreads. */
  readonly z: number
}

export interface Change {
  /** Mean since less mean before, in usual spreads. */
  readonly shift: number
  /** P of a mean as far off in usual times, both ways. */
  readonly pLevel: number
  /** Standard deviation since over that before. */
  readonly ratio: number
  /** P of a spread so much greater. */
  readonly pSpread: number
  /** Values since, as many as they are worth. */
  readonly effective: number
}

/** How far from the time of day since the deployment an earlier value may be to be of the same hours. */
const near = hour
const fewestBefore = 20
/** A single value counts as at most so many spreads: spikes are for the detector. */
const bound = 6

/** @returns undefined where there are fewer than 3 values since, or too few of the same hours before */
export function changeSince(before: readonly Residual[], after: readonly Residual[]): Change | undefined {
  if (after.length < 3) return undefined
  const same = sameHours(before, after)
  const earlier = bounded(same.length >= fewestBefore ? same : before)
  if (earlier.length < fewestBefore) return undefined
  const later = bounded(after)
  const rho = lagOneCorrelation(bounded(before))
  const [m, n] = [effectiveSize(later.length, rho), effectiveSize(earlier.length, rho)]
  const [late, early] = [momentsOf(later), momentsOf(earlier)]
  // Of few values the spread is not known by themselves.
  const variance = Math.max(early.variance, 1e-12)
  const shift = late.mean - early.mean
  const z = Math.abs(shift) / Math.sqrt(variance / m + variance / n)
  const kurtosis = Math.max(3, early.kurtosis)
  const ratio = late.variance / variance
  const error = Math.sqrt((kurtosis - 1) / Math.max(1, m - 1) + (kurtosis - 1) / n)
  return {
    shift,
    pLevel: Math.min(1, 2 * upperTail(z)),
    ratio: Math.sqrt(ratio),
    // Of fewer than 8 values worth nothing is said of the spread.
    pSpread: m < 8 ? 1 : upperTail(Math.log(Math.max(ratio, 1e-9)) / error),
    effective: m,
  }
}

/** Values of earlier days about the same time of day. */
function sameHours(before: readonly Residual[], after: readonly Residual[]): readonly Residual[] {
  const from = (after[0] as Residual).at - near
  const to = (after.at(-1) as Residual).at + near
  if (to - from >= day) return before
  return before.filter(({ at }) => {
    const days = Math.ceil((from - at) / day)
    return days >= 0 && at + days * day <= to
  })
}

const bounded = (residuals: readonly Residual[]): readonly number[] =>
  residuals.map(({ z }) => Math.max(-bound, Math.min(bound, z)))

function momentsOf(values: readonly number[]) {
  const n = values.length
  const mean = values.reduce((sum, one) => sum + one, 0) / n
  let [second, fourth] = [0, 0]
  for (const one of values) {
    const square = (one - mean) ** 2
    second += square
    fourth += square * square
  }
  const variance = second / Math.max(1, n - 1)
  return { mean, variance, kurtosis: second > 0 ? (n * fourth) / (second * second) : 3 }
}

/** Robust centre and spread of few values: median, and 1.4826 times the median absolute deviation. */
export function robustOf(values: readonly number[]): { readonly center: number; readonly spread: number } {
  const sorted = ascending(values)
  const center = medianOfSorted(sorted)
  return { center, spread: sorted.length === 0 ? 0 : 1.4826 * deviationOfSorted(sorted, center) }
}
