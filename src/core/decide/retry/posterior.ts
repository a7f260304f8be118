/**
 * How likely a retry is to pass, given what retries did before.
 *
 * Two Beta–binomial levels (Gelman et al., Bayesian Data Analysis, 3rd ed., ch. 5, with fixed concentrations): the
 * diagnosis’ own prior is updated by how the other signatures of its rule fared, and the result is the prior of this
 * signature. Old trials count for less, so that a trouble that is over is forgotten.
 */

import { formatCount } from '../../run/format.js'
import { grouped } from '../../run/grouped.js'
import { day } from '../../run/time.js'
import type { Trial } from './trials.js'

/** Pseudo-trials behind a prior: few, so that two failed retries outweigh a confident rule. */
const ruleStrength = 6
const signatureStrength = 1

/** After this long a trial counts for half: that a signature can pass stays true, but bugs and outages end. */
const halfLife = { passed: 30 * day, same: 2 * day }
/** What was so five retries ago counts for a sixth (discounted Beta, Raj & Kalyani, 2017): signatures change their nature. */
const discount = 0.7
/** Failed retries of one signature so close together are one outage, and count once. */
export const oneOutage = day / 24

export interface Posterior {
  /** Probability that a retry passes. */
  readonly mean: number
  /** Settled retries of this signature, and how many of them passed. */
  readonly tried: number
  readonly passed: number
}

interface Tally {
  readonly passed: number
  readonly tried: number
}

/**
 * @param prior the diagnosis’ own transient probability, from 0 to 1
 * @param rule the rule whose other signatures may teach; null when they must not
 * @param trials all known trials, oldest first; those whose result is `pending` or `other` say nothing of this signature
 * @param now milliseconds since the epoch
 * @example posteriorOf({ prior: 0.9, signature: 's', rule: 'r', trials: [], now: 0 }).mean // 0.9
 */
export function posteriorOf(given: {
  readonly prior: number
  readonly signature: string
  readonly rule: string | null
  readonly trials: readonly Trial[]
  readonly now: number
}): Posterior {
  const settled = given.trials.filter((trial) => trial.result === 'passed' || trial.result === 'same')
  const own = settled.filter((trial) => trial.signature === given.signature)
  const kin = settled.filter(
    (trial) =>
      given.rule !== null && trial.rule === given.rule && trial.transient && trial.signature !== given.signature,
  )
  const passed = own.filter((trial) => trial.result === 'passed').length
  const ruleMean = betaMean(given.prior, ruleStrength, votes(kin, given.now))
  return { mean: betaMean(ruleMean, signatureStrength, tally(own, given.now)), tried: own.length, passed }
}

const betaMean = (prior: number, strength: number, seen: Tally): number =>
  (prior * strength + seen.passed) / (strength + seen.tried)

/** Each signature has one vote at most, or a single long trouble would speak for its rule. */
function votes(trials: readonly Trial[], now: number): Tally {
  const tallies = [...grouped(trials, (trial) => trial.signature).values()].map((own) => tally(own, now))
  return tallies.reduce<Tally>(
    (sum, { passed, tried }) => {
      // Trials so old that they count for nothing have no share either.
      if (tried === 0) return sum
      const weight = Math.min(1, tried)
      return { passed: sum.passed + (weight * passed) / tried, tried: sum.tried + weight }
    },
    { passed: 0, tried: 0 },
  )
}

/** Oldest first: each trial makes those before it count for less, and each fades with time. */
function tally(trials: readonly Trial[], now: number): Tally {
  let passed = 0
  let tried = 0
  let lastFailure = Number.NEGATIVE_INFINITY
  for (const trial of trials) {
    if (trial.result !== 'passed' && trial.result !== 'same') continue
    if (trial.result === 'same' && trial.at - lastFailure < oneOutage) continue
    const weight = 0.5 ** (Math.max(0, now - trial.at) / halfLife[trial.result])
    passed = passed * discount + (trial.result === 'passed' ? weight : 0)
    tried = tried * discount + weight
    if (trial.result === 'same') lastFailure = trial.at
  }
  return { passed, tried }
}

/** `seen 14 times, passed on retry 13`: what people read of it. */
export const toldOf = (posterior: Posterior): string =>
  posterior.tried === 0
    ? 'never retried before'
    : `retried ${formatCount(posterior.tried, 'time')}, passed ${posterior.passed}`
