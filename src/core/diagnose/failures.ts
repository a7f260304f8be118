/** Diagnoses as findings: seen before or new, what retries of it did, and so how bad it is. */
import { beganAt, keyText, workflowText } from '../history/order.js'
import { alikeRuns } from '../history/window.js'
import type { Diagnosis, Failure, JobRecord, RunRecord, Severity } from '../model/index.js'
import { formatCount } from '../run/format.js'
import { hasFailed } from '../run/outcomes.js'
import { onDefaultBranch } from '../run/trust.js'
import { isFlakyHere } from '../tests/flaky.js'

/** Pseudo-trials behind a rule's prior: three failed retries outweigh a confident rule. */
const priorStrength = 4

/**
 * One finding for each diagnosed job, worst first.
 *
 * `seen` counts earlier *runs* of the same workflow with the same signature; reruns count attempts that were followed by
 * another one of the same run and job.
 *
 * @param records the merged history, in any order; this run's own record in it is no past
 */
export function failuresOf(given: {
  readonly record: RunRecord
  readonly diagnoses: ReadonlyMap<string, Diagnosis>
  readonly records: readonly RunRecord[]
}): Failure[] {
  const { record, records } = given
  if (given.diagnoses.size === 0) return []
  const past = records.filter(
    (other) => workflowText(other.key) === workflowText(record.key) && keyText(other.key) !== keyText(record.key),
  )
  return [...given.diagnoses]
    .filter(([, diagnosis]) => diagnosis.failed)
    .map(([jobId, diagnosis]) => failureOf({ record, past, jobId, diagnosis }))
    .sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity) || (a.id < b.id ? -1 : 1))
}

const order: readonly Severity[] = ['critical', 'high', 'medium', 'low']

interface Given {
  readonly record: RunRecord
  readonly past: readonly RunRecord[]
  readonly jobId: string
  readonly diagnosis: Diagnosis
}

function failureOf({ record, past, jobId, diagnosis }: Given): Failure {
  const job = record.jobs[jobId]?.facts?.value.name
  const seen = seenBefore(diagnosis.signature, past, record)
  const probability = retryProbability(diagnosis.transientProbability, seen)
  const severity = severityOf({ record, jobId, diagnosis, past, known: seen.count > 0, probability })
  return {
    kind: 'failure',
    id: `failure:${diagnosis.signature}${job === undefined ? '' : `@${job}`}`,
    severity,
    confidence: diagnosis.confidence,
    title: job === undefined ? diagnosis.title : `${job}: ${diagnosis.title}`,
    reasons: reasonsOf(diagnosis, seen, probability),
    advice: diagnosis.advice,
    ...(job === undefined ? {} : { job }),
    ...(record.jobs[jobId] === undefined ? {} : { jobId }),
    diagnosis,
    seen,
  }
}

/** Mean of Beta(prior·n, (1−prior)·n) after the retries: the rule's prior is never the last word. */
const retryProbability = (prior: number, seen: Failure['seen']): number =>
  (prior * priorStrength + seen.passedOnRetry) / (priorStrength + seen.reruns)

function seenBefore(signature: string, past: readonly RunRecord[], record: RunRecord): Failure['seen'] {
  const hits = past.flatMap((other) =>
    Object.values(other.jobs)
      .filter((job) => job.failure?.value.signature === signature)
      .map((job) => ({ run: other, job })),
  )
  const earlier = hits.filter(({ run }) => run.key.run !== record.key.run)
  const times = earlier.map(({ run }) => beganAt(run)).sort((a, b) => a - b)
  const retries = hits
    .map(({ run, job }) => retryOf(run, job, [...past, record]))
    .filter((outcome) => outcome === 'passed' || hasFailed(outcome))
  const at = (time: number | undefined) => (time === undefined ? undefined : new Date(time).toISOString())
  const firstAt = at(times[0])
  const lastAt = at(times.at(-1))
  return {
    count: new Set(earlier.map(({ run }) => run.key.run)).size,
    ...(firstAt === undefined ? {} : { firstAt }),
    ...(lastAt === undefined ? {} : { lastAt }),
    reruns: retries.length,
    passedOnRetry: retries.filter((outcome) => outcome === 'passed').length,
    onDefaultBranch: earlier.some(({ run }) => onDefaultBranch(run) === true),
  }
}

/** What the same job did in the next attempt of the same run; job ids change with the attempt, names do not. */
function retryOf(run: RunRecord, job: JobRecord, all: readonly RunRecord[]): string | undefined {
  const next = all.find((other) => other.key.run === run.key.run && other.key.attempt === run.key.attempt + 1)
  const name = job.facts?.value.name
  return Object.values(next?.jobs ?? {}).find((each) => each.facts?.value.name === name)?.facts?.value.outcome
}

/** DESIGN §5: the default branch broken with a new cause is critical; new, not transient high; known or transient medium. */
function severityOf(given: Given & { readonly known: boolean; readonly probability: number }): Severity {
  const { record, jobId, diagnosis, past, known, probability } = given
  const tests = record.jobs[jobId]?.tests?.value ?? record.tests?.value
  if (
    diagnosis.category === 'test' &&
    tests !== undefined &&
    tests.failures.length > 0 &&
    tests.failures.length >= tests.failed
  ) {
    const alike = alikeRuns(past, record)
    if (tests.failures.every((test) => isFlakyHere(test, record, alike))) return 'low'
  }
  if (known || probability >= 0.5) return 'medium'
  return onDefaultBranch(record) === true ? 'critical' : 'high'
}

function reasonsOf(diagnosis: Diagnosis, seen: Failure['seen'], probability: number): string[] {
  const lines = diagnosis.lines.slice(0, 3).map((line) => `line ${line.number}: ${line.text.slice(0, 300)}`)
  const before =
    seen.count === 0
      ? 'not seen before in this history'
      : `seen in ${formatCount(seen.count, 'earlier run')}, last ${seen.lastAt ?? 'at an unknown time'}`
  const retries =
    seen.reruns === 0
      ? `a retry passes with ${percent(probability)}, by the rule’s prior`
      : `retried ${formatCount(seen.reruns, 'time')}, passed ${seen.passedOnRetry}: a retry passes with ${percent(probability)}`
  return [...lines, before, retries]
}

const percent = (share: number): string => `${Math.round(share * 100)} %`
