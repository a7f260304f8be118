/**
 * Durations, the same everywhere (docs: the history). All in milliseconds; undefined where a time is missing or the
 * platform’s clock ran backwards.
 *
 * Never from `updated_at`: GitHub bumps it again long after the end of a run.
 */
import type { SnapshotJob, SnapshotStep } from '../model/index.js'

/** Milliseconds since the epoch, undefined for what is no date. Platforms write offsets too (`14:59:13.000+08:00`). */
export function instantOf(text: string | undefined): number | undefined {
  if (text === undefined || text.length > 40) return undefined
  const at = Date.parse(text)
  // GitHub and Go servers write the year 1 (or 0) for “not yet”.
  return Number.isNaN(at) || at <= 0 ? undefined : at
}

/** The same instant as ISO 8601 in UTC, undefined for what is no date. */
export function isoOf(text: string | undefined): string | undefined {
  const at = instantOf(text)
  return at === undefined ? undefined : new Date(at).toISOString()
}

/** `end − start` where both are known and in order. */
export function between(start: number | undefined, end: number | undefined): number | undefined {
  return start === undefined || end === undefined || end < start ? undefined : end - start
}

const known = (times: readonly (number | undefined)[]): number[] => times.filter((time) => time !== undefined)
// Not Math.min(...): a hostile answer may hold more steps than the call stack has room for.
const earliest = (times: readonly (number | undefined)[]): number | undefined =>
  known(times).reduce<number | undefined>((a, b) => (a === undefined || b < a ? b : a), undefined)
/** The greatest of those known. */
export const latest = (times: readonly (number | undefined)[]): number | undefined =>
  known(times).reduce<number | undefined>((a, b) => (a === undefined || b > a ? b : a), undefined)

/** Time from a step’s start to its end. Steps are timed to the second. */
export const stepDuration = (step: SnapshotStep): number | undefined =>
  between(instantOf(step.startedAt), instantOf(step.completedAt))

/**
 * First step’s start to the end of the last finished step before Pipeline Guard’s own.
 * A platform that tells no steps gives the job’s start and end instead; a skipped job worked for no time at all.
 * @param ownStep number of Pipeline Guard’s step in this job, where it has one
 */
export function jobWork(job: SnapshotJob, ownStep?: number): number | undefined {
  if (job.outcome === 'skipped') return undefined
  const counted = stepsBefore(job, ownStep)
  if (counted.length === 0 && job.steps.length > 0) return undefined
  const start = earliest(counted.map((step) => instantOf(step.startedAt)))
  const end = latest(counted.map((step) => instantOf(step.completedAt)))
  const whole = between(instantOf(job.startedAt), instantOf(job.completedAt))
  if (start === undefined && job.steps.length === 0) return worked(whole)
  const work = between(start, end)
  // Steps are timed by the runner’s clock, the job by the platform’s: no step runs outside of its job.
  const isSkewed = counted.some(runsBackwards) || (work !== undefined && whole !== undefined && work > whole + SKEW)
  return worked(isSkewed || work === undefined ? whole : work)
}

const stepsBefore = (job: SnapshotJob, ownStep: number | undefined): readonly SnapshotStep[] =>
  job.steps.filter((step) => ownStep === undefined || step.number < ownStep)

/** When the job’s work ended, Pipeline Guard’s own step left out; as the platform writes it. */
export function workEnd(job: SnapshotJob, ownStep?: number): string | undefined {
  const end =
    ownStep === undefined ? undefined : latest(stepsBefore(job, ownStep).map((step) => instantOf(step.completedAt)))
  return end === undefined ? job.completedAt : new Date(end).toISOString()
}

/** Two clocks of one platform disagree by seconds; by more than this, one of them is wrong. */
const SKEW = 60_000

/** A job that came to its end in no time at all did not: its clock stood still. */
const worked = (ms: number | undefined): number | undefined => (ms === 0 ? undefined : ms)

function runsBackwards(step: SnapshotStep): boolean {
  const [start, end] = [instantOf(step.startedAt), instantOf(step.completedAt)]
  return start !== undefined && end !== undefined && end < start
}

/** `startedAt − createdAt` where positive: an estimate, GitHub’s two clocks disagree at times. */
export function jobQueue(job: SnapshotJob): number | undefined {
  const waited = between(instantOf(job.createdAt), instantOf(job.startedAt))
  return waited === undefined || waited === 0 ? undefined : waited
}
