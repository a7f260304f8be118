/** What is judged: this job or the whole run. */
import type { Snapshot } from '../model/index.js'
import { jobsOfAttempt } from './jobs.js'

/**
 * `auto` is `run` when no other job of the run is unfinished: a one-job workflow, a last job, the last of a matrix to
 * finish, or a run seen from outside. Where the platform would not list the jobs, or jobs may follow that it does not list
 * before they start, it is `job`: the careful answer, which says nothing outside.
 */
export function scopeOf(snapshot: Snapshot, wanted: 'auto' | 'job' | 'run'): 'job' | 'run' {
  if (wanted !== 'auto') return wanted
  if (snapshot.status === 'completed') return 'run'
  if (snapshot.partial === true || snapshot.jobsMayFollow === true) return 'job'
  return jobsOfAttempt(snapshot).every((job) => job.id === snapshot.ownJob || job.status === 'completed')
    ? 'run'
    : 'job'
}
