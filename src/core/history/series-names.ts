/**
 * Renames jobs and steps whose names change from run to run (a commit, a pull request’s number, a date in them), or their
 * series would never repeat.
 */
import type { JobRecord, RunRecord, Step } from '../model/index.js'
import { matches } from '../words/wildcard.js'

export interface SeriesName {
  /** `*` stands for any part. */
  readonly match: string
  /** What to call what matches. */
  readonly name: string
}

/** Parts of names that never repeat: full commit ids, and the long hexadecimal ids built from them. */
const neverRepeats = /\b[0-9a-f]{32,64}\b/g

/**
 * @param rules tried in order, the first that matches names the job or step; names none matches keep theirs but for
 * commit ids of 32 or more hexadecimal digits, which read `<id>`
 */
export function renameSeries(record: RunRecord, rules: readonly SeriesName[] = []): RunRecord {
  const rename = (name: string): string =>
    rules.find(({ match }) => matches(match, name))?.name ?? name.replace(neverRepeats, '<id>')
  let changed = false
  const jobs = Object.entries(record.jobs).map(([id, job]): [string, JobRecord] => {
    const renamed = renameJob(job, rename)
    changed ||= renamed !== job
    return [id, renamed]
  })
  return changed ? { ...record, jobs: Object.fromEntries(jobs) } : record
}

function renameJob(job: JobRecord, rename: (name: string) => string): JobRecord {
  if (job.facts === undefined) return job
  const { value } = job.facts
  const name = rename(value.name)
  const steps = value.steps?.map((step): Step => {
    const told = rename(step.name)
    return told === step.name ? step : { ...step, name: told }
  })
  const same =
    name === value.name && (steps === undefined || steps.every((step, index) => step === value.steps?.[index]))
  return same ? job : { ...job, facts: { ...job.facts, value: { ...value, name, ...(steps && { steps }) } } }
}
