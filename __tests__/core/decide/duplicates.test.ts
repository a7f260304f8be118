import { expect, test } from '@jest/globals'
import { withoutDuplicates } from '../../../src/core/decide/duplicates.js'
import type { Finding, TestFinding } from '../../../src/core/model/index.js'
import { allSkipped, allSkippedId } from '../../../src/core/tests/missing/skipped.js'
import { recordOf } from '../../support/records.js'
import { slowDown } from '../../support/report-cases.js'

const named: TestFinding = {
  kind: 'test',
  id: 'test:new-failure:a:b',
  severity: 'high',
  confidence: 0.9,
  title: 'b fails',
  reasons: [],
  advice: '',
  test: 'new-failure',
  name: 'b',
}
const series = (key: string): Finding => ({ ...slowDown, id: key, series: key })

test('the number of failed tests is no news beside their names', () => {
  const all = [named, series('tests.failed'), series('job[a].tests.failure-rate'), series('tests.executed')]
  expect(withoutDuplicates(all).map(({ id }) => id)).toEqual([named.id, 'tests.executed'])
  expect(withoutDuplicates([series('tests.failed')])).toHaveLength(1)
})

test('that all tests were skipped is said once', () => {
  const skipped = { ...named, id: allSkippedId, test: 'missing' as const }
  expect(withoutDuplicates([skipped])).toHaveLength(1)
  expect(withoutDuplicates([skipped, series('tests.executed')]).map(({ id }) => id)).toEqual(['tests.executed'])
})

const tested = (run: number, skipped: number) => ({
  ...recordOf({ run: String(run), hour: run }),
  tests: {
    ...recordOf({ run: '1', hour: 1 }).run,
    value: { total: 12, failed: 0, skipped, failures: [], flaky: [], slowest: [] },
  },
})

test('a run that skipped every test is not normal, however young the history', () => {
  expect(allSkipped(tested(9, 12), [])).toMatchObject([
    { severity: 'medium', title: 'no test ran: all 12 tests were skipped' },
  ])
  expect(allSkipped(tested(9, 12), [tested(1, 0)])).toHaveLength(1)
  expect(allSkipped(tested(9, 12), [tested(1, 12)])).toEqual([])
  expect(allSkipped(tested(9, 11), [])).toEqual([])
})
