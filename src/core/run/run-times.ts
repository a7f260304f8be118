/** How long a run took by the clock, what its jobs took together, and which jobs it waited for. Read from its jobs. */
import type { JobFacts, RunRecord } from '../model/index.js'
import { instantOf } from './durations.js'

export interface RunTimes {
  /** From the start of the first job to the end of the last, Pipeline Guard’s own job left out; waits for approval too. */
  readonly durationMs?: number
  /** Sum of the work of the jobs: what is paid for. */
  readonly computeMs?: number
}

/** A job as a stretch of time, in milliseconds since the epoch. */
export interface Span {
  readonly name: string
  /** When it could have started, where the platform says so. */
  readonly readyAt: number
  readonly start: number
  readonly end: number
}

/** Clocks of one platform disagree by seconds; a job that starts earlier than this before its run tells of a clock. */
const SKEW = 60_000
/**
 * While nothing ran and nothing waited for a runner for so long, somebody had to approve, or a clock is wrong: what came
 * before and after are two stretches, of which the longer counts.
 */
const IDLE = 300_000
/** A job that starts within this of another’s end may have waited for it. */
const HANDOVER = 30_000

/**
 * A later attempt runs a part of the jobs, so that its times are those of a part; who asks decides whether that matters.
 * A job that ran and of which no time is known leaves both unknown.
 */
export function runTimes(record: RunRecord): RunTimes {
  const jobs = jobsThatRan(record)
  const { workMs, durationMs, wallMs } = record.run.value
  const isPartial = jobs.some((job) => job.workMs === undefined && spanOf(job, undefined) === undefined)
  const works = jobs.map((job) => job.workMs ?? 0)
  const sum = jobs.length === 0 || isPartial ? undefined : works.reduce((total, work) => total + work, 0)
  const clock = isPartial ? undefined : clockOf(record)
  return known(durationMs ?? clock ?? (isPartial ? undefined : wallMs), workMs ?? sum)
}

const known = (durationMs: number | undefined, computeMs: number | undefined): RunTimes => ({
  ...(durationMs !== undefined && { durationMs }),
  ...(computeMs !== undefined && { computeMs }),
})

/** Jobs of this attempt but for Pipeline Guard’s own and those that were skipped. */
export const jobsThatRan = (record: RunRecord): readonly JobFacts[] =>
  Object.values(record.jobs).flatMap(({ facts }) =>
    facts === undefined || facts.value.own === true || facts.value.outcome === 'skipped' ? [] : [facts.value],
  )

/** Undefined for a job whose times contradict each other or its run. */
function spanOf(job: JobFacts, runStart: number | undefined): Span | undefined {
  const start = instantOf(job.startedAt)
  if (start === undefined || (runStart !== undefined && start < runStart - SKEW)) return undefined
  const end = instantOf(job.completedAt) ?? (job.workMs === undefined ? undefined : start + job.workMs)
  if (end === undefined || end < start) return undefined
  const created = instantOf(job.createdAt)
  return { name: job.name, readyAt: created === undefined ? start : Math.min(created, start), start, end }
}

const spansOf = (record: RunRecord): readonly Span[] => {
  const runStart = instantOf(record.run.value.createdAt ?? record.run.value.startedAt)
  return jobsThatRan(record)
    .flatMap((job) => spanOf(job, runStart) ?? [])
    .sort((a, b) => a.start - b.start)
}

function clockOf(record: RunRecord): number | undefined {
  const spans = spansOf(record)
  const jobs = jobsThatRan(record)
  const unplaced = spans.length < jobs.length
  const longest = jobs.reduce((most, { workMs = 0 }) => Math.max(most, workMs), 0)
  const first = spans[0]
  if (first === undefined) return longest > 0 ? longest : undefined
  let { start, end } = first
  let took = 0
  for (const span of spans) {
    if (span.readyAt - end > IDLE && isCreated(record)) {
      took = Math.max(took, end - start)
      ;({ start } = span)
    }
    end = Math.max(end, span.end)
  }
  took = Math.max(took, end - start)
  return unplaced ? Math.max(took, longest) : took
}

/** Whether a gap is idleness can only be said where the platform tells when jobs were created. */
const isCreated = (record: RunRecord): boolean => jobsThatRan(record).some((job) => job.createdAt !== undefined)

/**
 * The jobs that the end of the run waited for, first to last: from the job that ended last back to the one that ended when
 * it could start, and so on. Platforms do not list what a job needs; times tell it.
 */
export function criticalPath(record: RunRecord): readonly Span[] {
  const spans = spansOf(record)
  const path: Span[] = []
  let next = spans.reduce<Span | undefined>((last, span) => (last && last.end >= span.end ? last : span), undefined)
  while (next !== undefined && path.length < spans.length) {
    const { readyAt, start } = next
    path.unshift(next)
    next = spans.reduce<Span | undefined>(
      (latest, span) =>
        span.end <= readyAt + HANDOVER && span.start < start && (latest === undefined || span.end > latest.end)
          ? span
          : latest,
      undefined,
    )
  }
  return path
}
