/** The failing tests of a failed job, and whether they are new or known to be flaky. */
import {
  atLeast,
  type Failure,
  type Finding,
  type RunRecord,
  type TestFinding,
  type TestResults,
} from '../model/index.js'
import { testKey } from '../tests/identity/key.js'
import { type FailedJob, failedJobs } from './run-facts.js'
import { concerns } from './verdict.js'

/** The job’s own report, or the run’s where only one job failed. */
export function testsOfJob(job: FailedJob | undefined, record: RunRecord): TestResults | undefined {
  const alone = failedJobs(record).length <= 1
  return job?.record.tests?.value ?? (alone ? record.tests?.value : undefined)
}

export const testsOfFailure = (failure: Failure, record: RunRecord): TestResults | undefined =>
  testsOfJob(
    failedJobs(record).find((job) => concerns(failure, job)),
    record,
  )

/**
 * Are all failing tests among those of this kind? False when there is no report, or it does not name them all:
 * what is not known cannot be excused.
 */
export function allAre(
  kind: 'known-flaky' | 'not-new',
  tests: TestResults | undefined,
  findings: readonly Finding[],
): boolean {
  if (tests === undefined || tests.failures.length === 0 || tests.failures.length < tests.failed) return false
  const flaky = namesOf('known-flaky', findings)
  const fresh = namesOf('new-failure', findings)
  return tests.failures.every((test) => (kind === 'known-flaky' ? flaky.has(testKey(test)) : !fresh.has(testKey(test))))
}

const namesOf = (kind: 'known-flaky' | 'new-failure', findings: readonly Finding[]): ReadonlySet<string> =>
  new Set(
    findings.flatMap((finding) =>
      finding.kind === 'test' && finding.test === kind && !isOld(finding) ? [testKey(finding)] : [],
    ),
  )

/** Below high, a failing test is one that failed before this run. */
export const isOld = (finding: TestFinding): boolean =>
  finding.test === 'new-failure' && !atLeast(finding.severity, 'high')
