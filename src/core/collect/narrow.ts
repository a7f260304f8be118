/** What a step judges that may only speak for its own job. */
import type { RunRecord } from '../model/index.js'

/**
 * In `job` scope: this job alone, without the sums over jobs that are still running. In `run` scope: the record as it is.
 */
export function narrow(record: RunRecord, scope: 'job' | 'run', ownJob: string | undefined): RunRecord {
  if (scope === 'run') return record
  const {
    workMs: _work,
    wallMs: _wall,
    durationMs: _duration,
    jobCount: _jobs,
    stepCount: _steps,
    ...facts
  } = record.run.value
  const own = ownJob === undefined ? undefined : record.jobs[ownJob]
  return {
    ...record,
    run: { ...record.run, value: facts },
    jobs: ownJob === undefined || own === undefined ? {} : { [ownJob]: own },
  }
}

interface Seen {
  /** The step judged its own job only. */
  readonly part: boolean
  readonly ownJob: string | undefined
}

/**
 * What a step leaves of the run: the record as it is, or where it judged its own job, its reports and metrics at its job, so that those of another step of
 * the run do not take their place when the two are merged. It judged no run, so it bears no judgement.
 */
export function seenBy(record: RunRecord, { part, ownJob }: Seen): RunRecord {
  if (!part) return record
  const { tests, metrics, judgement: _, coverage: _coverage, ...rest } = record
  const own = ownJob === undefined ? undefined : record.jobs[ownJob]
  if (ownJob === undefined || own === undefined)
    return { ...rest, ...(tests && { tests }), ...(metrics && { metrics }) }
  const seen = { ...own, ...(tests && { tests }), ...(metrics && { metrics }) }
  return { ...rest, jobs: { ...record.jobs, [ownJob]: seen } }
}
