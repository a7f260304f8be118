/** Which jobs a run has, as far as its series depend on it. */
import type { JobRecord, RunRecord } from '../model/index.js'
import { jobsThatRan } from '../run/run-times.js'

export interface NamedJob {
  readonly job: JobRecord
  /** As its series bear it: of several jobs of one name all but the first get ` #2`, ` #3` … */
  readonly name: string
  /** How many jobs of this name came to their end, where several ran. */
  readonly variant?: string
}

/**
 * The jobs in the order of their ids, shorter before longer, as numbers are.
 *
 * Jobs of one name (a matrix under a fixed `name:`, names the platform cut) are listed in any order: which is which can be
 * told by nothing but how long they take, so they are numbered by that, and only runs with as many of them compare.
 */
export function jobsByName({ jobs }: RunRecord): readonly NamedJob[] {
  const ids = Object.keys(jobs)
  for (let i = 1; i < ids.length; i++)
    if (compareIds(ids[i - 1] as string, ids[i] as string) > 0) {
      ids.sort(compareIds)
      break
    }
  const byName = new Map<string, JobRecord[]>()
  const listed = ids.map((id) => {
    const job = jobs[id] as JobRecord
    const name = job.facts?.value.name ?? id
    const same = byName.get(name)
    if (same === undefined) byName.set(name, [job])
    else same.push(job)
    return { job, name }
  })
  if (byName.size === ids.length) return listed
  return [...byName].flatMap(([name, same]) => numbered(name, same, (label) => byName.has(label)))
}

function numbered(name: string, same: readonly JobRecord[], isTaken: (label: string) => boolean): readonly NamedJob[] {
  const passed = same.filter(({ facts }) => facts?.value.outcome === 'passed')
  const ran = same.filter(({ facts }) => facts?.value.outcome !== 'skipped')
  const variant = ran.length > 1 ? { variant: `of ${passed.length}` } : {}
  const ordered = [
    ...passed.toSorted((a, b) => (a.facts?.value.workMs ?? 0) - (b.facts?.value.workMs ?? 0)),
    ...same.filter((job) => !passed.includes(job)),
  ]
  let nth = 1
  const labelOf = (index: number): string => {
    if (index === 0) return name
    do nth += 1
    while (isTaken(`${name} #${nth}`))
    return `${name} #${nth}`
  }
  return ordered.map((job, index) => ({
    job,
    name: labelOf(index),
    ...variant,
  }))
}

const compareIds = (a: string, b: string): number => a.length - b.length || (a < b ? -1 : a > b ? 1 : 0)

/**
 * A short name of the set of jobs that ran: the same for the same names, however often and in whatever order they are
 * listed; undefined of a run whose jobs are not known.
 */
export function createJobSets(): (record: RunRecord) => string | undefined {
  const hashes = new Map<string, number>()
  const hashOf = (name: string): number => {
    let hash = hashes.get(name)
    if (hash === undefined) {
      hash = fnv(name)
      hashes.set(name, hash)
    }
    return hash
  }
  return (record) => {
    const jobs = jobsThatRan(record)
    if (jobs.length === 0) return undefined
    // A sum does not depend on the order; names that come twice count twice.
    const sum = jobs.reduce((total, { name }) => (total + hashOf(name)) >>> 0, 0)
    return `${jobs.length}-${sum.toString(16).padStart(8, '0')}`
  }
}

/** FNV-1a, 32 bits (Fowler, Noll, Vo; public domain), mixed once more so that sums of similar names differ. */
function fnv(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b)
  return (hash ^ (hash >>> 13)) >>> 0
}
