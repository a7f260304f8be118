/** Coverage through the command line: real reports of jest and Go, a limit, and a report that cannot be read. */
import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { resultSchema } from '../../src/core/model/index.js'

const cli = resolve(process.env['PIPELINE_GUARD_CLI'] ?? 'dist/cli/index.js')
const fixture = (name: string) => resolve('__tests__', 'fixtures', 'coverage', name)
let cwd = ''
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'coverage-'))
  for (const folder of ['src/cart', 'src/tax', 'coverage', 'cart', 'tax', '.github'])
    mkdirSync(join(cwd, folder), { recursive: true })
  for (const file of ['src/cart/total.js', 'src/tax/rate.js', 'cart/cart.go', 'tax/tax.go'])
    writeFileSync(join(cwd, file), '')
})
afterEach(() => rmSync(cwd, { recursive: true, force: true }))

function run(patterns: string, ...more: readonly string[]) {
  const args = [
    'run',
    '--coverage-reports',
    patterns,
    '--result-file',
    'result.json',
    '--job-status',
    'success',
    ...more,
  ]
  const child = spawnSync(process.execPath, [cli, ...args], {
    cwd,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'] ?? '' },
  })
  return {
    code: child.status,
    text: child.stdout,
    result: resultSchema.parse(JSON.parse(readFileSync(join(cwd, 'result.json'), 'utf8'))),
  }
}

test('reports of several formats are one coverage, by folders of the checkout; the next run is held against it', () => {
  copyFileSync(fixture('jest.lcov.info'), join(cwd, 'coverage/lcov.info'))
  copyFileSync(fixture('jest.clover.xml'), join(cwd, 'coverage/clover.xml'))
  copyFileSync(fixture('go.cover.out'), join(cwd, 'cover.out'))
  const { code, text, result } = run('coverage/*\ncover.out', '--history', 'file', '--history-path', 'h.jsonl.gz')
  expect(code).toBe(0)
  expect(result.coverage).toEqual({ lines: 70.8333, branches: 37.5, files: 4, moved: [] })
  expect(text).toContain('coverage 70.8 % of lines, 37.5 % of branches')
  rmSync(join(cwd, 'cover.out'))
  const next = run('coverage/*', '--history', 'file', '--history-path', 'h.jsonl.gz')
  expect(next.result.coverage).toMatchObject({
    lines: 81.8182,
    base: { lines: 70.8333 },
    missingReports: 1,
    moved: [],
  })
  expect(next.text).toContain('coverage 81.8 % of lines (+11 points)')
})

test('a limit fails the check', () => {
  copyFileSync(fixture('maven.jacoco.xml'), join(cwd, 'jacoco.xml'))
  writeFileSync(
    join(cwd, '.github/pipeline-guard.yml'),
    'limits:\n  coverage: { limit: ">= 80", severity: critical }\n  "coverage.lines[com/acme/tax]": ">= 70"\n',
  )
  const { code, result } = run('jacoco.xml')
  expect(code).toBe(1)
  expect(result.findings.map(({ title }) => title)).toEqual(['coverage.lines is 76.9 %; the limit is >= 80'])
})

test('one report that is torn, or none: no coverage rather than a wrong one, and it is said', () => {
  copyFileSync(fixture('jest.lcov.info'), join(cwd, 'a.info'))
  writeFileSync(join(cwd, 'b.info'), readFileSync(fixture('c8.lcov.info'), 'utf8').slice(0, 200))
  const torn = run('*.info')
  expect(torn.result.coverage).toBeUndefined()
  expect(torn.result.ruling.verdict).toBe('unknown')
  expect(torn.result.troubles).toMatchObject([
    { code: 'coverage-report-broken', message: 'b.info: it breaks off in the middle', unseen: 'the coverage' },
  ])
  const none = run('nothing/*.xml')
  expect(none.result.troubles).toMatchObject([{ code: 'coverage-reports', unseen: 'any coverage report' }])
})
