/** `exec --probe-new`: tests the history has never seen are run several times; what flips is named, and fails nobody. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { resultSchema } from '../../src/core/model/index.js'

const cli = resolve(process.env['PIPELINE_GUARD_CLI'] ?? 'dist/cli/index.js')
let cwd = ''
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'probe-'))
  writeFileSync(join(cwd, 'jest.js'), suite)
})
afterEach(() => rmSync(cwd, { recursive: true, force: true }))

/** TESTS as name:outcomes, one letter a run (`p`, `f`), the last for all that follow; `--testNamePattern` as jest takes it. */
const suite = `const fs = require('fs')
const count = fs.existsSync('count') ? Number(fs.readFileSync('count', 'utf8')) : 0
fs.writeFileSync('count', String(count + 1))
const pattern = process.argv.flatMap((word) => /^--testNamePattern=(.*)$/s.exec(word)?.[1] ?? [])[0]
const all = process.env.TESTS.split(' ').map((text) => text.split(':')).filter(([name]) => pattern === undefined || new RegExp(pattern).test('Cart ' + name))
const failed = ([, outcomes]) => (outcomes[count] ?? outcomes.at(-1)) === 'f'
fs.writeFileSync('r.xml', '<testsuite name="Cart">' + all.map((one) => '<testcase classname="Cart" name="' + one[0] + '">' + (failed(one) ? '<failure message="no"/>' : '') + '</testcase>').join('') + '</testsuite>')
process.exitCode = all.some(failed) ? 1 : 0
`
const guard = (args: readonly string[], env: Readonly<Record<string, string>> = {}) =>
  spawnSync(process.execPath, [cli, ...args], {
    cwd,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'] ?? '', ...env },
  })
const linesOf = (text: string) => text.split('\n').flatMap((line) => /pipeline-guard: (.*)/.exec(line)?.[1] ?? [])
function exec(tests: string, command = [process.execPath, 'jest.js'], ...options: readonly string[]) {
  rmSync(join(cwd, 'count'), { force: true })
  const args = ['exec', '--probe-new', '3', '--test-reports', 'r.xml', ...options, '--', ...command]
  const child = guard(args, { TESTS: tests })
  return { code: child.status, lines: linesOf(child.stderr) }
}
function run() {
  const child = guard(['run', '--test-reports', 'r.xml', '--result-file', 'result.json'])
  return { text: child.stdout, result: resultSchema.parse(JSON.parse(readFileSync(join(cwd, 'result.json'), 'utf8'))) }
}
/** A first run, after which `total` and `tax` are known. */
function known(): void {
  rmSync(join(cwd, 'count'), { force: true })
  guard(['exec', '--', process.execPath, 'jest.js'], { TESTS: 'total:p tax:p' })
  run()
}

test('a new test that flips is named everywhere, and the command passes; its reports stay as they were', () => {
  known()
  const { code, lines } = exec('total:p tax:p name:pfp')
  expect(lines[0]).toMatch(/^1 new test run 3 times more: .*--testNamePattern/)
  expect(lines.slice(1)).toEqual(['NEW AND FLAKY, failed 1 of 4 times: Cart › name'])
  expect(code).toBe(0)
  expect(readFileSync(join(cwd, 'r.xml'), 'utf8')).toContain('name="tax"')
  const { result, text } = run()
  expect(result.tests).toMatchObject({ total: 3, failed: 0, probed: [{ name: 'name', runs: 4, failures: 1 }] })
  expect(result.findings).toMatchObject([
    { kind: 'test', test: 'known-flaky', severity: 'low', name: 'name', probe: { runs: 4, failures: 1 } },
  ])
  expect(result.ruling.pass).toBe(true)
  expect(text).toMatch(/new, flaky\s+name/)
  // It is known from now on.
  expect(exec('total:p tax:p name:p').lines).toEqual([])
})

test.each([
  ['fails first and passes then', 'total:p name:fp', 0, /^PASSED ALL THE SAME: all that failed is new/],
  ['fails always', 'total:p name:f', 1, /^1 new test ended alike each time$/],
  ['flips, and a known test fails', 'total:f name:fp', 1, /^NEW AND FLAKY, failed 1 of 4 times: Cart › name$/],
  ['passes always', 'total:p name:p', 0, /^1 new test ended alike each time$/],
])('a new test that %s', (_what, tests, status, last) => {
  known()
  const { code, lines } = exec(tests)
  expect(code).toBe(status)
  expect(lines.at(-1)).toMatch(last)
})

test('with retries: both results count, and a new test that was mended by one is still named', () => {
  known()
  const { code, lines } = exec('total:fp tax:p name:pppf', undefined, '--retry-failed', '1')
  expect(lines).toContain('passed now, so flaky: Cart › total')
  expect(lines.at(-1)).toMatch(/^NEW AND FLAKY, failed \d of 4 times: Cart › name$/)
  expect(code).toBe(0)
  expect(run().result.tests).toMatchObject({ failed: 0, flaky: [{ name: 'name' }, { name: 'total' }] })
})

test('what cannot be known or done is said, and the command runs all the same', () => {
  const none = exec('total:p')
  expect(none.code).toBe(0)
  expect(none.lines.at(-1)).toBe('no new test is run several times: the history does not tell which tests ran before')
  known()
  const other = exec('total:p name:f', [process.execPath, '-e', "process.argv.push('x');require('./jest.js')"])
  expect(other.code).toBe(1)
  expect(other.lines.join()).toMatch(/no test runner is known/)
  const many = Array.from({ length: 60 }, (_, at) => `t${at}:p`).join(' ')
  expect(exec(many).lines).toEqual(['no new test is run several times: more than 50 tests are new'])
  expect(existsSync(join(cwd, 'count')) && readFileSync(join(cwd, 'count'), 'utf8')).toBe('1')
  for (const [args, fault] of [
    [['--probe-new', '0', '--test-reports', 'r.xml'], /--probe-new: 0 was given; a whole number from 1 to 20/],
    [['--probe-new', '3'], /--test-reports: must be given/],
    [['--history', 'x'], /--history: only used with --probe-new/],
  ] as const) {
    const refused = guard(['exec', ...args, '--', 'true'])
    expect([refused.status, refused.stderr]).toEqual([2, expect.stringMatching(fault)])
  }
})
