import { describe, expect, test } from '@jest/globals'
import { failuresOf } from '../../../src/core/decide/failures.js'
import { assessJobs } from '../../../src/core/decide/retry/assess.js'
import { trialsOf } from '../../../src/core/decide/retry/trials.js'
import type { RunRecord } from '../../../src/core/model/index.js'
import { testFindings } from '../../../src/core/tests/flaky.js'
import { aRecord, diagnosis, failure, report } from '../diagnose/records.js'

const now = Date.parse('2026-01-01T12:00:00Z')

const judge = (record: RunRecord, records: readonly RunRecord[], more = {}) =>
  failuresOf({
    record,
    diagnoses: new Map([[Object.keys(record.jobs)[0] ?? '', diagnosis(more)]]),
    known: records,
    tests: testFindings({ record, comparable: [], records, looked: true }),
    now,
  })[0]

describe('a failure and its past', () => {
  test('new on the default branch is critical, new elsewhere high, transient or known medium', () => {
    expect(judge(aRecord({ run: '9' }), [])).toMatchObject({
      severity: 'critical',
      seen: { count: 0, reruns: 0 },
      job: 'build',
      jobId: '9-1',
    })
    expect(judge(aRecord({ run: '9', branch: 'dev' }), [])).toMatchObject({ severity: 'high' })
    expect(judge(aRecord({ run: '9' }), [], { transient: true, transientProbability: 0.85 })).toMatchObject({
      severity: 'medium',
    })
    const past = [aRecord({ run: '3', failure: failure() }), aRecord({ run: '5', branch: 'dev', failure: failure() })]
    const known = judge(aRecord({ run: '9' }), past)
    expect(known).toMatchObject({
      severity: 'medium',
      seen: {
        count: 2,
        firstAt: '2026-01-01T03:01:00.000Z',
        lastAt: '2026-01-01T05:01:00.000Z',
        onDefaultBranch: true,
      },
    })
  })

  test('another signature, another workflow and the run itself are no past', () => {
    const self = aRecord({ run: '9', failure: failure() })
    const elsewhere = {
      ...aRecord({ run: '4', failure: failure() }),
      key: { ...self.key, run: '4', workflow: 'other.yml' },
    }
    expect(
      judge(self, [self, elsewhere, aRecord({ run: '2', failure: failure({ signature: 'z:2' }) })])?.seen.count,
    ).toBe(0)
  })

  test('what retries did outweighs the rule’s prior, both ways', () => {
    const passed = ['1', '2', '3', '4', '5', '6'].flatMap((run) => [
      aRecord({ run, failure: failure() }),
      aRecord({ run, attempt: 2, outcome: 'passed' }),
    ])
    const up = judge(aRecord({ run: '9', branch: 'dev' }), passed)
    expect(up?.seen).toMatchObject({ count: 6, reruns: 6, passedOnRetry: 6 })
    expect(up?.retry?.probability).toBeGreaterThan(0.6)
    const failedAgain = passed.map((record) =>
      record.key.attempt === 2 ? aRecord({ run: record.key.run, attempt: 2, failure: failure() }) : record,
    )
    expect(judge(aRecord({ run: '9' }), failedAgain, { transientProbability: 0.9 })?.retry?.probability).toBeLessThan(
      0.4,
    )
  })

  test('what the report says of a retry is what the decision is made with', () => {
    const records = ['1', '2', '3'].flatMap((run) => [
      aRecord({ run, failure: failure() }),
      aRecord({ run, attempt: 2, outcome: 'passed' }),
    ])
    const record = aRecord({ run: '9', outcome: 'failed', failure: failure() })
    const found = judge(record, records, {
      transient: true,
      transientProbability: 0.6,
      confidence: 0.9,
      category: 'network',
    })
    const trials = trialsOf([...records, record])
    const [assessed] = assessJobs({ record, findings: found === undefined ? [] : [found], trials, now, least: 0.5 })
    expect(assessed?.probability).toBe(found?.retry?.probability)
    const percent = `${Math.round(100 * (found?.retry?.probability ?? 0))} %`
    expect(found?.reasons.at(-1)).toContain(percent)
    expect(assessed?.because).toContain(percent)
  })

  test('only tests known to be flaky: low', () => {
    const tests = report(['a'])
    const past = [
      aRecord({ run: '1', sha: 'same', tests: report(['a']) }),
      aRecord({ run: '2', sha: 'same', tests: report([]) }),
    ]
    expect(judge(aRecord({ run: '9', tests }), past)?.severity).toBe('low')
    expect(judge(aRecord({ run: '9', tests: report(['a', 'b']) }), past)?.severity).toBe('critical')
  })

  test('worst first; a job that did not fail is left out; an unknown job has no name', () => {
    const record = aRecord({ run: '9', branch: 'dev' })
    const found = failuresOf({
      record,
      known: [],
      tests: [],
      now,
      diagnoses: new Map([
        ['9-1', diagnosis({ transientProbability: 0.9 })],
        ['local', diagnosis({ signature: 'q:1' })],
        ['z', diagnosis({ failed: false })],
      ]),
    })
    expect(found.map(({ severity, job, jobId }) => [severity, job, jobId])).toEqual([
      ['high', undefined, undefined],
      ['medium', 'build', '9-1'],
    ])
  })
})
