/** A report without a test, after runs that ran some: never silent. */
import { expect, test } from '@jest/globals'
import { testFindings } from '../../../../src/core/tests/flaky.js'
import { aRecord, report } from '../../diagnose/records.js'

const runs = (count: number, total: number) =>
  Array.from({ length: count }, (_, at) => aRecord({ run: String(at + 1), tests: report([], { total }) }))
const empty = aRecord({ run: '20', tests: report([], { total: 0, suites: {} }) })

test.each([1, 2, 20])('after %i runs with a test it is critical', (count) => {
  expect(testFindings({ record: empty, comparable: runs(count, 1), looked: true })).toMatchObject([
    { test: 'missing', severity: 'critical', title: 'no test ran: the test reports hold none' },
  ])
})

test('where no earlier run ran one it is as ever', () => {
  expect(testFindings({ record: empty, comparable: runs(3, 0), looked: true })).toEqual([])
})
