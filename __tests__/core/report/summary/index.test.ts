import { expect, test } from '@jest/globals'
import type { TestFinding } from '../../../../src/core/model/index.js'
import { renderSummary } from '../../../../src/core/report/summary/index.js'
import { renderText } from '../../../../src/core/report/text/index.js'
import { outsideAllCode } from '../../../support/outside-code.js'
import { reportCases, slowDown } from '../../../support/report-cases.js'

test('a normal run is one line', () => {
  expect(renderSummary(reportCases.normal()).trimEnd().split('\n')).toHaveLength(1)
  expect(renderText(reportCases.normal()).trimEnd().split('\n')).toHaveLength(1)
})

test('a thousand findings of the longest texts still fit well below a mebibyte', () => {
  const view = reportCases['failed-two-jobs']()
  const long = '`<語'.repeat(4000)
  const lines = Array.from({ length: 50 }, (_, index) => ({ number: index + 1, text: long }))
  const [failure] = view.result.findings.filter((finding) => finding.kind === 'failure')
  const findings = Array.from({ length: 1000 }, (_, index) => [
    {
      ...slowDown,
      id: `a${index}`,
      series: `job[${long}].work`,
      advice: `${index}${long}`,
      reasons: Array(50).fill(long),
    },
    ...(failure === undefined
      ? []
      : [
          {
            ...failure,
            id: `f${index}`,
            advice: long,
            reasons: Array(50).fill(long),
            diagnosis: { ...failure.diagnosis, lines },
          },
        ]),
    {
      kind: 'test',
      id: `t${index}`,
      severity: 'high',
      confidence: 1,
      title: long,
      reasons: [],
      advice: `${index}${long}`,
      test: 'new-failure',
      name: `${index}${long}`,
      message: long,
    } satisfies TestFinding,
  ]).flat()
  const troubles = Array.from({ length: 500 }, (_, index) => ({ code: 'x', message: `${index}${long}`, advice: long }))
  const markdown = renderSummary({ ...view, result: { ...view.result, findings, troubles } })
  const bytes = Buffer.byteLength(markdown)
  expect(bytes).toBeGreaterThan(200 * 1024)
  expect(bytes).toBeLessThan(300 * 1024)
  expect(markdown).toContain('The rest did not fit and was left out')
  expect((markdown.match(/<details>/g) ?? []).length).toBe((markdown.match(/<\/details>/g) ?? []).length)
})

test('a command is shown whole or not at all', () => {
  const view = reportCases['failed-two-jobs']()
  const decisions = view.result.ruling.decisions.map((decision) =>
    decision.kind === 'remedy' ? { ...decision, command: `npx jest ${'x'.repeat(9000)}` } : decision,
  )
  const markdown = renderSummary({ ...view, result: { ...view.result, ruling: { ...view.result.ruling, decisions } } })
  expect(markdown).not.toContain('npx jest x')
  expect(markdown).toContain('The command is too long to show')
})

test('what was left out is said', () => {
  const view = reportCases['critical-slow-down']()
  const findings = Array.from({ length: 40 }, (_, index) => ({
    ...slowDown,
    id: `a${index}`,
    series: `job[j${index}].work`,
  }))
  expect(renderSummary({ ...view, result: { ...view.result, findings } })).toContain('… and 25 more anomalies')
})

test('only our own tags are markup in the worst of summaries', () => {
  const outside = outsideAllCode(renderSummary(reportCases.hostile()))
  const tags = new Set([...outside.matchAll(/<[^\s>]*/g)].map(([tag]) => tag))
  expect([...tags].sort()).toEqual(['</details', '</sub', '</summary', '<br', '<details', '<sub', '<summary'])
})

test('colour wraps, it never leaks', () => {
  const text = renderText(reportCases['failed-two-jobs'](), { colour: true })
  const opened = text.match(/\u001b\[(?!0m)\d+m/g) ?? []
  const closed = text.match(/\u001b\[0m/g) ?? []
  expect(opened.length).toBeGreaterThan(5)
  expect(closed).toHaveLength(opened.length)
  expect(text.replace(/\u001b\[\d+m/g, '')).toBe(renderText(reportCases['failed-two-jobs']()))
})
