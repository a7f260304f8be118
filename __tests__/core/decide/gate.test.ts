import { describe, expect, test } from '@jest/globals'
import { gate } from '../../../src/core/decide/gate.js'
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
    because: /Tests failed/,
  },
  {
    name: 'a test job, new only, no report',
    findings: [testFailure],
    policy: { ...failHigh, failOnTests: 'new' },
    kind: 'fail-check',
    because: /Tests failed/,
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
    because: /Tests failed/,
  },
  {
    name: 'a test job, all flaky, all tests gate',
    findings: [testFailure, flaky],
    failing: ['reads'],
    policy: failHigh,
    kind: 'fail-check',
    because: /Tests failed/,
  },
  { name: 'nothing', kind: 'pass', because: /nothing to fail for/ },
  {
    name: 'critical, default policy',
    findings: [anomalyOf()],
    kind: 'fail-check',
    because: /critical.*fail-on is critical/,
  },
  { name: 'high, default policy', findings: [high], kind: 'pass', because: /let through: .*high, below critical/ },
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
    because: /let through.*never/,
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
    because: /only observing; would have failed for/,
  },
  {
    name: 'the job failed already',
    findings: [anomalyOf()],
    policy: { jobStatus: 'failure' },
    kind: 'pass',
    because: /ended as failure already/,
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
    policy: { jobStatus: 'success' },
    kind: 'fail-check',
    because: /critical/,
  },
  {
    name: 'a category named',
    findings: [failureOf(real)],
    policy: { failOn: 'high', failOnCategories: ['build'] },
    kind: 'fail-check',
    because: /Type error/,
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
    because: /only observing/,
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
    because: /adds fails/,
  },
]

describe('gate', () => {
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
