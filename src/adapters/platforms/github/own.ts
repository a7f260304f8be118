/** Finds the job and the step this very step runs as, in a listing that does not mark them. */
import { guardStep } from '../../../core/collect/plumbing.js'
import type { SnapshotJob } from '../../../core/model/index.js'
import type { Env } from '../environments.js'

/**
 * By id (`job.check_run_id` equals the job’s id; GitHub Enterprise Server does not give it), else by the runner’s name
 * among jobs in progress, else by the job’s key, to which the API’s name adds matrix values and the calling job.
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
  const byRunner = only(running.filter((job) => runner !== undefined && job.runner?.name === runner))
  if (byRunner !== undefined) return byRunner
  const key = env['GITHUB_JOB']
  if (key === undefined || key === '') return undefined
  return only(running.filter(({ name }) => name === key)) ?? only(running.filter(({ name }) => bears(name, key)))
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

/**
 * Does the listing lag behind? GitHub’s does for some seconds: a job whose every step has ended still reads unfinished, and
 * the step before this one still reads in progress, so its time would be missing.
 */
export function lags(jobs: readonly SnapshotJob[], own: SnapshotJob | undefined): boolean {
  const others = jobs.some(
    (job) =>
      job.id !== own?.id &&
      job.status === 'in-progress' &&
      job.steps.length > 0 &&
      job.steps.every((step) => step.status === 'completed'),
  )
  if (others || own === undefined) return others
  const number = ownStepOf(own)
  return own.steps.some((step) => number !== undefined && step.number < number && step.status !== 'completed')
}
