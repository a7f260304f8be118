/**
 * How likely a retry is to pass, given what retries did before.
 *
 * Two Beta–binomial levels (Gelman et al., Bayesian Data Analysis, 3rd ed., ch. 5, with fixed concentrations): the rule’s
 * own prior is updated by the trials of its other signatures, and the result is the prior of this signature.
 */
import type { Trial } from './trials.js'

/** Pseudo-trials behind a prior: few, so that two failed retries outweigh a confident rule. */
const ruleStrength = 6
const signatureStrength = 3

export interface Posterior {
  /** Probability that a retry passes. */
  readonly mean: number
  /** Settled retries of this signature, and how many of them passed. */
  readonly tried: number
  readonly passed: number
}

/**
 * @param prior the diagnosis’ own transient probability, from 0 to 1
 * @param trials all known trials; those whose result is `pending` or `other` say nothing of this signature
 * @example posteriorOf({ prior: 0.9, signature: 's', rule: 'r', trials: [] }).mean // 0.9
 */
export function posteriorOf(given: {
  readonly prior: number
  readonly signature: string
  readonly rule: string | null
  readonly trials: readonly Trial[]
}): Posterior {
  const settled = given.trials.filter((trial) => trial.result === 'passed' || trial.result === 'same')
  const own = settled.filter((trial) => trial.signature === given.signature)
  const kin = settled.filter(
    (trial) => given.rule !== null && trial.rule === given.rule && trial.signature !== given.signature,
  )
  const passed = own.filter((trial) => trial.result === 'passed').length
  const ruleMean = betaMean(given.prior, ruleStrength, kin)
  return { mean: betaMean(ruleMean, signatureStrength, own), tried: own.length, passed }
}

const betaMean = (prior: number, strength: number, trials: readonly Trial[]): number => {
  const passed = trials.filter((trial) => trial.result === 'passed').length
  return (prior * strength + passed) / (strength + trials.length)
}

/** `seen 14 times, passed on retry 13`: what people read of it. */
export const toldOf = (posterior: Posterior): string =>
  posterior.tried === 0 ? 'never retried before' : `retried ${posterior.tried} times, passed ${posterior.passed}`
