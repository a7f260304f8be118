/**
 * Which steps are the runner’s own, and which are Pipeline Guard’s.
 *
 * Names are all the API gives: `Run owner/pipeline-guard@sha` without a `name:`, else what the user wrote. Steps of the
 * runner are in English on every runner (actions/runner, `Set up job`, `Pre …`, `Post …`, `Complete job`).
 */
import type { SnapshotJob, SnapshotStep } from '../model/index.js'
import { hasFailed } from './outcomes.js'

const runnerStep = /^(?:set up job|complete job|initialize containers|stop containers|pre |post |build )/i
const fetchingStep = /^(?:run actions\/(?:checkout|download-artifact|setup-node|cache)|checkout|check out|download)\b/i
const guardName = /pipeline[-_ ]?guard/i

/** A step the runner adds by itself: its time is part of the job’s, but it is no series of its own. */
export const isRunnerStep = (name: string): boolean => runnerStep.test(name.slice(0, 64))

const namesGuard = (name: string): boolean => guardName.test(name.slice(0, 256))

/**
 * Number of Pipeline Guard’s own step as seen from outside, by name: the last one so named that is not a hook; where it
 * is the first thing the job does it works in its post hook (`phase: post`), so that hook counts.
 * @returns undefined where no step bears the name
 */
export function guardStep(steps: readonly SnapshotStep[]): number | undefined {
  const named = steps.filter((step) => namesGuard(step.name))
  const main = named.findLast((step) => !isRunnerStep(step.name))
  if (main === undefined) return undefined
  const first = steps.every((step) => step.number >= main.number || isRunnerStep(step.name))
  const hook = first ? named.findLast((step) => /^post /i.test(step.name)) : undefined
  return (hook ?? main).number
}

/** Does the job nothing but run Pipeline Guard (with the checkout and downloads it needs)? */
export function isGuardOnly(job: SnapshotJob, own: number | undefined): boolean {
  const number = own ?? guardStep(job.steps)
  if (number === undefined) return job.steps.length === 0 && namesGuard(job.name)
  return job.steps.every(
    (step) =>
      step.number === number || isRunnerStep(step.name) || fetchingStep.test(step.name) || namesGuard(step.name),
  )
}

/**
 * The outcome of the job’s own work: a job that failed by nothing but Pipeline Guard’s step passed. Else a verdict would be
 * remembered as a failure of what it judged, counted, diagnosed and rerun.
 */
export function outcomeOfWork(job: SnapshotJob): SnapshotJob['outcome'] {
  if (job.outcome !== 'failed') return job.outcome
  const failed = job.steps.filter((step) => hasFailed(step.outcome))
  return failed.length > 0 && failed.every((step) => namesGuard(step.name)) ? 'passed' : job.outcome
}
