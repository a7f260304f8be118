import { expect, test } from '@jest/globals'
import type { RunRecord } from '../../../src/core/model/index.js'
import { fileUrl, logUrl } from '../../../src/core/report/locations.js'
import { overviewOf } from '../../../src/core/report/overview.js'
import { renderSummary } from '../../../src/core/report/summary/index.js'
import { renderText } from '../../../src/core/report/text/index.js'
import { trendChart, trendLine } from '../../../src/core/report/trend.js'
import { isFailure } from '../../../src/core/report/wording.js'
import { recordOf } from '../../support/records.js'
import { reportCases } from '../../support/report-cases.js'

test('the first line counts; no title is said twice on a page', () => {
  const view = reportCases['failed-two-jobs']()
  expect(overviewOf(view)).toMatch(/^failed: 2 failures, 1 of them new; 2 of 1204 tests failed \(1 new, 1 flaky\)/)
  const titles = view.result.findings.filter(isFailure).map(({ diagnosis }) => diagnosis.title)
  for (const text of [renderSummary(view), renderText(view)]) {
    const findings = text.split('Decisions')[0] ?? ''
    for (const title of titles) expect(findings.split(title)).toHaveLength(2)
  }
})

test('a normal run says how its tests went and how long the last runs took', () => {
  const view = reportCases.normal()
  const tests = { total: 1204, failed: 0, skipped: 6, failures: [], flaky: [], slowest: [] }
  const line = renderSummary({ ...view, result: { ...view.result, tests }, pageUrl: 'https://acme.example/ci/' }).trim()
  expect(line.split('\n')).toHaveLength(1)
  expect(line).toContain('1198 tests passed, 6 skipped')
  expect(line).toContain(`\`${trendLine(view)}\``)
  expect(line).toContain('[history](https://acme.example/ci/)')
})

test('the chart draws the band, the runs and this run, narrow enough for a phone', () => {
  const lines = (trendChart(reportCases['critical-slow-down']()) ?? '').split('\n')
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(46)
  expect(lines[0]).toMatch(/^27 m ┤ +◆$/)
  expect(lines.join('')).toContain('░')
  expect(trendChart({ ...reportCases['critical-slow-down'](), recent: [] })).toBeUndefined()
})

const of = (url: string): RunRecord =>
  recordOf({ repository: 'a/b', run: '1', hour: 1, facts: { url, sha: 'c0ffee1234' } })

test.each([
  ['https://github.com/a/b/actions/runs/1', 'https://github.com/a/b/blob/c0ffee1234/src/x%20y.ts#L4'],
  ['https://gitlab.example/g/a/-/pipelines/7', 'https://gitlab.example/g/a/-/blob/c0ffee1234/src/x%20y.ts#L4'],
  ['https://ci.example/job/a/1/', undefined],
])('a line of code at the commit, of %s', (url, link) => {
  expect(fileUrl(of(url), 'src/x y.ts', 4)).toBe(link)
  expect(fileUrl(of(url), '/usr/lib/x.ts', 4)).toBeUndefined()
})

test('the log opens at the step on GitHub and at the line on GitLab', () => {
  const view = reportCases['failed-two-jobs']()
  const failure = view.result.findings.find(isFailure)
  const job = view.record.jobs['5002']
  if (failure === undefined || job?.facts === undefined) throw new Error('the case has changed')
  const withFacts = (more: object): RunRecord => ({
    ...view.record,
    jobs: { '5002': { ...job, facts: { ...job.facts, value: { ...job.facts?.value, ...more } } } } as RunRecord['jobs'],
  })
  const steps = [{ number: 4, name: 'Run tests' }]
  expect(logUrl(withFacts({ steps }), failure)).toMatch(/\/job\/5002#step:4:1$/)
  expect(logUrl(withFacts({ url: 'https://gitlab.example/g/a/-/jobs/9' }), failure)).toBe(
    'https://gitlab.example/g/a/-/jobs/9#L2214',
  )
})
