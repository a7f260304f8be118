/** Machine time. */
import type { JobFacts, RunRecord } from '../../model/index.js'

export interface Cost {
  /** Time on machines, from each job’s start to its end. */
  readonly machineMs: number
  /** Each job’s time rounded up to a minute, as GitHub bills it; before any multiplier for the system it runs on. */
  readonly billedMinutes: number
  /** Machine time of runs that failed or were cancelled. */
  readonly failedMs: number
}

/** From start to end where both are known, else the work alone. Undefined for a job that never started. */
export function jobMs(facts: JobFacts): number | undefined {
  if (facts.outcome === 'skipped') return undefined
  const [start, end] = [Date.parse(facts.startedAt ?? ''), Date.parse(facts.completedAt ?? '')]
  return Number.isNaN(start) || Number.isNaN(end) || end < start ? facts.workMs : end - start
}

const jobTimes = (record: RunRecord): readonly number[] =>
  Object.values(record.jobs).flatMap((job) => {
    const ms = job.facts === undefined ? undefined : jobMs(job.facts.value)
    return ms === undefined ? [] : [ms]
  })

/** Of one attempt; its work where no job is known. */
export const machineMs = (record: RunRecord): number => {
  const times = jobTimes(record)
  return times.length === 0 ? (record.run.value.workMs ?? 0) : times.reduce((sum, ms) => sum + ms, 0)
}

export function costOf(records: readonly RunRecord[]): Cost {
  const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
  return {
    machineMs: sum(records.map(machineMs)),
    billedMinutes: sum(records.flatMap(jobTimes).map((ms) => Math.ceil(ms / 60_000))),
    failedMs: sum(records.filter((record) => record.run.value.outcome !== 'passed').map(machineMs)),
  }
}
