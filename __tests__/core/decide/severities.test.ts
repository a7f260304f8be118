import { expect, test } from '@jest/globals'
import { acknowledge } from '../../../src/core/decide/acknowledge.js'
import { gate } from '../../../src/core/decide/gate.js'
import { defaultPolicy, type SeverityRule } from '../../../src/core/decide/policy.js'
import type { Severity } from '../../../src/core/model/index.js'
import { anomalyOf, failureOf, recordOf, testFindingOf } from './examples.js'

const record = recordOf()
const failure = failureOf()
const anomaly = anomalyOf()
const graded = (...severities: readonly SeverityRule[]) =>
  acknowledge(
    { limits: [], anomalies: [anomaly], failures: [failure], tests: [testFindingOf()], open: [] },
    { record, records: [], comparable: [], now: 0, acknowledgements: [], quarantine: [], severities },
  ).findings
const severityOf = (kind: string, ...rules: readonly SeverityRule[]): Severity | undefined =>
  graded(...rules).find((finding) => finding.kind === kind)?.severity

test.each<[string, SeverityRule, readonly string[]]>([
  ['a series', { severity: 'low', series: 'job[build].work' }, ['anomaly']],
  ['a job', { severity: 'low', series: 'job[build]*' }, ['anomaly', 'failure']],
  ['a category', { severity: 'low', category: failure.diagnosis.category ?? 'test' }, ['failure']],
  ['tests', { severity: 'low', category: 'test' }, ['test']],
  ['a rule', { severity: 'low', rule: '*' }, ['anomaly', 'failure', 'test']],
  ['a branch', { severity: 'low', branch: 'ma*' }, ['anomaly', 'failure', 'test']],
  ['another branch', { severity: 'low', branch: 'release/*' }, []],
  ['all that is named must fit', { severity: 'low', series: 'job[build]*', branch: 'release/*' }, []],
])('%s', (_, rule, kinds) => {
  const changed = graded(rule).filter(({ reasons }) => reasons.some((reason) => reason.includes('configuration file')))
  expect(changed.map(({ kind }) => kind).sort()).toEqual(kinds.filter((kind) => severityOf(kind) !== 'low').sort())
  for (const kind of kinds) expect(severityOf(kind, rule)).toBe('low')
})

test('the first entry that fits counts, and the finding says what it would have been', () => {
  const [found] = graded({ severity: 'medium', branch: 'main' }, { severity: 'low', branch: 'main' })
  expect(found?.severity).toBe('medium')
  const raised = graded({ severity: 'critical', category: 'network' }).find(({ kind }) => kind === 'failure')
  expect(raised?.reasons.at(-1)).toBe(`severity critical by the configuration file; without it ${failure.severity}`)
})

test('a raised severity fails the check, but not of what is uncertain', () => {
  const findings = graded({ severity: 'critical', series: '*' })
  const failing = (of: string) =>
    gate({
      record,
      findings: findings.filter(({ kind }) => kind === of),
      verdict: 'failed',
      policy: { ...defaultPolicy },
    }).kind
  expect(failing('failure')).toBe('fail-check')
  expect(
    gate({
      record,
      findings: findings
        .filter(({ kind }) => kind === 'anomaly')
        .map((finding) => ({ ...finding, state: 'advisory' as const })),
      verdict: 'anomalous',
      policy: defaultPolicy,
    }).kind,
  ).toBe('pass')
})
