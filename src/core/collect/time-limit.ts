/**
 * GitHub reports a job that ran into its `timeout-minutes` as cancelled; only an annotation of its check says why, which needs a
 * right of its own. But the runner stops such a job within seconds of the limit, and a limit is a whole number of five minutes: a
 * job that was cancelled alone, right after so long, was timed out. A person who cancels a run cancels all of its jobs, and hits
 * those seconds once in forty times.
 */
import type { Snapshot, SnapshotJob } from '../model/index.js'
import { instantOf } from '../run/durations.js'
import { minute, second } from '../run/time.js'

const grain = 5 * minute
/** What the runner takes to stop a job after its limit. */
const slack = 8 * second
/** Jobs that were cancelled so close together were cancelled by one hand. */
const together = 60 * second

/** The minutes of the limit a cancelled job ran into; undefined where it was cancelled otherwise. */
export function limitReached({ outcome, startedAt, completedAt }: SnapshotJob): number | undefined {
  const began = instantOf(startedAt)
  const ended = instantOf(completedAt)
  if (outcome !== 'cancelled' || began === undefined || ended === undefined) return undefined
  const limit = Math.floor((ended - began) / grain) * grain
  return limit > 0 && ended - began - limit <= slack ? limit / minute : undefined
}

/** The snapshot with jobs that ran into a time limit, and a run that failed by nothing else, as timed out. */
export function withTimeLimits(snapshot: Snapshot): Snapshot {
  const cancelled = snapshot.jobs.filter(({ outcome }) => outcome === 'cancelled')
  const alone = (job: SnapshotJob): boolean =>
    cancelled.every((other) => other === job || !isTogether(other, job) || limitReached(other) !== undefined)
  const timedOut = new Set(cancelled.filter((job) => limitReached(job) !== undefined && alone(job)))
  if (timedOut.size === 0) return snapshot
  const jobs = snapshot.jobs.map((job) => (timedOut.has(job) ? { ...job, outcome: 'timed-out' as const } : job))
  const run = snapshot.run.outcome === 'cancelled' ? { ...snapshot.run, outcome: 'timed-out' as const } : snapshot.run
  return { ...snapshot, run, jobs }
}

const isTogether = (a: SnapshotJob, b: SnapshotJob): boolean =>
  Math.abs((instantOf(a.completedAt) ?? 0) - (instantOf(b.completedAt) ?? 0)) <= together
