/**
 * Builds fail more often than they used to: a scan of the last outcomes for the window whose failure rate is least like
 * the rate before it. Generalised likelihood ratio of a Bernoulli rate (Lai 1995, "Sequential changepoint detection in
 * quality control and dynamical systems"). Failures come in bursts, so the evidence is discounted by their correlation.
 */
import { chanceOf } from './detector.js'

const SCAN = { shortest: 4, longest: 30, earlier: 100, least: 20, rise: 0.15, gain: 5.5 } as const
/** Outcomes after which the rate must look usual again for an episode to be over. */
const RECOVERY = 12

/** The outcomes that a scan may still look at, and the usual rate while an episode lasts. */
export interface Outcomes {
  /** Oldest first, true of a failure. */
  readonly failures: readonly boolean[]
  /** How many there were before them. */
  readonly before: number
  readonly usualRate: number | undefined
}

export const noOutcomes: Outcomes = { failures: [], before: 0, usualRate: undefined }

/** Farther back nobody looks: the longest scan, what is earlier, and what tells how alike neighbours are. */
const KEPT = 2 * SCAN.earlier + SCAN.longest

/** What was noted of these runs, to go on from. */
export function keptOutcomes(
  points: readonly { readonly ok: boolean; readonly failed?: boolean }[],
  usualRate: number | undefined,
): Outcomes {
  const all = points.filter(({ ok, failed }) => ok || failed).map(({ ok }) => !ok)
  const failures = all.slice(-KEPT)
  return { failures, before: all.length - failures.length, usualRate }
}

export interface FailureAlarm {
  readonly p: number
  /** The usual rate and the present one, as shares from 0 to 1. */
  readonly usual: number
  readonly rate: number
  /** Index of the outcome the rise began with, counted from the first there ever was. */
  readonly since: number
  readonly because: string
}

/** Takes note of an outcome; an alarm once an episode, at the failure that makes it plain. */
export function noteOutcome(
  { failures: past, before, usualRate }: Outcomes,
  failed: boolean,
): { readonly outcomes: Outcomes; readonly alarm?: FailureAlarm } {
  const all = [...past, failed]
  const failures = all.slice(-KEPT)
  const next = { failures, before: before + all.length - failures.length, usualRate }
  if (usualRate !== undefined) {
    const isOver = isUsual(failures.slice(-RECOVERY), usualRate)
    return { outcomes: isOver ? { ...next, usualRate: undefined } : next }
  }
  const found = failed ? scan(failures) : undefined
  if (found === undefined) return { outcomes: next }
  return { outcomes: { ...next, usualRate: found.usual }, alarm: { ...found, since: next.before + found.since } }
}

const count = (outcomes: readonly boolean[]): number => outcomes.filter(Boolean).length

/** Is the rate of these back where it was, give or take half the rise that was looked for? */
const isUsual = (outcomes: readonly boolean[], usual: number): boolean =>
  outcomes.length >= RECOVERY && count(outcomes) / outcomes.length <= usual + SCAN.rise / 2

/**
 * @param failures outcomes, oldest first, true of a failure
 * @returns undefined while the past is too short or nothing rose enough; `since` is an index into `failures`
 */
export function scan(failures: readonly boolean[]): FailureAlarm | undefined {
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
  const p = chanceOf(gain, SCAN.gain)
  if (p >= 1) return undefined
  return {
    p,
    usual: best.usual,
    rate: best.rate,
    since: best.start,
    because: `${Math.round(best.rate * (n - best.start))} of the last ${n - best.start} failed, ${(100 * best.usual).toFixed(0)} % before`,
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
