import { expect, test } from '@jest/globals'
import type { TestFinding } from '../../../src/core/model/index.js'
import { annotationsOf } from '../../../src/core/report/annotations.js'
import { repositoryPath } from '../../../src/core/run/repository-path.js'
import { reportCases } from '../../support/report-cases.js'

const failed = reportCases['failed-two-jobs']()

test('none for a normal run, even with advisory findings', () => {
  expect(annotationsOf(reportCases.normal())).toEqual([])
  expect(annotationsOf(reportCases.advisory())).toEqual([])
})

test('the most consequential first, at its place, and one place only once', () => {
  const [first, ...rest] = annotationsOf(failed)
  expect(first).toMatchObject({ level: 'error', file: 'src/cart.test.ts', line: 41, column: 25 })
  expect(rest.filter((annotation) => annotation.file === 'src/cart.test.ts')).toEqual([])
})

test('ten of a level, however much was found', () => {
  const many = Array.from(
    { length: 60 },
    (_, index): TestFinding => ({
      kind: 'test',
      id: `t${index}`,
      severity: index % 2 === 0 ? 'high' : 'medium',
      confidence: 0.9,
      title: `test ${index} fails`,
      reasons: [],
      advice: '',
      test: 'new-failure',
      name: `test ${index}`,
      file: `src/t${index}.ts`,
      line: 1,
    }),
  )
  const annotations = annotationsOf({ ...failed, result: { ...failed.result, findings: many } })
  expect(annotations.filter(({ level }) => level === 'error')).toHaveLength(10)
  expect(annotations.filter(({ level }) => level === 'warning')).toHaveLength(10)
})

test('acknowledged findings are not annotated', () => {
  const findings = failed.result.findings.map((finding) => ({ ...finding, muted: 'known' }))
  const { tests: _, ...result } = failed.result
  expect(annotationsOf({ ...failed, result: { ...result, findings } })).toEqual([])
})

test.each([
  ['src/a.ts', 'src/a.ts'],
  ['./src/a.ts', 'src/a.ts'],
  ['src\\win\\a.cs', 'src/win/a.cs'],
  ['/home/runner/work/shop/shop/src/a.ts', 'src/a.ts'],
  ['/__w/shop/shop/a.go', 'a.go'],
  ['D:\\a\\shop\\shop\\a.cs', 'a.cs'],
  ['/usr/lib/python3/x.py', undefined],
  ['C:\\Windows\\x.cs', undefined],
  ['../secret', undefined],
  ['src/../../x', undefined],
  ['node:internal/modules', 'node:internal/modules'],
  ['https://x.example/a.js', undefined],
  ['a\nb', undefined],
  ['x'.repeat(500), undefined],
])('the place %s is %s', (path, expected) => expect(repositoryPath(path)).toBe(expected))
