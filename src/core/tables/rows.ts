/** Record → rows. */
import { beganAt } from '../history/order.js'
import type { JobRecord, Outcome, RunRecord, TestCase, TestResults } from '../model/index.js'
import { hasFailed } from '../run/outcomes.js'
import { runTimes } from '../run/run-times.js'
import { isTrusted, onDefaultBranch } from '../run/trust.js'
import { remoteOf } from './remote.js'
import type { Row, Rows } from './schema.js'

/** The columns every table begins with. */
export const keyRow = (record: RunRecord): Row => {
  const { host, repository, workflow, run, attempt } = record.key
  return {
    host: host.toLowerCase(),
    repository: repository.toLowerCase(),
    workflow,
    run,
    attempt,
    started_at: beganAt(record),
    trusted: isTrusted(record),
  }
}

/** Categories whose failures may be another host’s. */
const remoteCategories: ReadonlySet<string> = new Set([
  'network',
  'dependency',
  'infrastructure',
  'permission',
  'timeout',
])

type Entry = readonly [id: string, job: JobRecord]

export function rowsOf(record: RunRecord): Rows {
  const key = keyRow(record)
  const jobs = Object.entries(record.jobs)
  return {
    runs: [{ ...key, ...runCells(record, jobs) }],
    jobs: jobs.flatMap(([id, { facts }]) => (facts === undefined ? [] : [{ ...key, ...jobCells(id, facts.value) }])),
    failures: jobs.flatMap(([, job]) =>
      job.failure === undefined ? [] : [{ ...key, ...failureCells(job, job.failure.value) }],
    ),
    tests: [
      ...testRows(key, undefined, record.tests?.value),
      ...jobs.flatMap(([, job]) => testRows(key, job.facts?.value.name, job.tests?.value)),
    ],
    findings: (record.judgement?.value.findings ?? []).map(({ kind, severity, series, signature, muted, episode }) => ({
      ...key,
      kind,
      severity,
      series,
      signature,
      muted: muted ?? false,
      episode,
    })),
  }
}

/**
 * Of parallel jobs, each of which saw a part, the last may not know yet how the run ends: a job that failed, may not fail, and did
 * not pass when it was run again, says so.
 */
function outcomeOf(record: RunRecord, jobs: readonly Entry[]): Outcome | undefined {
  const facts = jobs.flatMap(([, job]) => job.facts?.value ?? [])
  const passed = new Set(facts.filter(({ outcome }) => outcome === 'passed').map(({ name }) => name))
  const isFailed = facts.some(
    ({ name, outcome, allowed }) => allowed !== true && hasFailed(outcome) && !passed.has(name),
  )
  return record.run.value.outcome ?? (isFailed ? 'failed' : undefined)
}

function runCells(record: RunRecord, jobs: readonly Entry[]): Row {
  const { value } = record.run
  const times = runTimes(record)
  const reports = [record.tests, ...jobs.map(([, { tests }]) => tests)].flatMap((tests) =>
    tests === undefined ? [] : [tests.value],
  )
  const counted = (count: (tests: TestResults) => number): number | undefined =>
    reports.length === 0 ? undefined : reports.reduce((sum, tests) => sum + count(tests), 0)
  const judgement = record.judgement?.value
  return {
    name: value.name,
    event: value.event,
    branch: value.branch,
    on_default_branch: onDefaultBranch(record),
    sha: value.sha,
    pull_request: value.pullRequest,
    url: value.url,
    outcome: outcomeOf(record, jobs),
    duration_ms: times.durationMs,
    compute_ms: times.computeMs,
    queue_ms: value.queueMs,
    jobs: jobs.length,
    failed_jobs: jobs.filter(
      ([, { facts }]) => facts !== undefined && facts.value.allowed !== true && hasFailed(facts.value.outcome),
    ).length,
    tests: counted(({ total }) => total),
    failed_tests: counted(({ failed }) => failed),
    skipped_tests: counted(({ skipped }) => skipped),
    verdict: judgement?.verdict,
    severity: judgement?.severity,
    reruns: judgement?.reruns.length,
    open_regressions: judgement?.open?.length,
  }
}

function jobCells(id: string, facts: NonNullable<JobRecord['facts']>['value']): Row {
  return {
    job_id: id,
    job: facts.name,
    outcome: facts.outcome,
    work_ms: facts.workMs,
    queue_ms: facts.queueMs,
    labels: facts.runner?.labels?.toSorted().join(','),
    os: facts.runner?.os,
    may_fail: facts.allowed ?? false,
    own: facts.own ?? false,
  }
}

function failureCells(job: JobRecord, failure: NonNullable<JobRecord['failure']>['value']): Row {
  const { category, rule, signature, title, confidence, transient, lines = [] } = failure
  return {
    job: job.facts?.value.name,
    category,
    rule: rule ?? undefined,
    signature,
    title,
    remote: remoteCategories.has(category) ? remoteOf([title, ...lines]) : undefined,
    confidence,
    transient,
  }
}

const testRows = (key: Row, job: string | undefined, tests: TestResults | undefined): readonly Row[] => {
  if (tests === undefined) return []
  const row =
    (result: string) =>
    ({ project, suite, name, file }: TestCase): Row => ({ ...key, job, result, project, suite, test: name, file })
  return [...tests.failures.map(row('failed')), ...tests.flaky.map(row('flaky'))]
}
