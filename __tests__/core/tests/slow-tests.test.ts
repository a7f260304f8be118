import { expect, test } from '@jest/globals'
import type { RunRecord } from '../../../src/core/model/index.js'
import { followedTests } from '../../../src/core/tests/followed.js'
import { readReport } from '../../../src/core/tests/report/index.js'
import { createTally } from '../../../src/core/tests/report/tally.js'
import { slowTests } from '../../../src/core/tests/slow-tests.js'
import { aRecord, report } from '../diagnose/records.js'

const slow = { suite: 's', name: 'slow' }
const took = (times: readonly number[]): RunRecord[] =>
  times.map((durationMs, at) =>
    aRecord({ run: String(at + 1), tests: report([], { slowest: [{ ...slow, durationMs }] }) }),
  )
const said = (times: readonly number[]) => {
  const runs = took(times)
  return slowTests(runs.at(-1) as RunRecord, runs.slice(0, -1)).map(({ title }) => title)
}

test('a test that took twice its longest, and two seconds more', () => {
  expect(said([3000, 3000, 3100, 2900, 3000, 9000])).toEqual(['slow took 9.0 s, at most 3.1 s before'])
  expect(said([3000, 3000, 3100, 2900, 3000, 5000])).toEqual([])
  expect(said([3000, 9000])).toEqual([])
})

test('a test that doubled and stayed is said once, in the third run', () => {
  const before = [1000, 1100, 900, 1000, 1050, 1000]
  expect(said([...before, 2300])).toEqual([])
  expect(said([...before, 2300, 2200])).toEqual([])
  expect(said([...before, 2300, 2200, 2400])).toEqual(['slow takes 2.3 s now, 1.0 s before'])
  expect(said([...before, 2300, 2200, 2400, 2300])).toEqual([])
  expect(said([...before, 2300, 1000, 2400])).toEqual([])
  expect(said([10, 10, 10, 10, 10, 30, 30, 30])).toEqual([])
})

test('tests that failed or were slow of late are followed: their times are kept where they pass', async () => {
  const records = [...took([5000]), aRecord({ run: '9', tests: report(['wobbly']) })]
  const followed = followedTests(records)
  expect(followed.map(({ name }) => name).sort()).toEqual(['slow', 'wobbly'])
  const tally = createTally({ followed })
  async function* bytes() {
    const tests = ['wobbly', 'slow', 'other'].map((name) => `<testcase classname="s" name="${name}" time="0.25"/>`)
    yield new TextEncoder().encode(`<testsuite name="s">${tests.join('')}</testsuite>`)
  }
  await readReport(bytes(), tally)
  expect(Object.values(tally.results().times ?? {})).toEqual([250, 250])
})
