import { expect, test } from '@jest/globals'
import type { Result } from '../../../src/core/model/index.js'
import { commentOf } from '../../../src/core/report/comment/index.js'
import { renderSummary } from '../../../src/core/report/summary/index.js'
import { hostile } from '../../support/hostile.js'
import { outsideAllCode } from '../../support/outside-code.js'
import { reportCases } from '../../support/report-cases.js'

const coverage: NonNullable<Result['coverage']> = {
  lines: 79.4,
  branches: 61,
  files: 12,
  base: {
    run: '812',
    number: 812,
    branch: 'main',
    url: 'https://github.com/acme/shop/actions/runs/8',
    lines: 82.1,
    branches: 61,
  },
  moved: [
    { package: 'src/cart', lines: 62, before: 91.5 },
    { package: 'src/new', lines: 10 },
  ],
}
const normal = (given: Result['coverage']) => {
  const view = reportCases.normal()
  return { ...view, result: { ...view.result, coverage: given } }
}

test('what fell is said with the folders that moved, though all else is well', () => {
  const said = [
    '**Coverage 79.4 % of lines (−2.7 points), 61 % of branches**, against [run 812](https://github.com/acme/shop/actions/runs/8) of `main`',
    '- `src/cart`: 62 %, 91.5 % before\n- `src/new`: 10 %, new',
  ]
  for (const text of said) {
    expect(renderSummary(normal(coverage))).toContain(text)
    expect(commentOf(normal(coverage))?.markdown).toContain(text)
  }
  expect(commentOf(normal(coverage))?.isWell).toBe(false)
})

test('what stays is one of the facts of the one line', () => {
  const same = normal({ ...coverage, lines: 82.2, moved: [] })
  expect(renderSummary(same).trimEnd().split('\n')).toHaveLength(1)
  expect(renderSummary(same)).toContain('coverage 82.2 % of lines (+0.1 points), 61 % of branches')
  expect(commentOf(same)?.isWell).toBe(true)
})

test('a part that is missing is no drop', () => {
  expect(renderSummary(normal({ ...coverage, missingReports: 1 }))).toContain(
    '1 coverage report fewer than there: what is missing may be no more than that',
  )
})

test.each(hostile)('%j as a folder stays text', (name) => {
  const moved = [{ package: name, lines: 1, before: 90 }]
  const text = renderSummary(normal({ ...coverage, moved }))
  expect(outsideAllCode(text)).not.toMatch(/<(?!\/?(?:br|sub|details|summary)\b)\w|!\[|@\w/)
})
