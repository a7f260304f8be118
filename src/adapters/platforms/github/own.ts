/** Finds the job and the step this very step runs as, in a listing that does not mark them. */

import type { SnapshotJob } from '../../../core/model/index.js'
import { instantOf } from '../../../core/run/durations.js'
import { guardStep } from '../../../core/run/plumbing.js'
import type { Env } from '../../../ports.js'

/**
 * By id (`job.check_run_id` equals the job’s id; GitHub Enterprise Server does not give it), else by the job’s key, to which
 * the API’s name adds matrix values and the calling job, and by the runner’s name, each among jobs in progress.
 * @returns undefined rather than a guess where two fit
 */
export function ownJobOf(
  jobs: readonly SnapshotJob[],
  env: Env,
  checkRunId: string | undefined,
): SnapshotJob | undefined {
  const byId = jobs.find((job) => job.id === checkRunId)
  if (byId !== undefined) return byId
  const running = jobs.filter((job) => job.status !== 'completed')
  const runner = env['RUNNER_NAME']
  const key = env['GITHUB_JOB'] ?? ''
  const keyed = key === '' ? [] : running.filter(({ name }) => bears(name, key))
  // Two runners may bear one name, and the API another than the machine: of the jobs that bear the key it must be one.
  const candidates = keyed.length > 0 ? keyed : running
  return (
    only(candidates.filter((job) => runner !== undefined && job.runner?.name === runner)) ??
    only(keyed.filter(({ name }) => name === key)) ??
    only(keyed)
  )
}

/** `caller / key (20, linux)` bears `key`. */
const bears = (name: string, key: string): boolean =>
  name.split(' / ').some((part) => part === key || (part.startsWith(`${key} (`) && part.endsWith(')')))

const only = <T>(found: readonly T[]): T | undefined => (found.length === 1 ? found[0] : undefined)

/** The step named after Pipeline Guard where it has not ended yet, else the one in progress. */
export function ownStepOf(job: SnapshotJob): number | undefined {
  const named = job.steps.find((step) => step.number === guardStep(job.steps))
  if (named !== undefined && named.status !== 'completed') return named.number
  return job.steps.findLast((step) => step.status === 'in-progress')?.number ?? named?.number
}

/** A step that runs only Pipeline Guard has just begun when it first asks, clocks a few seconds apart allowed for. */
const justBegun = 15_000

/**
 * Does the listing lag behind? GitHub’s does for some seconds: a job whose every step has ended still reads unfinished, or
 * the step before this one still reads in progress (by its number; or, where this step’s name does not tell, by a start
 * too long ago to be this step’s), so its time would be missing.
 * @param now ms since the epoch
 */
export function lags(jobs: readonly SnapshotJob[], own: SnapshotJob | undefined, now: number): boolean {
  const others = jobs.some(
    (job) =>
      job.id !== own?.id &&
      job.status === 'in-progress' &&
      job.steps.length > 0 &&
      job.steps.every((step) => step.status === 'completed'),
  )
  if (others || own === undefined) return others
  const number = ownStepOf(own)
  const taken = own.steps.find((step) => step.number === number)
  const old = number !== guardStep(own.steps) && now - (instantOf(taken?.startedAt) ?? now) > justBegun
  return old || own.steps.some((step) => number !== undefined && step.number < number && step.status !== 'completed')
}
