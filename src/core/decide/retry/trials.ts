/**
 * Trials: every retry the history knows of, with what came of it.
 *
 * Attempt n+1 of a run tells what the rerun of attempt n did, job by job (by name: ids change with the attempt). A retry
 * somebody asked for by hand teaches as much as one of ours, but only ours count against budgets.
 */

import type { RunRecord } from '../../model/index.js'
import { grouped } from '../../run/grouped.js'
import { hasFailed } from '../../run/outcomes.js'
import { failedJobs, runOf, startOf } from '../run-facts.js'

/** A job all of whose failing tests are known to be flaky: the prior of its retry (learnt from then on). */
export const flakyPrior = 0.85

export interface Trial {
  readonly run: string
  /** The attempt that failed and was retried. */
  readonly attempt: number
  readonly repository: string
  readonly workflow: string
  readonly job: string
  readonly signature: string
  readonly rule: string | null
  /** Was it diagnosed as transient? */
  readonly transient: boolean
  /** How likely a retry was to pass, by the diagnosis alone. */
  readonly prior: number
  /** Decided by Pipeline Guard, not by a person. */
  readonly ours: boolean
  /** When the retry was decided or began, milliseconds since the epoch. */
  readonly at: number
  /** `same`: failed again with the same signature; `other`: failed differently; `pending`: not known (yet). */
  readonly result: 'passed' | 'same' | 'other' | 'pending'
  /** Work of the failed job and of its retry, milliseconds; what the retry cost and what starting anew would have. */
  readonly retryMs?: number
}

/** All retries in these records, oldest first. */
export function trialsOf(records: readonly RunRecord[]): readonly Trial[] {
  // Most runs were never retried: only what was is grouped by its run.
  const retried = new Set(records.filter(isRetry).map(runOf))
  const attempts = grouped(
    records.filter((record) => retried.has(runOf(record))),
    runOf,
  )
  const trials = [...attempts.values()].flatMap((run) => {
    const byAttempt = new Map(run.map((record) => [record.key.attempt, record]))
    return run.flatMap((record) => trialsAfter(record, byAttempt.get(record.key.attempt + 1)))
  })
  return trials.toSorted((a, b) => a.at - b.at || (a.run + a.job < b.run + b.job ? -1 : 1))
}

const isRetry = (record: RunRecord): boolean =>
  record.key.attempt > 1 || (record.judgement?.value.reruns.length ?? 0) > 0

function trialsAfter(record: RunRecord, next: RunRecord | undefined): readonly Trial[] {
  const reruns = record.judgement?.value.reruns ?? []
  if (next === undefined && reruns.length === 0) return []
  const decidedAt = Date.parse(record.judgement?.observedAt ?? record.run.observedAt)
  const retried = new Map(Object.values(next?.jobs ?? {}).map((job) => [job.facts?.value.name, job]))
  return failedJobs(record).flatMap((job): Trial[] => {
    const failure = job.record.failure?.value
    if (failure === undefined) return []
    const retry = retried.get(job.name)
    const again = retry?.failure?.value.signature
    const retryMs = retry?.facts?.value.workMs
    return [
      {
        run: runOf(record),
        attempt: record.key.attempt,
        repository: record.key.repository,
        workflow: record.key.workflow,
        job: job.name,
        signature: failure.signature,
        rule: failure.rule,
        transient: failure.transient,
        prior:
          failure.category === 'test'
            ? Math.max(flakyPrior, failure.transientProbability)
            : failure.transientProbability,
        ours: reruns.some((rerun) => rerun.jobs.includes(job.id)),
        at: next === undefined ? decidedAt : startOf(next),
        result: resultOf(retry?.facts?.value.outcome, again === undefined || again === failure.signature),
        ...(retryMs === undefined ? {} : { retryMs }),
      },
    ]
  })
}

function resultOf(outcome: string | undefined, sameAgain: boolean): Trial['result'] {
  if (outcome === 'passed') return 'passed'
  if (hasFailed(outcome)) return sameAgain ? 'same' : 'other'
  return 'pending'
}
