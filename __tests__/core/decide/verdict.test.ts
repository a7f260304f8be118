import { describe, expect, test } from '@jest/globals'
import { judge } from '../../../src/core/decide/verdict.js'
import type { Finding, Severity, Verdict } from '../../../src/core/model/index.js'
import type { JobResult } from '../../../src/core/run/outcomes.js'
import { anomalyOf, failureOf, type JobExample, real, recordOf, testFindingOf } from './examples.js'

const broken: JobExample = { name: 'build', outcome: 'failed' }

interface Row {
  readonly name: string
  readonly jobs?: readonly JobExample[]
  readonly findings?: readonly Finding[]
  readonly jobStatus?: JobResult
  readonly unseen?: readonly string[]
  readonly verdict: Verdict
  readonly severity?: Severity
}

const rows: readonly Row[] = [
  { name: 'nothing found', verdict: 'normal' },
  { name: 'nothing found where not all was seen', unseen: ['the jobs of this run'], verdict: 'unknown' },
  {
    name: 'an alarm in what was seen',
    unseen: ['the jobs of this run'],
    findings: [anomalyOf({ severity: 'high' })],
    verdict: 'anomalous',
    severity: 'high',
  },
  { name: 'a failure in what was seen', unseen: ['the history'], jobs: [broken], verdict: 'failed' },
  {
    name: 'a low test finding',
    findings: [testFindingOf({ test: 'slow', severity: 'low' })],
    verdict: 'normal',
    severity: 'low',
  },
  {
    name: 'a low anomaly alone: to note, no reason for a summary',
    findings: [anomalyOf({ severity: 'low' })],
    verdict: 'normal',
    severity: 'low',
  },
  { name: 'a medium anomaly', findings: [anomalyOf({ severity: 'medium' })], verdict: 'degraded', severity: 'medium' },
  { name: 'a high anomaly', findings: [anomalyOf({ severity: 'high' })], verdict: 'anomalous', severity: 'high' },
  {
    name: 'a critical but advisory anomaly',
    findings: [anomalyOf({ state: 'advisory' })],
    verdict: 'degraded',
    severity: 'low',
  },
  { name: 'a muted critical anomaly', findings: [anomalyOf({ muted: 'planned' })], verdict: 'normal' },
  {
    name: 'a missing suite',
    findings: [testFindingOf({ test: 'missing', severity: 'critical' })],
    verdict: 'anomalous',
    severity: 'critical',
  },
  { name: 'a real failure', jobs: [broken], findings: [failureOf(real)], verdict: 'failed', severity: 'high' },
  {
    name: 'a transient failure',
    jobs: [broken],
    findings: [failureOf()],
    verdict: 'failed-transient',
    severity: 'medium',
  },
  {
    name: 'one transient and one real failure',
    jobs: [broken, { name: 'lint', outcome: 'failed' }],
    findings: [failureOf(), failureOf(real, { job: 'lint' })],
    verdict: 'failed',
    severity: 'high',
  },
  {
    name: 'a transient failure beside a job without diagnosis',
    jobs: [broken, { name: 'lint', outcome: 'timed-out' }],
    findings: [failureOf()],
    verdict: 'failed',
    severity: 'medium',
  },
  { name: 'a failed job whose log could not be had', jobs: [broken], verdict: 'failed' },
  { name: 'its own job failed so far', jobStatus: 'failed', verdict: 'failed' },
  { name: 'a failed job that is our own', jobs: [{ ...broken, own: true }, { name: 'a' }], verdict: 'failed' },
  {
    name: 'a failure wholly acknowledged',
    jobs: [broken],
    findings: [failureOf(real, { muted: 'known' })],
    verdict: 'degraded',
  },
  {
    name: 'an anomaly of a run that failed',
    jobs: [broken],
    findings: [failureOf(), anomalyOf()],
    verdict: 'failed-transient',
    severity: 'critical',
  },
]

describe('verdict', () => {
  test.each(rows)('$name: $verdict', (row) => {
    const judged = judge({
      record: recordOf(row.jobs === undefined ? {} : { jobs: row.jobs }),
      findings: row.findings ?? [],
      ...(row.jobStatus === undefined ? {} : { jobStatus: row.jobStatus }),
      ...(row.unseen === undefined ? {} : { unseen: row.unseen }),
    })
    expect({ verdict: judged.verdict, severity: judged.severity }).toEqual({
      verdict: row.verdict,
      severity: row.severity,
    })
    expect(judged.because).not.toBe('')
  })
})
