/**
 * Is a test flaky, how sure is that, and how often does it fail by itself?
 *
 * Both outcomes on one commit say so outright. Where nobody reruns, two stories are weighed (Bayes): a flaky test fails now
 * and then for one commit, at a rate anywhere between one in 500 and one in 2; a sound one is broken by a change, seldom,
 * and stays broken until somebody mends it, mostly for more than a commit. What counts is thus how often it failed by itself
 * and for how long: the features of Kowalczyk et al. (ICSE-SEIP 2020), flip rate and entropy, and the length of each spell.
 */
import type { RunRecord } from '../../model/index.js'
import { wilson } from '../../statistics/wilson.js'
import type { TestName } from '../identity/key.js'
import { type Evidence, evidenceOf, type Spell } from './evidence.js'
import { type CommitOutcome, commitsOf } from './executions.js'

export interface Flakiness {
  readonly isFlaky: boolean
  /** Probability that it is flaky, 0 to 1. */
  readonly confidence: number
  /** Failures that are not of a change’s making, of executions; with Wilson’s 95 % interval. */
  readonly rate: number
  readonly low: number
  readonly high: number
  readonly failures: number
  readonly executions: number
  readonly evidence: Evidence
  readonly commits: number
  /** First and last start of a commit on which it flaked, ISO 8601. */
  readonly firstAt?: string
  readonly lastAt?: string
  /** It has now failed more often in a row than a flake explains. */
  readonly isBroken: boolean
}

/** From here on a test is called flaky: of 50 that are, at most one is wrong. */
export const flakyFrom = 0.95

/** Of tests that have failed, before anything is known of them. */
const prior = 0.02
/** How often a change breaks a given test, a commit: seldom on the default branch, oftener where the change is made. */
const breaks = { trunk: 0.0005, branch: 0.003 }
/** Who breaks a test on a branch mostly sees it and mends it with the next push: a short spell says less there. */
const mendedAtOnce = Math.log(1.5)
/** A handful of runs of branches is one piece of work, whatever its share of failures. */
const leastBranchCommits = 100
/** What one commit with both outcomes is worth, and several: a machine may have failed it once. */
const sureOfOne = 0.9
const sureOfMore = 0.98
/** Spells up to this length may be a flake’s; longer ones are a change’s. */
const longestFlake = 3
/** A row of failures less likely than this is no flake. */
const leastChance = 0.01
/** Rates a flaky test may have: one failure in 500 to one in 2. */
const rateSpan = Math.log(0.5 / 0.002)

/** @param records oldest first, the judged run last */
export function assess(test: TestName, records: readonly RunRecord[]): Flakiness {
  const commits = commitsOf(test, records)
  const evidence = evidenceOf(commits)
  const flakes = evidence.spells.filter(({ length }) => length <= longestFlake)
  const rates = ratesOf(commits, evidence)
  const byRow = probabilityOf(evidence, flakes)
  const flips = evidence.flips.length
  const confidence = Math.max(byRow, flips === 0 ? 0 : flips === 1 ? sureOfOne : sureOfMore)
  const isFlaky = flips > 0 || byRow >= flakyFrom
  const chance = Math.max(rates.rate, rates.low, 0.001) ** (evidence.lasting?.failures ?? 0)
  return {
    isFlaky,
    confidence: Math.round(confidence * 1000) / 1000,
    ...rates,
    evidence,
    commits: commits.length,
    ...timesOf(commits, evidence),
    isBroken: (evidence.lasting?.length ?? 0) > 1 && chance < leastChance,
  }
}

/** The probability that the spells are those of a flaky test. */
function probabilityOf(evidence: Evidence, flakes: readonly Spell[]): number {
  const trunk = flakes.filter(({ isTrunk }) => isTrunk)
  // The same change fails again and again on its branch: a branch counts once.
  const branches = [...new Map(flakes.filter(({ isTrunk }) => !isTrunk).map((spell) => [spell.branch, spell])).values()]
  const long = evidence.spells.length - flakes.length
  const odds =
    Math.log(prior / (1 - prior)) +
    weight(trunk, evidence.trunkCommits, (breaks.trunk * 2000 + long) / (2000 + evidence.trunkCommits)) +
    weight(branches, Math.max(evidence.branchCommits, leastBranchCommits), breaks.branch) -
    branches.length * mendedAtOnce
  return 1 / (1 + Math.exp(-odds))
}

/** Logarithm of the Bayes factor of so many spells of these lengths, in so many commits. */
function weight(spells: readonly Spell[], commits: number, breakRate: number): number {
  const count = spells.length
  if (count === 0) return 0
  // Flaky: with the logarithm of the rate uniform, k spells are about as likely as 1 / (k · span).
  const flaky = -Math.log(count * rateSpan)
  // Broken so often: Poisson.
  const mean = breakRate * commits
  let broken = -mean + count * Math.log(mean)
  for (let k = 2; k <= count; k++) broken -= Math.log(k)
  const rate = Math.max(count / Math.max(commits, 1), 0.02)
  return flaky - broken + spells.reduce((sum, { length }) => sum + lengthWeight(length, rate), 0)
}

/**
 * A flake lasts for another commit only if it fails there too. How long a break lasts varies from team to team: mending is
 * geometric with a chance that is itself Beta(1, 2), which leaves 2 / ((l + 1)(l + 2)) for a length of l.
 */
const lengthWeight = (length: number, rate: number): number =>
  Math.log((1 - rate) * rate ** (length - 1)) - Math.log(2 / ((length + 1) * (length + 2)))

type Rates = Pick<Flakiness, 'rate' | 'low' | 'high' | 'failures' | 'executions'>

/** Of all executions but those of a break: a test that is broken does not flake. */
function ratesOf(commits: readonly CommitOutcome[], evidence: Evidence): Rates {
  const flakes = evidence.branchSpells.filter(({ length }) => length <= longestFlake)
  const sum = (list: readonly number[]) => list.reduce((a, b) => a + b, 0)
  const passes = sum(commits.map(({ passed }) => passed))
  const mixed = commits.filter(({ failed, passed, crowded }) => failed > 0 && passed > 0 && !crowded)
  const failures =
    sum(mixed.map(({ failed }) => failed)) + sum(flakes.map((spell) => spell.failures)) + lastFailures(evidence)
  const executions = passes + failures
  return { failures, executions, ...wilson(failures, executions) }
}

/** The newest failure may be a flake too; a row of them is not yet known to be. */
const lastFailures = ({ lasting }: Evidence): number => (lasting?.length === 1 ? lasting.failures : 0)

function timesOf(commits: readonly CommitOutcome[], { flips }: Evidence): Pick<Flakiness, 'firstAt' | 'lastAt'> {
  const flaked = flips.length > 0 ? flips : commits.filter(({ failed, crowded }) => failed > 0 && !crowded)
  const times = flaked.flatMap(({ at }) => (at === 0 ? [] : [at])).sort((a, b) => a - b)
  const [first, last] = [times[0], times.at(-1)]
  return {
    ...(first === undefined ? {} : { firstAt: new Date(first).toISOString() }),
    ...(last === undefined ? {} : { lastAt: new Date(last).toISOString() }),
  }
}
