/** Owners by CODEOWNERS: at a desk, of a proposal that brings its own, and where `quarantine add` asks nobody. */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { type Result, resultSchema } from '../../src/core/model/index.js'

const cli = resolve(process.env['PIPELINE_GUARD_CLI'] ?? 'dist/cli/index.js')
let cwd = ''
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'owners-'))
})
afterEach(() => rmSync(cwd, { recursive: true, force: true }))

function file(path: string, text: string): void {
  mkdirSync(dirname(join(cwd, path)), { recursive: true })
  writeFileSync(join(cwd, path), text)
}
const guard = (args: readonly string[], env: Readonly<Record<string, string>> = {}) =>
  spawnSync(process.execPath, [cli, ...args], {
    cwd,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'] ?? '', ...env },
  })
function run(env: Readonly<Record<string, string>> = {}, ...more: readonly string[]) {
  const child = guard(['run', '--test-reports', 'r.xml', '--result-file', 'result.json', ...more], env)
  return { text: child.stdout, result: resultSchema.parse(JSON.parse(readFileSync(join(cwd, 'result.json'), 'utf8'))) }
}
const ownersIn = (result: Result) => result.findings.map(({ kind, owners }) => [kind, owners])
const report =
  '<testsuite name="Cart"><testcase classname="Cart" name="total" file="src/cart/total.test.ts" line="7"><failure message="no"/></testcase></testsuite>'

test('a failing test and the failure it makes are owned by the file’s owners, and the report says so', () => {
  file('.github/CODEOWNERS', '* @all\n/src/cart/ @acme/checkout @jane\n!bad @x\n')
  file('CODEOWNERS', '* @second-place\n')
  file('src/cart/total.test.ts', '')
  file('r.xml', report)
  const { text, result } = run()
  expect(ownersIn(result)).toEqual([['test', ['@acme/checkout', '@jane']]])
  expect(text).toContain('owned by @acme/checkout, @jane')
  expect(result.troubles).toMatchObject([{ code: 'owners-faulty', message: expect.stringContaining('line 3') }])
  // Written anew: at a desk a report counts once.
  file('r.xml', report)
  expect(ownersIn(run({}, '--owners', 'off').result)).toEqual([['test', undefined]])
})

test('the owners a pull request brings along name nobody', () => {
  file('.github/CODEOWNERS', '* @victim\n')
  file('src/cart/total.test.ts', '')
  file('r.xml', report)
  const proposal = {
    BUILDKITE: 'true',
    BUILDKITE_BUILD_ID: '1',
    BUILDKITE_PIPELINE_SLUG: 'shop',
    BUILDKITE_BRANCH: 'topic',
    BUILDKITE_PULL_REQUEST: '7',
  }
  expect(ownersIn(run(proposal).result).flat()).not.toContainEqual(['@victim'])
  expect(ownersIn(run({ ...proposal, BUILDKITE_PULL_REQUEST: 'false' }).result)).toContainEqual(['test', ['@victim']])
})

test.each([
  ['tests.test_cart.TestCart › test_total', 'tests/test_cart.py'],
  ['com.acme.CartTest › total', 'services/shop/src/test/java/com/acme/CartTest.java'],
  ['src/cart.test.ts › cart › total', 'src/cart.test.ts'],
  ['Acme\\CartTest › total', 'tests/Acme/CartTest.php'],
])('quarantine add %s: the owner of %s', (name, path) => {
  file(path, '')
  file('docs/CODEOWNERS', `* @nobody\n/${path} @acme/checkout @jane\n`)
  const added = guard(['quarantine', 'add', name, '--reason', '#812'])
  expect(added.stderr).toBe('')
  expect(added.stdout).toContain('owned by @acme/checkout @jane')
  expect(guard(['quarantine', 'list']).stdout).toContain('@acme/checkout @jane: #812')
})

test('quarantine add says what it lacks', () => {
  const add = (...more: readonly string[]) => guard(['quarantine', 'add', 'total', '--reason', 'x', ...more]).stderr
  expect(add()).toContain('--owner: must be given; there is no CODEOWNERS here')
  file('CODEOWNERS', '/src/ @a\n')
  expect(add()).toContain('--owner: must be given, or --path with the file of the test')
  expect(add('--path', 'lib/x.ts')).toContain('CODEOWNERS names none for lib/x.ts')
  expect(add('--path', '../x.ts')).toContain('no path of this repository')
  expect(add('--path', 'src/x.ts')).toBe('')
})
