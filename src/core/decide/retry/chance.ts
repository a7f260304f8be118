/** The chance that a retry passes, for one diagnosed failure: what is shown is what the decision is made with. */
import type { Diagnosis, Failure } from '../../model/index.js'
import { type Posterior, posteriorOf } from './posterior.js'
import { flakyPrior, type Trial } from './trials.js'

/** What the posterior and the breaker of this failure are asked with. */
export interface Chance {
  readonly asked: Parameters<typeof posteriorOf>[0]
  readonly posterior: Posterior
}

/**
 * @param flaky are all failing tests of the job known to be flaky? Their own past is then the prior
 * @param now milliseconds since the epoch
 */
export function chanceOf(given: {
  readonly diagnosis: Diagnosis
  readonly flaky: boolean
  readonly trials: readonly Trial[]
  readonly now: number
}): Chance {
  const { diagnosis, flaky, trials, now } = given
  const asked = {
    prior: flaky ? flakyPrior : diagnosis.transientProbability,
    signature: diagnosis.signature,
    // That a test failed is no kind of trouble: another flaky test teaches nothing of this one.
    rule: flaky ? null : diagnosis.rule,
    trials,
    now,
  }
  return { asked, posterior: posteriorOf(asked) }
}

/** From here on a retry is more likely to pass than not. */
export const likely = 0.5

/** The one number of a failure, by what its cause says and what retries of its like did; an old record knows the first alone. */
export const retryChance = ({ retry, diagnosis }: Pick<Failure, 'retry' | 'diagnosis'>): number =>
  retry?.probability ?? diagnosis.transientProbability

export const isLikelyToPass = (failure: Pick<Failure, 'retry' | 'diagnosis'>): boolean => retryChance(failure) >= likely
