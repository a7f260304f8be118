/** What reruns cost and spared: for the summary and `status`. */

import type { RunRecord } from '../../model/index.js'
import { formatCount } from '../../run/format.js'
import { grouped } from '../../run/grouped.js'
import { runOf } from '../run-facts.js'
import { type Trial, trialsOf } from './trials.js'

export interface Savings {
  /** Reruns Pipeline Guard asked for, one a run and attempt. */
  readonly reruns: number
  /** Of these, those whose retried jobs all passed. */
  readonly passed: number
  /** Failed again with the same failure: real failures rerun in vain. */
  readonly inVain: number
  /** Not finished, or failed in another way. */
  readonly undecided: number
  /** Minutes of work of the retried jobs. */
  readonly minutesSpent: number
  /** Minutes of work that running everything anew would have cost beyond that, for the reruns that passed. */
  readonly minutesSaved: number
}

/**
 * Counts our own reruns. What is saved is measured against the usual remedy by hand, running the whole workflow anew
 * (a new push, or “re-run all jobs”); a person’s waiting time is not counted, so the figure is a lower bound.
 */
export function savingsOf(records: readonly RunRecord[]): Savings {
  const own = trialsOf(records).filter((trial) => trial.ours)
  const reruns = [...grouped(own, attemptOf).values()]
  const firsts = records.filter((record) => record.key.attempt === 1)
  const whole = new Map(firsts.map((record) => [runOf(record), wholeWork(record)]))
  const retried = (jobs: readonly Trial[]): number => jobs.reduce((sum, job) => sum + (job.retryMs ?? 0), 0)
  const spared = (jobs: readonly Trial[]): number => Math.max(0, (whole.get(jobs[0]?.run ?? '') ?? 0) - retried(jobs))
  const passed = reruns.filter((jobs) => jobs.every((job) => job.result === 'passed'))
  const inVain = reruns.filter((jobs) => jobs.some((job) => job.result === 'same'))
  return {
    reruns: reruns.length,
    passed: passed.length,
    inVain: inVain.length,
    undecided: reruns.length - passed.length - inVain.length,
    minutesSpent: minutes(retried(own)),
    minutesSaved: minutes(passed.reduce((sum, jobs) => sum + spared(jobs), 0)),
  }
}

const attemptOf = (trial: Trial): string => `${trial.run} ${trial.attempt}`
const minutes = (milliseconds: number): number => Math.round(milliseconds / 6000) / 10

/** Work of all jobs of the attempt. */
const wholeWork = (record: RunRecord): number =>
  record.run.value.workMs ?? Object.values(record.jobs).reduce((sum, job) => sum + (job.facts?.value.workMs ?? 0), 0)

/** The one line of it that `status` and the summary show; undefined before the first rerun. */
export function savingsLine(savings: Savings): string | undefined {
  const { reruns, passed, inVain, minutesSpent, minutesSaved } = savings
  if (reruns === 0) return undefined
  const vain = inVain === 0 ? 'none in vain' : `${inVain} in vain`
  return `${formatCount(reruns, 'rerun')}: ${passed} passed, ${vain}; ${formatCount(minutesSpent, 'minute')} spent, ${minutesSaved} saved`
}
