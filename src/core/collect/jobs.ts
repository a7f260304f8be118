/** Which of the listed jobs belong to an attempt. */
import type { Snapshot, SnapshotJob } from '../model/index.js'
import { instantOf } from '../run/durations.js'

/**
 * The jobs that ran in the snapshot’s attempt, each once, sorted by id.
 *
 * A listing of all attempts (`filter=all`) also holds the jobs of the other attempts, and a re-run may list jobs it only
 * carried over: these bear this attempt’s number but started before it. A page boundary that shifts while jobs are added
 * lists a job twice. Two jobs of one name in one attempt are kept: a matrix under a fixed `name:` really has them.
 */
export function jobsOfAttempt(snapshot: Snapshot): readonly SnapshotJob[] {
  const { attempt } = snapshot.key
  const began = instantOf(snapshot.run.startedAt)
  const byId = new Map<string, SnapshotJob>()
  for (const job of snapshot.jobs) {
    if (job.attempt !== undefined && job.attempt !== attempt) continue
    if (attempt > 1 && carriedOver(job, began)) continue
    const seen = byId.get(job.id)
    if (seen === undefined || finality(job) > finality(seen)) byId.set(job.id, job)
  }
  return [...byId.values()].sort((a, b) => a.id.length - b.id.length || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
}

const finality = (job: SnapshotJob): number => ['queued', 'in-progress', 'completed'].indexOf(job.status)

// A job that ended before this attempt began was not run by it. Its start alone does not tell: clocks differ by seconds.
const carriedOver = (job: SnapshotJob, began: number | undefined): boolean => {
  const ended = instantOf(job.completedAt)
  return began !== undefined && ended !== undefined && ended < began
}
