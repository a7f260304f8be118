/**
 * Jobs whose failure fails no run: `continue-on-error`, `allow_failure`, a Jenkins stage within `catchError`. GitHub says nothing of
 * it in its list of jobs, so it is told by what came of such a failure: a run that passed although the job failed had allowed it.
 */
import type { RunRecord, Snapshot, SnapshotJob } from '../model/index.js'
import { hasFailed } from '../run/outcomes.js'
import { isTrusted, onDefaultBranch } from '../run/trust.js'

/**
 * @param records the history, in any order; runs of the default branch and of the same branch are heard. Others may let their own
 * jobs fail, by a line of a workflow file that nobody has reviewed, and would let the default branch’s pass
 * @returns the snapshot with every failed job marked whose failure is allowed
 */
export function withAllowedFailures(snapshot: Snapshot, records: readonly RunRecord[]): Snapshot {
  if (!snapshot.jobs.some(({ outcome }) => hasFailed(outcome))) return snapshot
  const passed = snapshot.run.outcome === 'passed'
  const jobs = snapshot.jobs.map((job) => {
    const isAllowed = hasFailed(job.outcome) && (job.allowed ?? (passed || wasAllowed(job, snapshot, records)))
    return isAllowed ? { ...job, allowed: true } : job
  })
  return { ...snapshot, jobs }
}

/** What came of the last failure of this job of which the run's end tells: one that failed alone, or failed no run. */
function wasAllowed(job: SnapshotJob, { key, run }: Snapshot, records: readonly RunRecord[]): boolean {
  const ends = records
    .filter((record) => record.key.workflow === key.workflow && record.key.run !== key.run && isTrusted(record))
    .filter((record) => onDefaultBranch(record) === true || isOfSameRef(record, run))
    .flatMap((record) => endOf(job.name, record))
    .sort((a, b) => b.at - a.at)
  return ends[0]?.passed === true
}

const isOfSameRef = (record: RunRecord, { branch, pullRequest }: Snapshot['run']): boolean =>
  record.run.value.branch === branch && record.run.value.pullRequest === pullRequest

function endOf(name: string, { jobs, run }: RunRecord): readonly { readonly at: number; readonly passed: boolean }[] {
  const facts = Object.values(jobs).flatMap((job) => job.facts?.value ?? [])
  const failed = facts.filter(({ outcome }) => hasFailed(outcome))
  if (!failed.some((each) => each.name === name)) return []
  const passed = run.value.outcome === 'passed'
  const alone = failed.every((each) => each.name === name || each.allowed === true)
  return passed || alone ? [{ at: Date.parse(run.value.startedAt ?? run.observedAt), passed }] : []
}
