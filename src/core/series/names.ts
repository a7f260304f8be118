/**
 * Renames jobs and steps whose names change from run to run (a commit, a pull request’s number, a date in them), or their
 * series would never repeat.
 */
import type { JobRecord, RunRecord, Step } from '../model/index.js'
import { matches } from '../run/wildcard.js'

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
 * @returns gives a record those names; a record they do not touch is returned as it is
 */
export function seriesRenamer(rules: readonly SeriesName[] = []): (record: RunRecord) => RunRecord {
  // A history repeats its names: 500 runs of 20 jobs have a hundred thousand, and a few dozen different ones.
  const names = new Map<string, string>()
  const rename = (name: string): string => {
    const known = names.get(name)
    if (known !== undefined) return known
    const told = rules.find(({ match }) => matches(match, name))?.name ?? name.replace(neverRepeats, '<id>')
    if (names.size < mostNames) names.set(name, told)
    return told
  }
  return (record) => {
    const jobs = Object.entries(record.jobs)
    const renamed = jobs.map(([, job]) => renameJob(job, rename))
    if (jobs.every(([, job], index) => job === renamed[index])) return record
    return { ...record, jobs: Object.fromEntries(jobs.map(([id, job], index) => [id, renamed[index] ?? job])) }
  }
}

const mostNames = 20_000

function renameJob(job: JobRecord, rename: (name: string) => string): JobRecord {
  if (job.facts === undefined) return job
  const { value } = job.facts
  const name = rename(value.name)
  const changed = value.steps?.some((step) => rename(step.name) !== step.name)
  if (name === value.name && changed !== true) return job
  const steps = value.steps?.map((step): Step => ({ ...step, name: rename(step.name) }))
  return { ...job, facts: { ...job.facts, value: { ...value, name, ...(steps && { steps }) } } }
}
