/** Snapshot → record: everything a run can be remembered by, in platform-neutral words. */
import type {
  Coverage,
  Diagnosis,
  FailureFacts,
  JobFacts,
  JobRecord,
  JobResources,
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
  Toolchain,
} from '../model/index.js'
import { between, instantOf, isoOf, jobQueue, jobWork, latest, stepDuration, workEnd } from '../run/durations.js'
import { hasFailed } from '../run/outcomes.js'
import { guardStep, isGuardOnly } from '../run/plumbing.js'
import { withoutUnknown } from '../run/unknown.js'
import { withAllowedFailures } from './allowed.js'
import { jobsOfAttempt } from './jobs.js'

export interface Collected {
  /** The history: it tells which jobs may fail. */
  readonly records?: readonly RunRecord[] | undefined
  /** Test results that belong to no single job. */
  readonly tests?: TestResults | undefined
  /** Test results by job id. */
  readonly jobTests?: Readonly<Record<string, TestResults>> | undefined
  readonly coverage?: Coverage | undefined
  readonly metrics?: Readonly<Record<string, Metric>> | undefined
  /** Fingerprints of what successful jobs print, by job id. */
  readonly templates?: ReadonlyMap<string, string> | undefined
  /** What jobs were built with, by id. */
  readonly toolchains?: Readonly<Record<string, Toolchain>> | undefined
  /** What machines had and used, by job id. */
  readonly resources?: Readonly<Record<string, JobResources>> | undefined
}

/**
 * The record of one attempt of a run. Times that are no dates are left out, so the record always fits its schema.
 * @param collected what the machine had to show: tests read from reports are the step’s own evidence, whoever told the rest
 */
export function recordRun(observed: Snapshot, collected: Collected = {}): RunRecord {
  const snapshot = withAllowedFailures(observed, collected.records ?? [])
  const seen = stampOf(snapshot)
  const evidence: Stamp = { ...seen, status: 'completed', source: 'step' }
  const listed = jobsOfAttempt(snapshot).map((job) => ({ job, facts: jobFacts(job, snapshot) }))
  const jobs: Record<string, JobRecord> = {}
  for (const { job, facts } of listed)
    setOwn(jobs, job.id, {
      facts: { ...seen, status: stampOf({ ...snapshot, status: job.status }).status, value: facts },
    })
  for (const [id, tests] of Object.entries(collected.jobTests ?? {}))
    setOwn(jobs, id, { ...(Object.hasOwn(jobs, id) && jobs[id]), tests: { ...evidence, value: tests } })
  for (const [id, templates] of collected.templates ?? [])
    setOwn(jobs, id, { ...(Object.hasOwn(jobs, id) && jobs[id]), templates: { ...evidence, value: templates } })
  for (const [id, toolchain] of Object.entries(collected.toolchains ?? {}))
    setOwn(jobs, id, { ...(Object.hasOwn(jobs, id) && jobs[id]), toolchain: { ...evidence, value: toolchain } })
  for (const [id, resources] of Object.entries(collected.resources ?? {}))
    setOwn(jobs, id, { ...(Object.hasOwn(jobs, id) && jobs[id]), resources: { ...evidence, value: resources } })
  return {
    key: snapshot.key,
    run: { ...seen, value: runFacts(snapshot, listed) },
    jobs,
    ...(collected.tests && { tests: { ...evidence, value: collected.tests } }),
    ...(collected.coverage && { coverage: { ...evidence, value: collected.coverage } }),
    ...(collected.metrics && { metrics: stampAll(collected.metrics, evidence) }),
  }
}

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
    completedAt: isoOf(workEnd(job, own)),
    workMs: jobWork(job, own),
    queueMs: jobQueue(job),
    runner: job.runner && withoutUnknown({ ...job.runner }),
    url: job.url,
    allowed: job.allowed,
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

/** Platforms hand on titles whole, so that they are masked before they are cut here. */
const titleLength = 200

function runFacts(snapshot: Snapshot, listed: readonly Listed[]): RunFacts {
  const others = listed.filter(({ facts }) => facts.own !== true)
  const ran = others.filter(({ facts }) => facts.outcome !== 'skipped')
  // A job that ended and of which no time is known leaves the sum unknown.
  const worked = ran.filter(({ facts }) => facts.outcome !== undefined)
  const works = ran.flatMap(({ facts }) => facts.workMs ?? [])
  const queues = others.flatMap(({ facts }) => facts.queueMs ?? [])
  const startedAt = instantOf(snapshot.run.startedAt)
  const completedAt =
    latest(others.map(({ facts }) => instantOf(facts.completedAt))) ?? instantOf(snapshot.run.completedAt)
  return withoutUnknown({
    ...snapshot.run,
    title: snapshot.run.title?.slice(0, titleLength),
    createdAt: isoOf(snapshot.run.createdAt),
    startedAt: isoOf(snapshot.run.startedAt),
    completedAt: completedAt === undefined ? undefined : new Date(completedAt).toISOString(),
    outcome: runOutcome(snapshot, listed),
    workMs: works.length === 0 || works.length < worked.length ? undefined : works.reduce((sum, work) => sum + work, 0),
    wallMs: between(startedAt, completedAt),
    queueMs: latest(queues),
    jobCount: listed.length > 0 ? ran.length : undefined,
    stepCount: listed.length > 0 ? ran.reduce((sum, { facts }) => sum + stepsRun(facts), 0) : undefined,
  })
}

const stepsRun = (facts: JobFacts): number => (facts.steps ?? []).filter((step) => step.outcome !== 'skipped').length

/**
 * A run that failed though every job passed failed by Pipeline Guard’s own verdict, where a job bears its step. One that may
 * go on, or whose jobs could not be listed, has come to nothing yet, unless it has failed already.
 */
function runOutcome(
  { run, jobsMayFollow = false, partial = false }: Snapshot,
  listed: readonly Listed[],
): Outcome | undefined {
  const jobs: readonly (Outcome | undefined)[] = listed
    .filter(({ facts }) => facts.own !== true)
    .map(({ facts }) => (facts.allowed && hasFailed(facts.outcome) ? 'passed' : facts.outcome))
  const worked = outcomeOf(jobsMayFollow || partial ? [...jobs, undefined] : jobs)
  const judged = listed.some(({ job }) => guardStep(job.steps) !== undefined)
  return run.outcome === 'failed' && judged && worked === 'passed' ? worked : (run.outcome ?? worked)
}

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

/** When and how something was seen: a stamp, or the snapshot it was seen with. */
type Seen = Pick<Snapshot, 'source' | 'observedAt'> & { readonly status: Snapshot['status'] | Stamp['status'] }

const stampOf = ({ source, observedAt, status }: Seen): Stamp => ({
  source,
  observedAt: isoOf(observedAt) ?? new Date(0).toISOString(),
  status: status === 'queued' ? 'unknown' : status,
})

/**
 * The record with what was diagnosed, each at its job.
 * @param diagnoses by job id; one of a job the platform never listed makes an entry without facts
 */
export function withFailures(record: RunRecord, diagnoses: ReadonlyMap<string, Diagnosis>, seen: Seen): RunRecord {
  const jobs: Record<string, JobRecord> = { ...record.jobs }
  for (const [id, diagnosis] of diagnoses)
    if (diagnosis.failed)
      setOwn(jobs, id, {
        ...(Object.hasOwn(jobs, id) && jobs[id]),
        failure: { ...stampOf(seen), value: failureOf(diagnosis) },
      })
  return { ...record, jobs }
}

const failureOf = (diagnosis: Diagnosis): FailureFacts => ({
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
export const withJudgement = (record: RunRecord, judgement: Judgement, seen: Seen): RunRecord => ({
  ...record,
  judgement: { ...stampOf(seen), value: judgement },
})
