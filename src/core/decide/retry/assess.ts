/** For each failed job: would a retry pass, and how is that known? */
import type { Category, Failure, Finding, RunRecord } from '../../model/index.js'
import { allAre, testsOfJob } from '../failing-tests.js'
import { type FailedJob, failedJobs } from '../run-facts.js'
import { concerns, isFailure } from '../verdict.js'
import { type BreakerState, signatureBreaker, streakOf } from './breaker.js'
import { chanceOf } from './chance.js'
import { type Posterior, posteriorOf, toldOf } from './posterior.js'
import type { Trial } from './trials.js'

export interface Assessment {
  readonly job: FailedJob
  readonly failure?: Failure
  /** Probability that a retry passes; 0 when the failure is real or unknown. */
  readonly probability: number
  readonly posterior?: Posterior
  readonly breaker?: BreakerState
  readonly because: string
}

/** Below this the diagnosis itself is too unsure to act upon. */
const leastDiagnosisConfidence = 0.5

/** So many retries of this very signature are evidence enough against a diagnosis that calls it lasting. */
const enoughTrials = 3

/** Another step that failed by itself has to be as likely to pass as this one. */
const likely = 0.5

/** Faults of the source; one of them beside a transient cause vetoes the rerun. Others beside it are mostly consequences. */
const ofTheSource: readonly Category[] = ['test', 'build', 'lint']

/** Causes that no experience makes transient. */
const lasting: readonly Category[] = [...ofTheSource, 'config', 'permission']

export const assessJobs = (given: {
  readonly record: RunRecord
  readonly findings: readonly Finding[]
  readonly trials: readonly Trial[]
  readonly now: number
  /** Least probability a retry needs, from 0 to 1. */
  readonly least: number
}): readonly Assessment[] => {
  const failures = given.findings.filter(isFailure)
  const jobs = failedJobs(given.record)
  return jobs.map((job) => {
    const own = failures.filter((failure) => concerns(failure, job))
    const assessed = own.map((failure) => assessFailure(failure, job, given))
    const least = assessed.toSorted((a, b) => a.probability - b.probability)[0]
    // Which of several failures it was has to be said.
    if (least?.failure !== undefined && own.length > 1)
      return { ...least, because: `${least.failure.title}: ${least.because}` }
    return least ?? { job, probability: 0, because: 'no diagnosis' }
  })
}

function assessFailure(failure: Failure, job: FailedJob, given: Parameters<typeof assessJobs>[0]): Assessment {
  const { diagnosis } = failure
  const real = (because: string): Assessment => ({
    job,
    failure,
    probability: 0,
    because,
  })
  const flaky = allAre('known-flaky', testsOfJob(job, given.record), given.findings)
  const { asked, posterior } = chanceOf({ diagnosis, flaky, trials: given.trials, now: given.now })
  const breaker = signatureBreaker({ ...asked, least: given.least })
  // The failures a breaker opened for are waited out by it: counted here as well, it could never be tried again.
  const probability =
    breaker.state === 'closed'
      ? posterior.mean
      : posteriorOf({ ...asked, trials: withoutStreak(diagnosis.signature, given.trials) }).mean
  if (!flaky) {
    const learnt = posterior.tried >= enoughTrials && !isLasting(diagnosis.category)
    if (!diagnosis.transient && !learnt) return real('not transient')
    if (diagnosis.confidence < leastDiagnosisConfidence && !learnt)
      return real(`the diagnosis is too unsure (${percent(diagnosis.confidence)})`)
    const veto = diagnosis.causes?.find(
      ({ category, transientProbability }) =>
        ofTheSource.includes(category) || (transientProbability !== undefined && transientProbability < likely),
    )
    if (veto !== undefined) return real(`beside it ${veto.title}, a cause that no retry mends`)
  }
  const kind = flaky ? 'known flaky tests only' : diagnosis.transient ? 'transient' : 'transient by experience'
  const because = `${kind}, ${toldOf(posterior)}, a retry passes with ${percent(probability)}`
  return { job, failure, probability, posterior, breaker, because }
}

function withoutStreak(signature: string, trials: readonly Trial[]): readonly Trial[] {
  const streak = new Set(streakOf(trials.filter((trial) => trial.signature === signature && trial.result !== 'other')))
  return trials.filter((trial) => !streak.has(trial))
}

const isLasting = (category: Category | null): boolean => category !== null && lasting.includes(category)

const percent = (share: number): string => `${Math.round(share * 100)} %`
