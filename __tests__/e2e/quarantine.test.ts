/** A failing test in quarantine: `quarantine add`, `exec --quarantine`, `run`; and a list that a pull request brings along. */
import { spawn, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { type Result, resultSchema } from '../../src/core/model/index.js'

const cli = resolve(process.env['PIPELINE_GUARD_CLI'] ?? 'dist/cli/index.js')
let cwd = ''
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'quarantine-'))
  writeFileSync(join(cwd, 'jest.js'), suite)
})
afterEach(() => rmSync(cwd, { recursive: true, force: true }))

/** Fails the tests named in FAILING, and writes a report. */
const suite = `const failing = (process.env.FAILING ?? '').split(',').filter(Boolean)
const cases = ['total', 'tax', 'name'].map((name) => '<testcase classname="shop.Cart" name="' + name + '">' + (failing.includes(name) ? '<failure message="no"/>' : '') + '</testcase>')
require('fs').writeFileSync('r.xml', '<testsuite name="shop.Cart">' + cases.join('') + '</testsuite>')
if (process.env.SECOND !== undefined) require('fs').writeFileSync('r2.xml', process.env.SECOND)
process.exitCode = Number(process.env.OTHER ?? (failing.length > 0 ? 1 : 0))
`
const guard = (args: readonly string[], env: Readonly<Record<string, string>> = {}) =>
  spawnSync(process.execPath, [cli, ...args], {
    cwd,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'] ?? '', ...env },
  })
const add = (name: string) => guard(['quarantine', 'add', name, '--owner', '@acme/shop', '--reason', '#812'])
const exec = (env: Readonly<Record<string, string>>, ...more: readonly string[]) =>
  guard(['exec', '--quarantine', '--test-reports', 'r*.xml', '--', process.execPath, 'jest.js', ...more], env)
function run(...more: readonly string[]): Result & { readonly code: number | null; readonly text: string } {
  const child = guard(['run', '--test-reports', 'r.xml', '--result-file', 'result.json', ...more])
  return {
    ...resultSchema.parse(JSON.parse(readFileSync(join(cwd, 'result.json'), 'utf8'))),
    code: child.status,
    text: child.stdout,
  }
}

test('a command whose failing tests are all in quarantine passes, loudly; any other failure fails it', () => {
  expect(add('shop.Cart › total').status).toBe(0)
  const passed = exec({ FAILING: 'total' })
  expect(passed.stderr).toMatch(/shop\.Cart › total: in quarantine until \d{4}-\d\d-\d\d, owned by @acme\/shop: #812\n/)
  expect(passed.stderr).toMatch(/PASSED ALL THE SAME: 1 test failed, all in quarantine \(the command ended with 1\)/)
  expect(passed.status).toBe(0)
  expect(exec({ FAILING: 'total,tax' }).status).toBe(1)
  expect(exec({ OTHER: '9' }).status).toBe(9)
})

test('the owner of a test whose name leads to no file is that of the file its reports named', () => {
  mkdirSync(join(cwd, 'src'))
  mkdirSync(join(cwd, '.github'))
  writeFileSync(join(cwd, 'src/odd.test.js'), '')
  writeFileSync(join(cwd, '.github/CODEOWNERS'), 'src/ @acme/odd\n')
  writeFileSync(
    join(cwd, 'r.xml'),
    '<testsuite name="broken"><testcase classname="broken" name="broken | always" file="src/odd.test.js"><failure message="no"/></testcase></testsuite>',
  )
  expect(guard(['quarantine', 'add', 'broken | always', '--reason', 'races']).status).toBe(2)
  run()
  expect(guard(['quarantine', 'add', 'broken | always', '--reason', 'races']).stdout).toMatch(/owned by @acme\/odd/)
})

test('what else may have failed is not excused: another exit code, a report that is torn, tests that were not run', () => {
  add('shop.Cart › total')
  expect(exec({ FAILING: 'total', OTHER: '2' }).stderr).toMatch(
    /jest does not end with 2 when a test fails: something else failed/,
  )
  expect(exec({ FAILING: 'total', OTHER: '139' }).status).toBe(139)
  expect(exec({ FAILING: 'total', SECOND: '' }).status).toBe(1)
  expect(exec({ FAILING: 'total', SECOND: '<testsuite><testcase name="a">' }).status).toBe(1)
  rmSync(join(cwd, 'r2.xml'))
  expect(exec({ FAILING: 'total' }, '--bail').stderr).toMatch(
    /jest stops at a failure here, so not all tests have run \(--bail\)/,
  )
  writeFileSync(join(cwd, 'jest.config.js'), 'module.exports = { bail: 1 }')
  expect(exec({ FAILING: 'total' }).stderr).toMatch(/\(jest\.config\.js\)/)
  expect(exec({ FAILING: 'total' }).status).toBe(1)
})

test('the report names it, neither failing the check nor notifying', () => {
  add('shop.Cart › total')
  exec({ FAILING: 'total' })
  const { ruling, findings, text, code } = run('--fail-on', 'high')
  expect({ code, pass: ruling.pass, verdict: ruling.verdict }).toEqual({ code: 0, pass: true, verdict: 'normal' })
  expect(findings).toMatchObject([
    { kind: 'test', name: 'total', quarantine: { state: 'active', owner: '@acme/shop' } },
  ])
  expect(text).toMatch(/1 of 3 tests failed \(1 in quarantine\)/)
  expect(text).toMatch(/in quarantine\s+total/)
})

test('an entry that ended fails again, and is said', () => {
  writeFileSync(
    join(cwd, 'old.yml'),
    'quarantine:\n  - { test: total, owner: me, since: 2020-01-01, expires: 2020-02-01, reason: late }\n',
  )
  exec({ FAILING: 'total' })
  const { findings, code, text } = run('--fail-on', 'high', '--quarantine-list', 'old.yml')
  expect(code).toBe(1)
  expect(text).toContain('its quarantine ended on 2020-02-01; owned by me')
  expect(findings.find(({ kind }) => kind === 'test')?.reasons[0]).toBe(
    'its quarantine ended on 2020-02-01; owned by me: late',
  )
})

test('a pull request’s own list counts for nothing; its base’s does', () => {
  add('total')
  const git = (...args: readonly string[]) =>
    spawnSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.org', ...args], { cwd, encoding: 'utf8' })
  if (git('init', '-q', '-b', 'main').status !== 0)
    return void process.stderr.write('skipped: no git, so no base to read a list of\n')
  const proposal = {
    GITHUB_ACTIONS: 'true',
    GITHUB_EVENT_NAME: 'pull_request',
    GITHUB_BASE_REF: 'main',
    FAILING: 'total',
  }
  const refused = exec(proposal)
  expect(refused.stderr).toMatch(/of a pull request only the list of its base counts; fetch the base branch/)
  expect(refused.status).toBe(1)
  git('add', '-A')
  git('commit', '-qm', 'list')
  git('update-ref', 'refs/remotes/origin/main', 'HEAD')
  expect(exec(proposal).status).toBe(0)
  // TeamCity tells no branch: what is checked out may be called after a change.
  const teamcity = { TEAMCITY_VERSION: '2024.03', TEAMCITY_BUILDCONF_NAME: 'app', BUILD_NUMBER: '7', FAILING: 'total' }
  expect(exec(teamcity).status).toBe(0)
  git('checkout', '-q', '-b', 'pull/7')
  expect(exec(teamcity).status).toBe(1)
  git('checkout', '-q', 'main')
  for (const GITHUB_BASE_REF of ['--output=x', '../main', 'main^{/x}'])
    expect(exec({ ...proposal, GITHUB_BASE_REF }).status).toBe(1)
})

test('the list is kept by commands, and refuses what is wrong', () => {
  expect(add('a').stdout).toMatch(/commit it to take effect/)
  expect(guard(['quarantine', 'list']).stdout).toMatch(/^a: until /)
  expect(guard(['quarantine', 'release', 'b']).stderr).toMatch(/b: not in .*; there are a/)
  expect(guard(['quarantine', 'release', 'a']).status).toBe(0)
  expect(guard(['quarantine', 'list']).stdout).toBe('no test is in quarantine\n')
  const wrong = guard(['quarantine', 'add', 'a'])
  expect([wrong.status, wrong.stderr]).toEqual([
    2,
    expect.stringMatching(/--owner: must be given[\s\S]*--reason: must be given/),
  ])
  expect(guard(['quarantine', 'add', 'a', '--owner', 'x', '--reason', 'y', '--expires', '2030-01-01']).stderr).toMatch(
    /within 180 days/,
  )
})

test('five that add at once lose no entry', async () => {
  const names = ['a', 'b', 'c', 'd', 'e']
  const codes = await Promise.all(
    names.map(
      (name) =>
        new Promise((done) => {
          const args = [cli, 'quarantine', 'add', name, '--owner', 'me', '--reason', 'x']
          spawn(process.execPath, args, { cwd, env: { PATH: process.env['PATH'] ?? '' } }).on('close', done)
        }),
    ),
  )
  expect(codes).toEqual(names.map(() => 0))
  const listed = guard(['quarantine', 'list'])
    .stdout.split('\n')
    .map((line) => line.split(':')[0])
  expect(listed.filter((name) => name !== '').sort()).toEqual(names)
})

test('a star in a name can be meant', () => {
  add('shop.Cart › t\\*tal')
  expect(exec({ FAILING: 'total' }).status).toBe(1)
})

test('reports that `exec` was given need not be named again', () => {
  add('shop.Cart › total')
  exec({ FAILING: 'total' })
  const child = guard(['run', '--result-file', 'result.json'])
  const { tests, findings } = resultSchema.parse(JSON.parse(readFileSync(join(cwd, 'result.json'), 'utf8')))
  expect(child.status).toBe(0)
  expect(tests).toMatchObject({ total: 3, failed: 1 })
  expect(findings).toMatchObject([{ kind: 'test', quarantine: { state: 'active' } }])
})
