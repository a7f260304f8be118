import { describe, expect, test } from '@jest/globals'
import type { TestResults } from '../../../../src/core/model/index.js'
import { shortKey } from '../../../../src/core/tests/identity/key.js'
import { rerunnable, roundOf } from '../../../../src/core/tests/rerun/rounds.js'

const results = (failures: TestResults['failures'], more: Partial<TestResults> = {}): TestResults => ({
  total: 10,
  failed: failures.length,
  skipped: 0,
  failures,
  flaky: [],
  slowest: [],
  ...more,
})
const [a, b, c] = ['a', 'b', 'c'].map((name) => ({ suite: 's', name })) as [
  { suite: string; name: string },
  { suite: string; name: string },
  { suite: string; name: string },
]

describe('what is run again', () => {
  test('the tests that failed', () => expect(rerunnable(results([a, b]))).toEqual({ kind: 'tests', tests: [a, b] }))

  test.each([
    [undefined, /wrote no test report/],
    [results([]), /no test did/],
    [results([a], { failed: 51 }), /51 tests failed, which is more than 50/],
    [results([{ suite: 's', name: '(whole suite)' }]), /a suite failed as a whole: s/],
    [results([a], { failed: 2 }), /do not name every test/],
  ])('nothing: %#', (given, reason) => {
    const answer = rerunnable(given)
    expect(answer.kind === 'none' && answer.reason).toMatch(reason)
  })
})

test('a round tells those that passed, failed again, and were not run', () => {
  const read = results([b], { times: { [shortKey(a)]: 3 } })
  expect(roundOf([a, b, c], read)).toEqual({ passed: [a], failing: [b], missing: [c] })
  expect(roundOf([a], undefined)).toEqual({ passed: [], failing: [], missing: [a] })
})

test('a test that a round ran beside them and that failed is a failure', () => {
  const stranger = { suite: 's', name: 'stranger' }
  expect(roundOf([a], results([stranger], { times: { [shortKey(a)]: 1 } })).failing).toEqual([stranger])
})
