/** A person at a desk: `exec`, then `run`, any number of times, with and without git. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { resultSchema } from '../../src/core/model/index.js'

const cli = resolve(process.env['PIPELINE_GUARD_CLI'] ?? 'dist/cli/index.js')
let cwd = ''
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'desk-'))
})
afterEach(() => rmSync(cwd, { recursive: true, force: true }))

const env = { PATH: process.env['PATH'] ?? '' }
const guard = (...args: readonly string[]) =>
  spawnSync(process.execPath, [cli, ...args], { cwd, env, encoding: 'utf8' })
const execute = (script: string, ...more: readonly string[]) =>
  guard('exec', '--', process.execPath, '-e', script, ...more).status
const run = () => {
  const child = guard('run', '--result-file', 'result.json')
  expect(child.stderr).toBe('')
  return { code: child.status, text: child.stdout, result: resultSchema.parse(read('result.json')) }
}
const read = (file: string): unknown => JSON.parse(readFileSync(join(cwd, file), 'utf8'))
const records = () => {
  const shown = guard('history', 'export', '--history', '.pipeline-guard/history.jsonl.gz', '--format', 'jsonl')
  return shown.stdout
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => JSON.parse(line) as Recorded)
}
interface Recorded {
  readonly run: { readonly value: Readonly<Record<string, unknown>> }
  readonly jobs: Readonly<
    Record<
      string,
      { readonly facts: { readonly value: { readonly steps: readonly { name: string; outcome: string }[] } } }
    >
  >
}

test('each run is what was executed since the last one; a failure mended before `run` is gone', () => {
  const fails = `process.exitCode = require('fs').existsSync('mended') ? 0 : 1`
  expect(execute(fails)).toBe(1)
  expect(run().result.ruling.verdict).toBe('failed')
  expect(execute(fails)).toBe(1)
  writeFileSync(join(cwd, 'mended'), '')
  expect(execute(fails)).toBe(0)
  expect(run().result.ruling.verdict).toBe('normal')
  expect(execute('0', 'lint')).toBe(0)
  expect(execute('0', 'build')).toBe(0)
  expect(run().result.ruling.verdict).toBe('normal')
  const steps = records().map(({ jobs }) =>
    Object.values(jobs).flatMap(({ facts }) => facts.value.steps.map(({ outcome }) => outcome)),
  )
  expect(steps).toEqual([['failed'], ['passed'], ['passed', 'passed']])
})

test('nothing executed is nothing known, said once, and no run to store', () => {
  execute('process.exitCode = 1')
  expect(run().result.ruling.verdict).toBe('failed')
  const child = guard('run', '--result-file', 'result.json')
  expect(child.stdout).toMatch(/unknown: could not see any command that was run/)
  expect(child.stdout.match(/Nothing was executed since the last run/g)).toHaveLength(1)
  expect(child.stderr).toBe('')
  expect(records().map(({ run: { value } }) => value['outcome'])).toEqual(['failed'])
})

test('an outcome nobody knows is a fault', () => {
  const child = guard('run', '--job-status', 'red')
  expect([child.status, child.stderr]).toEqual([2, expect.stringMatching(/job-status.*red.*success/)])
})

const withGit = spawnSync('git', ['--version']).status === 0 ? test : test.skip
withGit('commit, branch and uncommitted changes are recorded from git', () => {
  const git = (...args: readonly string[]) =>
    spawnSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.org', ...args], { cwd, encoding: 'utf8' })
  git('init', '-q', '-b', 'main')
  writeFileSync(join(cwd, 'a.txt'), '')
  git('add', 'a.txt')
  git('commit', '-q', '-m', 'first')
  writeFileSync(join(cwd, '.git/info/exclude'), 'result.json\n')
  const sha = git('rev-parse', 'HEAD').stdout.trim()
  writeFileSync(join(cwd, 'untracked.xml'), '')
  execute('0')
  run()
  writeFileSync(join(cwd, 'a.txt'), 'changed')
  writeFileSync(join(cwd, 'report.xml'), '')
  execute('0')
  run()
  expect(records().map(({ run: { value } }) => [value['sha'], value['branch'], value['dirty']])).toEqual([
    [sha, 'main', undefined],
    [sha, 'main', true],
  ])
})
