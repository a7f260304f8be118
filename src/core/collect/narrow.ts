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
