/**
 * Diagnoses as findings: seen before or new, how likely a retry is to pass, and so how bad it is. The chance of a retry is the
 * one the decision is made with: the product has one answer to that question.
 */
import { withHistory } from '../diagnose/budget.js'
import { beganAt, workflowText } from '../history/order.js'
import type { Diagnosis, Failure, Finding, RunRecord, Severity } from '../model/index.js'
import { machineEvidence } from '../resources/evidence.js'
import { formatCount } from '../run/format.js'
import { hasFailed } from '../run/outcomes.js'
import { isTrusted, onDefaultBranch } from '../run/trust.js'
import { allAre, testsOfJob } from './failing-tests.js'
import { chanceOf, likely } from './retry/chance.js'
import { type Trial, trialsOf } from './retry/trials.js'
import { failedJobs, sameAttempt } from './run-facts.js'

/**
 * One finding for each diagnosed job, worst first.
 *
 * `seen` counts earlier *runs* of the same workflow with the same signature, and its settled retries wherever they were made.
 *
 * @param known all known runs, in any order; this run's own record in it is no past
 * @param tests what is known of the failing tests
 * @param now milliseconds since the epoch
 */
export function failuresOf(given: {
  readonly record: RunRecord
  readonly diagnoses: ReadonlyMap<string, Diagnosis>
  readonly known: readonly RunRecord[]
  readonly tests: readonly Finding[]
  readonly now: number
}): Failure[] {
  const { record, known } = given
  if (given.diagnoses.size === 0) return []
  // A fork decides what its own runs print and when they pass; it must not teach what a retry is worth here.
  const trials = trialsOf([...known.filter((other) => isTrusted(other) && !sameAttempt(other, record)), record])
  const past = known.filter(
    (other) => workflowText(other.key) === workflowText(record.key) && other.key.run !== record.key.run,
  )
  return [...given.diagnoses]
    .filter(([, diagnosis]) => diagnosis.failed)
    .map(([jobId, diagnosis]) => failureOf({ ...given, past, trials, jobId, diagnosis }))
    .sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity) || (a.id < b.id ? -1 : 1))
}

const order: readonly Severity[] = ['critical', 'high', 'medium', 'low']

interface Given {
  readonly record: RunRecord
  readonly past: readonly RunRecord[]
  readonly jobId: string
  readonly diagnosis: Diagnosis
  readonly tests: readonly Finding[]
  readonly trials: readonly Trial[]
  readonly now: number
}

function failureOf(given: Given): Failure {
  const { record, past, jobId, diagnosis, tests, trials, now } = given
  const facts = record.jobs[jobId]?.facts?.value
  const job = facts?.name
  const allowed = facts?.allowed === true
  const failed = failedJobs(record).find(({ id }) => id === jobId)
  const reported = record.jobs[jobId]?.tests?.value ?? testsOfJob(failed, record)
  const flaky = allAre('known-flaky', reported, tests)
  const { posterior } = chanceOf({ diagnosis, flaky, trials, now })
  const before = seenBefore(diagnosis.signature, past)
  const seen = { ...before, reruns: posterior.tried, passedOnRetry: posterior.passed }
  const retry = { probability: posterior.mean, tried: posterior.tried, passed: posterior.passed }
  const probability = posterior.mean
  const severity = allowed ? 'low' : severityOf({ record, diagnosis, flaky, known: seen.count > 0, probability })
  return {
    kind: 'failure',
    id: `failure:${diagnosis.signature}${job === undefined ? '' : `@${job}`}`,
    severity,
    confidence: diagnosis.confidence,
    title: job === undefined ? diagnosis.title : `${job}: ${diagnosis.title}`,
    reasons: [...reasonsOf(diagnosis, seen, probability), ...(allowed ? [allowedReason] : [])],
    advice: diagnosis.advice,
    ...(job === undefined ? {} : { job }),
    ...(record.jobs[jobId] === undefined ? {} : { jobId }),
    ...(allowed ? { allowed } : {}),
    ...machineOf(given),
    diagnosis:
      diagnosis.brief === undefined
        ? diagnosis
        : { ...diagnosis, brief: withHistory(diagnosis.brief, historyOf(seen)) },
    seen,
    retry,
  }
}

function machineOf({ record, jobId, diagnosis }: Given): Pick<Failure, 'machine'> {
  const resources = Object.hasOwn(record.jobs, jobId) ? record.jobs[jobId]?.resources?.value : undefined
  const failed = record.jobs[jobId]?.facts?.value.steps?.find(({ outcome }) => hasFailed(outcome))?.name
  const machine =
    resources === undefined ? [] : machineEvidence(resources, { diagnosis, step: diagnosis.step ?? failed })
  return machine.length === 0 ? {} : { machine }
}

const allowedReason = 'the job may fail (`continue-on-error`, `allow_failure`): the run does not fail by it'

function seenBefore(signature: string, past: readonly RunRecord[]): Omit<Failure['seen'], 'reruns' | 'passedOnRetry'> {
  const earlier = past.filter((other) =>
    Object.values(other.jobs).some((job) => job.failure?.value.signature === signature),
  )
  const times = earlier.map(beganAt).sort((a, b) => a - b)
  const at = (time: number | undefined) => (time === undefined ? undefined : new Date(time).toISOString())
  const firstAt = at(times[0])
  const lastAt = at(times.at(-1))
  return {
    count: new Set(earlier.map(({ key }) => key.run)).size,
    ...(firstAt === undefined ? {} : { firstAt }),
    ...(lastAt === undefined ? {} : { lastAt }),
    onDefaultBranch: earlier.some(onDefaultBranch),
  }
}

/** DESIGN §5: the default branch broken with a new cause is critical; new, not transient high; known or transient medium. */
function severityOf(given: {
  readonly record: RunRecord
  readonly diagnosis: Diagnosis
  readonly flaky: boolean
  readonly known: boolean
  readonly probability: number
}): Severity {
  if (given.flaky && given.diagnosis.category === 'test') return 'low'
  if (given.known || given.probability >= likely) return 'medium'
  return onDefaultBranch(given.record) ? 'critical' : 'high'
}

function reasonsOf(diagnosis: Diagnosis, seen: Failure['seen'], probability: number): string[] {
  const lines = diagnosis.lines.slice(0, 3).map((line) => `line ${line.number}: ${line.text.slice(0, 300)}`)
  const before =
    seen.count === 0
      ? 'not seen before in this history'
      : `seen in ${formatCount(seen.count, 'earlier run')}, last ${seen.lastAt ?? 'at an unknown time'}`
  const retries =
    seen.reruns === 0
      ? `a retry passes with ${percent(probability)}: never retried before`
      : `retried ${formatCount(seen.reruns, 'time')}, passed ${seen.passedOnRetry}: a retry passes with ${percent(probability)}`
  return [...lines, before, retries]
}

/** For the brief: what a person would ask of a failure first. */
function historyOf({ count, lastAt, reruns, passedOnRetry }: Failure['seen']): string {
  const before =
    count === 0 ? 'not seen before' : `seen in ${formatCount(count, 'earlier run')}, last ${lastAt ?? 'unknown'}`
  return reruns === 0 ? `${before}; never retried` : `${before}; passed on ${passedOnRetry} of ${reruns} retries`
}

const percent = (share: number): string => `${Math.round(share * 100)} %`
