import { describe, expect, test } from '@jest/globals'
import type { RunRecord } from '../../../src/core/model/index.js'
import { assess } from '../../../src/core/tests/flakiness/assess.js'
import { testFindings } from '../../../src/core/tests/flaky.js'
import { failedAgainKey, shortKey } from '../../../src/core/tests/identity/key.js'
import { quarantineOf } from '../../../src/core/tests/quarantine/learnt.js'
import { markSuites } from '../../../src/core/tests/report/suite-marks.js'
import { aRecord, report } from '../diagnose/records.js'

/** One run a commit of the default branch: `F` fails, `.` passes, `x` fails together with thirty others, `!` was skipped. */
const history = (outcomes: string, branch = 'main', from = 1): RunRecord[] =>
  [...outcomes].map((outcome, at) => {
    const failing =
      outcome === 'F' ? ['a'] : outcome === 'x' ? ['a', ...Array.from({ length: 30 }, (_, n) => `o${n}`)] : []
    return aRecord({ run: String(from + at), branch, tests: report(failing, { total: 500 }) })
  })
const a = { suite: 's', name: 'a' }
const quiet = '.'.repeat(15)

describe('flaky without reruns', () => {
  test.each([
    ['one failure is no pattern', `${quiet}F${quiet}`, false],
    ['two by themselves, for one commit each', `${quiet}F${quiet}F${quiet}`, true],
    ['a break that was mended', `${quiet}FFFFFF${quiet}`, false],
    ['two breaks that were mended', `${quiet}FFFFF${quiet}FFFF${quiet}`, false],
    ['broken before anybody looked', `F${quiet}${quiet}F${quiet}`, false],
    ['two outages, with thirty others', `${quiet}x${quiet}x${quiet}`, false],
    ['flaky, and broken once', `${quiet}F${quiet}FFFFF${quiet}F..F${quiet}`, true],
    ['a coin', '.F..F.FF..F.F...F.F..F', true],
    ['always broken', 'F'.repeat(40), false],
  ])('%s', (_, outcomes, isFlaky) => {
    expect(assess(a, history(outcomes)).isFlaky).toBe(isFlaky)
    expect(quarantineOf(history(outcomes)).map(({ name }) => name)).toEqual(isFlaky ? ['a'] : [])
  })

  test('where commits are unknown, as at a desk, the row alone speaks', () => {
    const unknown = history(`${quiet}F${quiet}F${quiet}`).map((record) => {
      const { sha: _, ...value } = record.run.value
      return { ...record, run: { ...record.run, value } }
    })
    expect(assess(a, unknown)).toMatchObject({ isFlaky: true, failures: 2, executions: 47 })
  })

  test('a failure on many branches, each mended by nobody, is worth less than on the default branch, and adds up', () => {
    const of = (branches: number) =>
      Array.from({ length: branches }, (_, at) => history('..F..', `topic-${at}`, 100 + at * 5)).flat()
    expect(assess(a, of(2)).isFlaky).toBe(false)
    expect(assess(a, of(6)).isFlaky).toBe(true)
  })

  test('a break that branches inherit is one break', () => {
    const both = [...history(quiet)]
    for (let at = 0; at < 4; at++) {
      both.push(...history('F', 'main', 50 + at * 2), ...history('F', `topic-${at % 2}`, 51 + at * 2))
    }
    both.push(...history(quiet, 'main', 80), ...history('..', 'topic-0', 100), ...history('..', 'topic-1', 102))
    expect(assess(a, both).isFlaky).toBe(false)
  })

  test('rates count executions: a retry is two, a break is none', () => {
    const retried = aRecord({ run: '90', tests: report([], { flaky: [a] }) })
    expect(assess(a, [...history('..........'), retried])).toMatchObject({ failures: 1, executions: 12, commits: 11 })
    expect(assess(a, history(`.....FFFFFF.....`))).toMatchObject({ failures: 0, executions: 10 })
  })

  test('flip rate and entropy as Kowalczyk et al. define them', () => {
    // 4 changes among 9 pairs; 3 of 10 fail: −0.3 log₂ 0.3 − 0.7 log₂ 0.7 = 0.8813
    const { evidence } = assess(a, history('..F..FF...'))
    expect(evidence.flipRate).toBeCloseTo(4 / 9, 6)
    expect(evidence.entropy).toBeCloseTo(0.8812909, 6)
  })

  test('a flaky test that fails again and again is broken, and not excused', () => {
    const past = history(`${quiet}F${quiet}F${quiet}`)
    const next = (count: number) => history('F'.repeat(count), 'main', 100)
    const said = (count: number) => {
      const runs = [...past, ...next(count)]
      const record = runs.at(-1) as RunRecord
      return testFindings({ record, comparable: runs.slice(0, -1), records: runs.slice(0, -1) })[0]?.test
    }
    expect(said(1)).toBe('known-flaky')
    expect(said(4)).toBe('new-failure')
  })

  test('what changed on top of a commit is another state of the code', () => {
    const dirty = (run: string, failing: readonly string[]) => {
      const record = aRecord({ run, sha: 'c', tests: report(failing) })
      return { ...record, run: { ...record.run, value: { ...record.run.value, dirty: true } } }
    }
    expect(assess(a, [dirty('1', ['a']), dirty('2', [])]).isFlaky).toBe(false)
    expect(
      assess(a, [
        aRecord({ run: '1', sha: 'c', tests: report(['a']) }),
        aRecord({ run: '2', sha: 'c', tests: report([]) }),
      ]),
    ).toMatchObject({ isFlaky: true })
  })

  describe('a run of the commit whose suite ran, and perhaps not the test, is no pass', () => {
    const failed = (more = {}) => aRecord({ run: '2', sha: 'c', tests: report(['a'], more) })
    const earlier = (more: object) => aRecord({ run: '1', sha: 'c', tests: report([], more) })
    const marksOf = (...names: string[]) => markSuites(names.map((name) => shortKey({ suite: 's', name })))
    test.each([
      ['the marks of what ran have it not', earlier({ testMarks: marksOf('b', 'c') }), failed(), false],
      ['the marks of what ran have it', earlier({ testMarks: marksOf('a', 'b') }), failed(), true],
      [
        'no marks, and fewer tests of the suite ran',
        earlier({ suites: { s: 2 } }),
        failed({ suites: { s: 3 } }),
        false,
      ],
      [
        'no marks, as many tests of other names',
        earlier({ suites: { s: 3 }, suiteTests: btoa('\u0000\u0001') }),
        failed({ suites: { s: 3 }, suiteTests: btoa('\u0000\u0002') }),
        false,
      ],
      ['no marks, and the same suite ran whole', earlier({ suites: { s: 3 } }), failed({ suites: { s: 3 } }), true],
      [
        'its time was kept',
        earlier({ suites: { s: 2 }, times: { [shortKey(a)]: 5 } }),
        failed({ suites: { s: 3 } }),
        true,
      ],
    ])('%s', (_, before, record, isFlaky) => {
      expect(assess(a, [before, record]).isFlaky).toBe(isFlaky)
      expect(testFindings({ record, comparable: [before] })).toMatchObject([
        isFlaky ? { test: 'known-flaky', severity: 'low' } : { test: 'new-failure', severity: 'high' },
      ])
    })
  })

  test('what failed each time it was run again in this very run is broken, whatever it did before', () => {
    const past = history(`${quiet}F${quiet}F${quiet}`)
    const found = (failedAgain: readonly string[]) =>
      testFindings({
        record: aRecord({ run: '100', tests: report(['a'], { failedAgain }) }),
        comparable: past,
        records: past,
      })
    expect(found([])).toMatchObject([{ test: 'known-flaky', severity: 'low' }])
    expect(found([failedAgainKey(a)])).toMatchObject([{ test: 'new-failure', severity: 'high' }])
  })

  test('a test that was skipped did not pass, nor one whose suite broke as a whole', () => {
    const whole = aRecord({
      run: '2',
      sha: 'c',
      tests: report([], { failed: 1, failures: [{ suite: 's', name: '(whole suite)' }] }),
    })
    const failed = aRecord({ run: '1', sha: 'c', tests: report(['a']) })
    expect(assess(a, [failed, whole])).toMatchObject({ isFlaky: false, commits: 1 })
  })

  test('what is flaky on the default branch is so in a pull request', () => {
    const main = history(`${quiet}F${quiet}F${quiet}`)
    const own = aRecord({ run: '200', branch: 'topic', tests: report(['a']) })
    const record = {
      ...own,
      run: { ...own.run, value: { ...own.run.value, event: 'pull_request', headRepository: 'o/r' } },
    }
    expect(testFindings({ record, comparable: [], records: main })).toMatchObject([
      { test: 'known-flaky', reasons: ['failed here, and is flaky on the default branch', expect.any(String)] },
    ])
  })

  test('a record that named suites otherwise says by name that the test failed', () => {
    const old = aRecord({
      run: '1',
      tests: report([], { failed: 1, failures: [{ suite: 'cart total', name: 'cart total' }], suites: { cart: 2 } }),
    })
    const passed = aRecord({ run: '2', tests: report([], { suites: { cart: 2 } }) })
    expect(assess({ suite: 'cart', name: 'cart total' }, [old])).toMatchObject({ evidence: { lasting: { length: 1 } } })
    expect(assess({ suite: 'cart', name: 'cart total' }, [passed])).toMatchObject({ evidence: { lasting: undefined } })
  })
})
