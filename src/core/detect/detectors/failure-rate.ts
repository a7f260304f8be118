/**
 * Builds fail more often than they used to: a scan of the last outcomes for the window whose failure rate is least like
 * the rate before it. Generalised likelihood ratio of a Bernoulli rate (Lai 1995, "Sequential changepoint detection in
 * quality control and dynamical systems"). Failures come in bursts, so the evidence is discounted by their correlation.
 */
import type { Vote } from './detector.js'

const SCAN = { shortest: 4, longest: 30, earlier: 100, least: 20, rise: 0.15, gain: 5.5 } as const
/** Outcomes after which the rate must look usual again for an episode to be over. */
const RECOVERY = 12

export interface FailureWatch {
  /** Takes note of an outcome; answers once an episode, at the failure that makes it plain. */
  readonly note: (failed: boolean) => Vote | undefined
  /** The usual rate, while an episode lasts. */
  readonly usualRate: () => number | undefined
}

/** @param seen the outcomes noted so far and the usual rate then, to go on from */
export function createFailureWatch(seen?: {
  readonly failures: boolean[]
  readonly usualRate: number | undefined
}): FailureWatch {
  const failures = seen?.failures ?? []
  let usualRate = seen?.usualRate
  return {
    usualRate: () => usualRate,
    note: (failed) => {
      failures.push(failed)
      if (usualRate !== undefined) {
        if (isUsual(failures.slice(-RECOVERY), usualRate)) usualRate = undefined
        return undefined
      }
      if (!failed) return undefined
      const vote = scan(failures)
      if (vote !== undefined && vote.score >= 1) usualRate = vote.expected
      return vote
    },
  }
}

const count = (outcomes: readonly boolean[]): number => outcomes.filter(Boolean).length

/** Is the rate of these back where it was, give or take half the rise that was looked for? */
const isUsual = (outcomes: readonly boolean[], usual: number): boolean =>
  outcomes.length >= RECOVERY && count(outcomes) / outcomes.length <= usual + SCAN.rise / 2

/**
 * @param failures outcomes, oldest first, true of a failure
 * @returns undefined while the past is too short or nothing rose; `expected` is the usual rate and `high` the present one,
 * as shares from 0 to 1
 */
export function scan(failures: readonly boolean[]): Vote | undefined {
  const n = failures.length
  const prefix = [0]
  for (const failed of failures) prefix.push((prefix.at(-1) as number) + (failed ? 1 : 0))
  const between = (from: number, to: number): number => (prefix[to] as number) - (prefix[from] as number)
  let best: { readonly gain: number; readonly rate: number; readonly usual: number; readonly start: number } | undefined
  for (let length = SCAN.shortest; length <= Math.min(SCAN.longest, n - SCAN.least); length++) {
    const start = n - length
    const first = Math.max(0, start - SCAN.earlier)
    // Jeffreys prior: a rate of exactly 0 or 1 is never certain.
    const usual = (between(first, start) + 0.5) / (start - first + 1)
    const failed = between(start, n)
    const rate = failed / length
    if (rate < usual + SCAN.rise) continue
    const gain =
      failed * Math.log(rate / usual) + (length - failed) * (rate < 1 ? Math.log((1 - rate) / (1 - usual)) : 0)
    if (best === undefined || gain > best.gain) best = { gain, rate, usual, start }
  }
  if (best === undefined) return undefined
  const gain = best.gain * independence(failures.slice(Math.max(0, best.start - SCAN.earlier), best.start))
  return {
    kind: 'failure-rate',
    score: gain / SCAN.gain,
    expected: best.usual,
    low: best.usual,
    high: best.rate,
    confidence: 1 - Math.exp(-gain),
    because: `${Math.round(best.rate * (n - best.start))} of the last ${n - best.start} failed, ${(100 * best.usual).toFixed(0)} % before`,
    since: best.start,
  }
}

/** Share of a sample’s size that counts when neighbours are alike: (1 − r) / (1 + r), r the lag-one correlation (Bartlett 1946). */
function independence(outcomes: readonly boolean[]): number {
  const mean = count(outcomes) / Math.max(1, outcomes.length)
  if (mean === 0 || mean === 1) return 1
  let covariance = 0
  for (let i = 1; i < outcomes.length; i++)
    covariance += ((outcomes[i] ? 1 : 0) - mean) * ((outcomes[i - 1] ? 1 : 0) - mean)
  const r = Math.max(0, Math.min(0.6, covariance / ((outcomes.length - 1) * mean * (1 - mean))))
  return (1 - r) / (1 + r)
}
