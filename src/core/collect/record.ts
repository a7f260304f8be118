/** Snapshot → record: everything a run can be remembered by, in platform-neutral words. */
import type {
  Failure,
  FailureFacts,
  JobFacts,
  JobRecord,
  Judgement,
  Metric,
  Outcome,
  RunFacts,
  RunRecord,
  Snapshot,
  SnapshotJob,
  Stamp,
  Stamped,
  TestResults,
} from '../model/index.js'
import { between, instantOf, isoOf, jobQueue, jobWork, latest, stepDuration } from './durations.js'
import { jobsOfAttempt } from './jobs.js'
import { guardStep, isGuardOnly } from './plumbing.js'
import { withoutUnknown } from './unknown.js'

export interface Collected {
  /** Test results that belong to no single job. */
  readonly tests?: TestResults | undefined
  /** Test results by job id. */
  readonly jobTests?: Readonly<Record<string, TestResults>> | undefined
  readonly metrics?: Readonly<Record<string, Metric>> | undefined
}

/**
 * The record of one attempt of a run. Times that are no dates are left out, so the record always fits its schema.
 * @param collected what the machine had to show: tests read from reports are the step’s own evidence, whoever told the rest
 */
export function recordRun(snapshot: Snapshot, collected: Collected = {}): RunRecord {
  const seen = { source: snapshot.source, observedAt: isoOf(snapshot.observedAt) ?? new Date(0).toISOString() }
  const evidence: Stamp = { status: 'completed', source: 'step', observedAt: seen.observedAt }
  const listed = jobsOfAttempt(snapshot).map((job) => ({ job, facts: jobFacts(job, snapshot) }))
  const jobs: Record<string, JobRecord> = {}
  for (const { job, facts } of listed)
    setOwn(jobs, job.id, { facts: { ...seen, status: stampStatus[job.status], value: facts } })
  for (const [id, tests] of Object.entries(collected.jobTests ?? {}))
    setOwn(jobs, id, { ...(Object.hasOwn(jobs, id) && jobs[id]), tests: { ...evidence, value: tests } })
  return {
    key: snapshot.key,
    run: { ...seen, status: stampStatus[snapshot.status], value: runFacts(snapshot, listed) },
    jobs,
    ...(collected.tests && { tests: { ...evidence, value: collected.tests } }),
    ...(collected.metrics && { metrics: stampAll(collected.metrics, evidence) }),
  }
}

const stampStatus = { queued: 'unknown', 'in-progress': 'in-progress', completed: 'completed' } as const

// A key such as __proto__ must become an entry, not the prototype.
const setOwn = <T>(target: Record<string, T>, key: string, value: T): void => {
  Object.defineProperty(target, key, { value, enumerable: true, configurable: true, writable: true })
}

function stampAll<T>(values: Readonly<Record<string, T>>, stamp: Stamp): Record<string, Stamped<T>> {
  const stamped: Record<string, Stamped<T>> = {}
  for (const [name, value] of Object.entries(values)) setOwn(stamped, name, { ...stamp, value })
  return stamped
}

function jobFacts(job: SnapshotJob, snapshot: Snapshot): JobFacts {
  const own = job.id === snapshot.ownJob ? (snapshot.ownStep ?? guardStep(job.steps)) : guardStep(job.steps)
  return withoutUnknown({
    name: job.name,
    outcome: job.outcome,
    createdAt: isoOf(job.createdAt),
    startedAt: isoOf(job.startedAt),
    completedAt: isoOf(job.completedAt),
    workMs: jobWork(job, own),
    queueMs: jobQueue(job),
    runner: job.runner && withoutUnknown({ ...job.runner }),
    url: job.url,
    own: isGuardOnly(job, job.id === snapshot.ownJob ? own : undefined) || undefined,
    steps: job.steps.map((step) =>
      withoutUnknown({
        number: step.number,
        name: step.name,
        outcome: step.outcome,
        durationMs: stepDuration(step),
      }),
    ),
  })
}

interface Listed {
  readonly job: SnapshotJob
  readonly facts: JobFacts
}

function runFacts(snapshot: Snapshot, listed: readonly Listed[]): RunFacts {
  const others = listed.filter(({ facts }) => facts.own !== true)
  const ran = others.filter(({ facts }) => facts.outcome !== 'skipped')
  const works = others.flatMap(({ facts }) => facts.workMs ?? [])
  const queues = others.flatMap(({ facts }) => facts.queueMs ?? [])
  const startedAt = instantOf(snapshot.run.startedAt)
  const completedAt =
    latest(others.map(({ facts }) => instantOf(facts.completedAt))) ?? instantOf(snapshot.run.completedAt)
  return withoutUnknown({
    ...snapshot.run,
    createdAt: isoOf(snapshot.run.createdAt),
    startedAt: isoOf(snapshot.run.startedAt),
    completedAt: completedAt === undefined ? undefined : new Date(completedAt).toISOString(),
    outcome: snapshot.run.outcome ?? outcomeOf(others.map(({ facts }) => facts.outcome)),
    workMs: works.length > 0 ? works.reduce((sum, work) => sum + work, 0) : undefined,
    wallMs: between(startedAt, completedAt),
    queueMs: latest(queues),
    jobCount: listed.length > 0 ? ran.length : undefined,
    stepCount: listed.length > 0 ? ran.reduce((sum, { facts }) => sum + stepsRun(facts), 0) : undefined,
  })
}

const stepsRun = (facts: JobFacts): number => (facts.steps ?? []).filter((step) => step.outcome !== 'skipped').length

/**
 * What a run that has not ended yet comes to, by its jobs: known only once every other job’s outcome is, except that one
 * failure is enough.
 */
function outcomeOf(jobs: readonly (Outcome | undefined)[]): Outcome | undefined {
  const worst = (['failed', 'timed-out', 'cancelled'] as const).find((outcome) => jobs.includes(outcome))
  if (worst === 'failed') return worst
  if (jobs.length === 0 || jobs.includes(undefined)) return undefined
  return worst ?? (jobs.includes('passed') ? 'passed' : 'skipped')
}

/**
 * The record with what was diagnosed, each failure at its job: by id, else by name, else at the only failed job, else
 * under the id `run`. The first failure of a job is kept (they come most consequential first).
 */
export function withFailures(record: RunRecord, failures: readonly Failure[], stamp: Stamp): RunRecord {
  const jobs: Record<string, JobRecord> = { ...record.jobs }
  const told = new Set<string>()
  for (const failure of failures) {
    const id = placeOf(record, failure)
    if (told.has(id)) continue
    told.add(id)
    setOwn(jobs, id, { ...(Object.hasOwn(jobs, id) && jobs[id]), failure: { ...stamp, value: factsOf(failure) } })
  }
  return { ...record, jobs }
}

function placeOf(record: RunRecord, failure: Failure): string {
  if (failure.jobId !== undefined) return failure.jobId
  const jobs = Object.entries(record.jobs)
  const named = jobs.find(([, job]) => failure.job !== undefined && job.facts?.value.name === failure.job)
  const failed = jobs.filter(([, job]) => job.facts?.value.outcome === 'failed')
  return named?.[0] ?? (failed.length === 1 ? failed[0]?.[0] : undefined) ?? 'run'
}

const factsOf = ({ diagnosis }: Failure): FailureFacts => ({
  category: diagnosis.category ?? 'unknown',
  rule: diagnosis.rule,
  signature: diagnosis.signature,
  title: diagnosis.title,
  confidence: diagnosis.confidence,
  transient: diagnosis.transient,
  transientProbability: diagnosis.transientProbability,
  lines: diagnosis.lines.map((line) => line.text),
})

/** The record with what was said and done about the run. */
export const withJudgement = (record: RunRecord, judgement: Judgement, stamp: Stamp): RunRecord => ({
  ...record,
  judgement: { ...stamp, value: judgement },
})
