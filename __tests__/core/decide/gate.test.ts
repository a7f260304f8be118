import { describe, expect, test } from '@jest/globals'
import { gate } from '../../../src/core/decide/gate.js'
import { labelOf } from '../../../src/core/decide/labels.js'
import type { Policy } from '../../../src/core/decide/policy.js'
import type { Finding, Verdict } from '../../../src/core/model/index.js'
import { anomalyOf, failureOf, policyOf, real, recordOf, testFindingOf, testsOf } from './examples.js'

interface Row {
  readonly name: string
  readonly findings?: readonly Finding[]
  /** Names of the failing tests, where a report names them. */
  readonly failing?: readonly string[]
  readonly policy?: Partial<Policy>
  readonly verdict?: Verdict
  readonly kind: 'pass' | 'fail-check'
  readonly because: RegExp
}

const high = anomalyOf({ severity: 'high' })
const failHigh: Partial<Policy> = { failOn: 'high' }
const testFailure = failureOf({ ...real, category: 'test', title: 'Tests failed' })
const flaky = testFindingOf({ test: 'known-flaky', severity: 'low', name: 'reads', title: 'reads is flaky' })
const rows: readonly Row[] = [
  {
    name: 'a test job, new only, none new',
    findings: [testFailure],
    failing: ['adds'],
    policy: { ...failHigh, failOnTests: 'new' },
    kind: 'pass',
    because: /no test that failed is new/,
  },
  {
    name: 'a test job, new only, one new',
    findings: [testFailure, testFindingOf()],
    failing: ['adds', 'reads'],
    policy: { ...failHigh, failOnTests: 'new' },
    kind: 'fail-check',
    because: /job build/,
  },
  {
    name: 'a test job, new only, no report',
    findings: [testFailure],
    policy: { ...failHigh, failOnTests: 'new' },
    kind: 'fail-check',
    because: /job build/,
  },
  {
    name: 'a test job, all flaky',
    findings: [testFailure, flaky],
    failing: ['reads'],
    policy: { ...failHigh, failOnTests: 'not-flaky' },
    kind: 'pass',
    because: /only known flaky tests/,
  },
  {
    name: 'a test job, one not flaky',
    findings: [testFailure, flaky],
    failing: ['reads', 'adds'],
    policy: { ...failHigh, failOnTests: 'not-flaky' },
    kind: 'fail-check',
    because: /job build/,
  },
  {
    name: 'a test job, all flaky, all tests gate',
    findings: [testFailure, flaky],
    failing: ['reads'],
    policy: failHigh,
    kind: 'fail-check',
    because: /job build/,
  },
  { name: 'nothing', kind: 'pass', because: /nothing to fail for/ },
  {
    name: 'a failed run nobody could diagnose',
    verdict: 'failed',
    kind: 'pass',
    because: /^the run is failed, with no finding.*fail-on-verdicts: failed/,
  },
  {
    name: 'a failed run nobody could diagnose, its verdict named',
    verdict: 'failed',
    policy: { failOnVerdicts: ['failed'] },
    kind: 'fail-check',
    because: /verdict is failed/,
  },
  {
    name: 'a new failing test, only builds may fail the check',
    findings: [testFailure, testFindingOf()],
    failing: ['reads'],
    policy: { ...failHigh, failOnCategories: ['build'] },
    kind: 'pass',
    because: /job build \(category test is not in.* and .*\(category test is not in fail-on-categories\)/,
  },
  {
    name: 'a new failing test, tests may fail the check',
    findings: [testFindingOf()],
    failing: ['reads'],
    policy: { ...failHigh, failOnCategories: ['test'] },
    kind: 'fail-check',
    because: /fail-on is high/,
  },
  {
    name: 'an anomaly has no category that lets it pass',
    findings: [high],
    policy: { ...failHigh, failOnCategories: ['build'] },
    kind: 'fail-check',
    because: /fail-on is high/,
  },
  {
    name: 'only flaky tests, and the verdict named all the same',
    findings: [testFailure, flaky],
    failing: ['reads'],
    policy: { ...failHigh, failOnTests: 'not-flaky', failOnVerdicts: ['failed'] },
    verdict: 'failed',
    kind: 'fail-check',
    because: /the verdict is failed, named in fail-on-verdicts/,
  },
  {
    name: 'critical, default policy',
    findings: [anomalyOf()],
    kind: 'fail-check',
    because: /critical.*fail-on is critical/,
  },
  { name: 'high, default policy', findings: [high], kind: 'pass', because: / \(high\); fail-on is critical/ },
  {
    name: 'high, fail-on high',
    findings: [high],
    policy: { failOn: 'high' },
    kind: 'fail-check',
    because: /fail-on is high/,
  },
  {
    name: 'critical, fail-on never',
    findings: [anomalyOf()],
    policy: { failOn: 'never' },
    kind: 'pass',
    because: / \(fail-on is never\)/,
  },
  { name: 'advisory', findings: [anomalyOf({ state: 'advisory' })], kind: 'pass', because: /advisory/ },
  {
    name: 'muted',
    findings: [anomalyOf({ muted: 'planned: new compiler' })],
    kind: 'pass',
    because: /acknowledged \(planned: new compiler\)/,
  },
  {
    name: 'observing',
    findings: [anomalyOf()],
    policy: { observe: true },
    kind: 'pass',
    because: /fail-on is/,
  },
  {
    name: 'the job failed already',
    findings: [anomalyOf()],
    policy: { jobStatus: 'failed' },
    kind: 'pass',
    because: /ended as failed already/,
  },
  {
    name: 'the job ran out of time',
    findings: [anomalyOf()],
    policy: { jobStatus: 'timed-out' },
    kind: 'pass',
    because: /ended as timed-out already/,
  },
  {
    name: 'the build is unstable, and may be failed in earnest',
    findings: [anomalyOf()],
    policy: { jobStatus: 'unstable' },
    kind: 'fail-check',
    because: /critical/,
  },
  {
    name: 'the job was cancelled',
    findings: [anomalyOf()],
    policy: { jobStatus: 'cancelled' },
    kind: 'pass',
    because: /ended as cancelled/,
  },
  {
    name: 'the job passed',
    findings: [anomalyOf()],
    policy: { jobStatus: 'passed' },
    kind: 'fail-check',
    because: /critical/,
  },
  {
    name: 'a category named',
    findings: [failureOf(real)],
    policy: { failOn: 'high', failOnCategories: ['build'] },
    kind: 'fail-check',
    because: /job build/,
  },
  {
    name: 'a category not named',
    findings: [failureOf(real)],
    policy: { failOn: 'high', failOnCategories: ['test'] },
    kind: 'pass',
    because: /not in fail-on-categories/,
  },
  {
    name: 'by verdict alone',
    findings: [high],
    policy: { failOnVerdicts: ['anomalous'] },
    verdict: 'anomalous',
    kind: 'fail-check',
    because: /verdict is anomalous/,
  },
  {
    name: 'by verdict, observing',
    policy: { failOnVerdicts: ['failed'], observe: true },
    verdict: 'failed',
    kind: 'pass',
    because: /named in fail-on-verdicts/,
  },
  {
    name: 'a flaky test, all tests gate',
    findings: [testFindingOf({ test: 'known-flaky' })],
    policy: { failOn: 'high' },
    kind: 'fail-check',
    because: /high/,
  },
  {
    name: 'a flaky test, not-flaky',
    findings: [testFindingOf({ test: 'known-flaky' })],
    policy: { failOn: 'high', failOnTests: 'not-flaky' },
    kind: 'pass',
    because: /known flaky/,
  },
  {
    name: 'a new failing test, new only',
    findings: [testFindingOf()],
    policy: { failOn: 'high', failOnTests: 'new' },
    kind: 'fail-check',
    because: /test adds/,
  },
]

describe('gate', () => {
  test('every combination: a pass says why each finding passed, a failure names what failed it', () => {
    const findings = [high, testFailure, testFindingOf(), flaky]
    for (const failOn of ['never', 'critical', 'high', 'medium'] as const)
      for (const failOnTests of ['all', 'new', 'not-flaky'] as const)
        for (const failOnCategories of [[], ['test'], ['build']] as const)
          for (const failOnVerdicts of [[], ['failed'], ['normal']] as const)
            for (const finding of findings) {
              const decision = gate({
                record: recordOf({ jobs: [{ name: 'build', outcome: 'failed' }] }),
                findings: [finding],
                verdict: 'failed',
                policy: policyOf({ failOn, failOnTests, failOnCategories, failOnVerdicts }),
              })
              const byVerdict = failOnVerdicts[0] === 'failed'
              if (failOn === 'never' && !byVerdict) expect(decision.kind).toBe('pass')
              if (byVerdict) expect(decision.kind).toBe('fail-check')
              if (decision.kind === 'pass') expect(decision.because).toContain(`${labelOf(finding)} (`)
              else expect(decision.because).toMatch(/fail-on is|named in fail-on-verdicts/)
            }
  })

  test.each(rows)('$name: $kind', (row) => {
    const decision = gate({
      record: recordOf({
        jobs: [
          { name: 'build', outcome: 'failed', ...(row.failing === undefined ? {} : { tests: testsOf(row.failing) }) },
        ],
      }),
      findings: row.findings ?? [],
      verdict: row.verdict ?? 'normal',
      policy: policyOf(row.policy),
    })
    expect(decision.kind).toBe(row.kind)
    expect(decision.because).toMatch(row.because)
  })
})
