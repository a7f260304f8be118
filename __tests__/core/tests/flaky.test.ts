import { describe, expect, test } from '@jest/globals'
import { comparableRuns } from '../../../src/core/history/window.js'
import type { RunRecord } from '../../../src/core/model/index.js'
import { wilson } from '../../../src/core/statistics/wilson.js'
import { testFindings } from '../../../src/core/tests/flaky.js'
import { quarantineOf } from '../../../src/core/tests/quarantine/learnt.js'
import { aRecord, report } from '../diagnose/records.js'

const runs = (count: number, tests = report([])) =>
  Array.from({ length: count }, (_, at) => aRecord({ run: String(at + 1), tests }))

describe('findings about tests', () => {
  test('Wilson’s interval as statsmodels gives it', () => {
    // python: statsmodels.stats.proportion.proportion_confint(1, 10, method='wilson') → (0.017876213095072896, 0.4041500268000546)
    const { low, high } = wilson(1, 10)
    expect(low).toBeCloseTo(0.017876213, 6)
    expect(high).toBeCloseTo(0.40415003, 6)
    expect(wilson(0, 0)).toEqual({ rate: 0, low: 0, high: 1 })
  })

  test('a new failure is new; one that goes on says since when', () => {
    const [fresh] = testFindings({ record: aRecord({ run: '20', tests: report(['a']) }), comparable: runs(3) })
    expect(fresh).toMatchObject({ test: 'new-failure', severity: 'high', name: 'a', suite: 's' })
    const broken = [
      ...runs(3),
      aRecord({ run: '4', tests: report(['a']) }),
      aRecord({ run: '5', tests: report(['a']) }),
    ]
    const [still] = testFindings({ record: aRecord({ run: '20', tests: report(['a']) }), comparable: broken })
    expect(still).toMatchObject({
      severity: 'medium',
      title: 'a still fails',
      reasons: ['has failed since run 4, commit sha4'],
    })
  })

  test('both outcomes on one commit make it flaky: other runs, attempts, retries within a report', () => {
    const same = [
      aRecord({ run: '1', sha: 'c', tests: report(['a']) }),
      aRecord({ run: '2', sha: 'c', tests: report([]) }),
    ]
    const attempts = [aRecord({ run: '1', tests: report(['a']) }), aRecord({ run: '1', attempt: 2, tests: report([]) })]
    const within = [aRecord({ run: '1', tests: report([], { flaky: [{ suite: 's', name: 'a' }] }) })]
    for (const comparable of [same, attempts, within]) {
      const [found] = testFindings({ record: aRecord({ run: '20', tests: report(['a']) }), comparable })
      expect(found).toMatchObject({ test: 'known-flaky', severity: 'low', flipRate: { flips: 1, commits: 2 } })
    }
  })

  test('a list cut at a hundred failures proves no pass', () => {
    const many = report(Array.from({ length: 100 }, (_, at) => `t${at}`))
    const comparable = [
      aRecord({ run: '1', sha: 'c', tests: many }),
      aRecord({ run: '2', sha: 'c', tests: report(['a']) }),
    ]
    expect(testFindings({ record: aRecord({ run: '20', tests: report(['a']) }), comparable })[0]?.test).toBe(
      'new-failure',
    )
  })

  test('a suite that silently no longer runs; advisory below fifteen runs; fewer tests than ever', () => {
    const usual = report([], { suites: { unit: 40, e2e: 12 } })
    const gone = aRecord({ run: '40', tests: report([], { suites: { unit: 40 } }) })
    expect(testFindings({ record: gone, comparable: runs(15, usual) })).toMatchObject([
      { test: 'missing', name: 'e2e', severity: 'high' },
    ])
    expect(testFindings({ record: gone, comparable: runs(6, usual) })).toMatchObject([{ severity: 'low' }])
    expect(testFindings({ record: gone, comparable: runs(4, usual) })).toEqual([])
    const fewer = aRecord({ run: '40', tests: report([], { suites: { unit: 15, e2e: 12 } }) })
    expect(testFindings({ record: fewer, comparable: runs(15, usual) })).toMatchObject([
      { title: 'suite unit ran 15 tests, at least 40 before' },
    ])
  })

  test('a test that took twice its longest, and two seconds more', () => {
    const took = (durationMs: number) => report([], { slowest: [{ suite: 's', name: 'slow', durationMs }] })
    const at = (ms: number) =>
      testFindings({ record: aRecord({ run: '40', tests: took(ms) }), comparable: runs(6, took(3000)) })
    expect(at(9000)).toMatchObject([{ test: 'slow', title: 'slow took 9.0 s, at most 3.0 s before' }])
    expect(at(5000)).toEqual([])
  })

  test('no reports, no findings', () =>
    expect(testFindings({ record: aRecord({ run: '2' }), comparable: runs(3) })).toEqual([]))

  test('every run of a commit counts, however often it ran; a pull request’s run is of another tree than a push of its head', () => {
    const often = Array.from({ length: 6 }, (_, at) =>
      aRecord({ run: String(at + 1), sha: 'c', tests: report(at === 0 ? ['a'] : []) }),
    )
    const record = aRecord({ run: '20', tests: report(['a']) })
    const found = (records: readonly RunRecord[]) =>
      testFindings({ record, comparable: comparableRuns(records, record), records })[0]?.test
    expect(comparableRuns(often, record)).toHaveLength(3)
    expect(found(often)).toBe('known-flaky')
    const [failed, ...passed] = often.map((run, at) => ({
      ...run,
      run: {
        ...run.run,
        value: { ...run.run.value, event: at === 0 ? 'pull_request' : 'push', headRepository: 'o/r' },
      },
    }))
    expect(failed && found([failed, ...passed])).toBe('new-failure')
  })

  test('a suite called like something the language knows is no suite that ran', () => {
    const other = aRecord({ run: '1', sha: 'c', tests: report([], { suites: { s: 1 } }) })
    const named = { suite: 'constructor', name: 'a' }
    const record = aRecord({ run: '2', sha: 'c', tests: report([], { failures: [named], failed: 1 }) })
    expect(testFindings({ record, comparable: [other] })[0]?.test).toBe('new-failure')
  })

  test('no report at all is only said where one was looked for, of a run that passed, against runs that had one', () => {
    const judged = (record: RunRecord): RunRecord => ({
      ...record,
      judgement: { ...record.run, value: { verdict: 'normal', findings: [], notified: [], reruns: [] } },
    })
    const before = runs(15).map(judged)
    const found = (given: Partial<Parameters<typeof testFindings>[0]>) =>
      testFindings({ record: aRecord({ run: '40' }), comparable: before, looked: true, ...given })
    expect(found({})).toMatchObject([{ test: 'missing', severity: 'critical', name: 'test reports' }])
    expect(found({ comparable: before.slice(8) })).toMatchObject([{ severity: 'low' }])
    expect(found({ looked: false })).toEqual([])
    expect(found({ comparable: before.slice(11) })).toEqual([])
    expect(found({ record: aRecord({ run: '40', outcome: 'failed' }) })).toEqual([])
    expect(found({ comparable: [...before, judged(aRecord({ run: '39' }))] })).toEqual([])
    expect(found({ comparable: [...before, aRecord({ run: '39' })] })).toHaveLength(1)
  })

  test('a long history of ever other failing tests gives none of them a look of its own', () => {
    const records = Array.from({ length: 500 }, (_, at) =>
      aRecord({ run: String(at + 1), tests: report(Array.from({ length: 99 }, (_, test) => `${at} ${test}`)) }),
    )
    expect(quarantineOf(records)).toEqual([])
    expect(testFindings({ record: aRecord({ run: '900', tests: report(['x']) }), comparable: records })).toHaveLength(1)
  })
})
