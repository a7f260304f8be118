import { expect, test } from '@jest/globals'
import type { TestFinding } from '../../../../src/core/model/index.js'
import { commentOf } from '../../../../src/core/report/comment/index.js'
import type { ReportView } from '../../../../src/core/report/view.js'
import { outsideAllCode } from '../../../support/outside-code.js'
import { reportCases } from '../../../support/report-cases.js'

const asPull = (view: ReportView, more: Partial<ReportView['result']> = {}): ReportView => ({
  ...view,
  result: { ...view.result, ...more },
  record: {
    ...view.record,
    run: { ...view.record.run, value: { ...view.record.run.value, event: 'pull_request', pullRequest: 7 } },
  },
})
const test1 = (name: string, more: Partial<TestFinding>): TestFinding => ({
  kind: 'test',
  id: name,
  severity: 'high',
  confidence: 0.9,
  title: `${name} fails`,
  reasons: [],
  advice: '',
  test: 'new-failure',
  name,
  suite: 's',
  ...more,
})

test('three failed tests: whose each is', () => {
  const findings = [
    test1('a', { before: 'passed', file: 'src/a.test.ts', line: 3 }),
    test1('b', {
      test: 'known-flaky',
      severity: 'low',
      flipRate: { rate: 0.03, low: 0, high: 1, runs: 400, failures: 12 },
    }),
    test1('c', {
      before: 'failing-on-default',
      severity: 'medium',
      since: { run: '9', number: 812, url: 'https://github.com/acme/shop/actions/runs/9' },
    }),
  ]
  const failures = ['a', 'b', 'c'].map((name) => ({ name, suite: 's' }))
  const tests = { total: 400, failed: 3, skipped: 0, failures, flaky: [], slowest: [] }
  const comment = commentOf(asPull(reportCases['failed-two-jobs'](), { findings, tests }))
  expect(comment).toMatchObject({ isWell: false, isPullRequest: true, pullRequest: 7 })
  const lines = comment?.markdown.split('\n') ?? []
  expect(lines[0]).toBe(
    '### ❌ Pipeline Guard: 3 tests failed: 1 is yours, 1 is flaky (12 of 400), 1 is broken on main since run 812',
  )
  expect(comment?.markdown).toContain('- 🔴 **yours**: `a`, [`src/a.test.ts:3`](https://github.com/acme/shop/blob/')
  expect(comment?.markdown).toContain(
    'broken on the default branch since [run 812](https://github.com/acme/shop/actions/runs/9): `c`',
  )
  expect(comment?.markdown).toContain("npx jest 'src/cart.test.ts'")
})

test('all is well: one line; a job alone says nothing', () => {
  const well = commentOf(asPull(reportCases.normal()))
  expect(well?.isWell).toBe(true)
  expect(well?.markdown.trim().split('\n')).toHaveLength(1)
  expect(commentOf(asPull(reportCases.normal(), { scope: 'job' }))).toBeUndefined()
})

test('the worst of texts stays text, and fits GitHub’s limit', () => {
  const text = commentOf(asPull(reportCases.hostile()))?.markdown ?? ''
  const tags = new Set([...outsideAllCode(text).matchAll(/<[^\s>]*/g)].map(([tag]) => tag))
  expect([...tags].sort()).toEqual(['</sub', '<br', '<sub'])
  expect(text.length).toBeLessThan(60_000)
})

test('what is slower is said against its own past', () => {
  const text = commentOf(asPull(reportCases['critical-slow-down']()))?.markdown ?? ''
  expect(text).toContain('- duration of job `test (20, ubuntu-24.04)`: 25 m 10 s, usually 12 m 4 s (2.1×)')
})
