/** What changed beside a new failure: a real clone, two runs, and the text that names each suspect with its reason. */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { changesBetween } from '../../src/adapters/evidence/changes.js'
import { toolchainOf } from '../../src/adapters/evidence/toolchain.js'
import { lastInOrder, suspectsOf } from '../../src/core/decide/suspects.js'
import type { Anomaly, Failure, Result, RunRecord } from '../../src/core/model/index.js'
import { recordOf } from '../support/records.js'

const cli = resolve(process.env['PIPELINE_GUARD_CLI'] ?? 'dist/cli/index.js')
let cwd = ''
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'suspects-'))
})
afterEach(() => rmSync(cwd, { recursive: true, force: true }))

const env = {
  PATH: process.env['PATH'] ?? '',
  HOME: tmpdir(),
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: 'Ada',
  GIT_AUTHOR_EMAIL: 'ada@example.org',
  GIT_COMMITTER_NAME: 'Ada',
  GIT_COMMITTER_EMAIL: 'ada@example.org',
}
const run = (command: string, args: readonly string[], more = {}) =>
  spawnSync(command, args, { cwd, env: { ...env, ...more }, encoding: 'utf8' })
const guard = (args: readonly string[], more = {}) => run(process.execPath, [cli, ...args], more)
const put = (path: string, text: string) => {
  mkdirSync(dirname(join(cwd, path)), { recursive: true })
  writeFileSync(join(cwd, path), text)
}
function commit(title: string): string {
  run('git', ['add', '-A'])
  run('git', ['commit', '-q', '-m', title])
  return run('git', ['rev-parse', 'HEAD']).stdout.trim()
}
const image = (version: string, node: string) => ({
  ImageOS: 'ubuntu24',
  ImageVersion: version,
  PATH: `/opt/hostedtoolcache/node/${node}/x64/bin:${env.PATH}`,
})

test('a new failure is shown beside the commits, files, image and tools that changed since the last run in order', () => {
  run('git', ['init', '-q', '-b', 'main'])
  put('src/cart.js', 'module.exports = 1\n')
  put('package-lock.json', '{}\n')
  put('.github/workflows/ci.yml', 'on: push\n')
  commit('The shop')
  guard(['exec', '--', process.execPath, '-e', '0'])
  expect(guard(['run', '--observe'], image('20250901.1', '20.11.0')).status).toBe(0)

  put('src/cart.js', 'throw new Error("no total")\n')
  put('package-lock.json', '{"lockfileVersion": 3}\n')
  put('.github/workflows/ci.yml', 'on: [push]\n')
  const sha = commit('Totals <b>with</b> tax\u001b[31m')
  guard(['exec', '--', process.execPath, 'src/cart.js'])
  const { stdout } = guard(['run', '--observe', '--result-file', 'result.json'], image('20250908.1', '22.1.0'))
  const since = /since run \d+, the last in order/
  const lines = stdout.split('\n')
  const at = lines.indexOf('What changed (suspected, not proved)')
  expect(lines.slice(at + 1, at + 7).map((line) => line.trim().replace(since, 'SINCE'))).toEqual([
    'runner image ubuntu24 20250901.1 → ubuntu24 20250908.1: it changed SINCE',
    'tool node 20.11.0 → 22.1.0: it changed SINCE',
    'file src/cart.js: the failure names it, and it changed SINCE',
    'dependencies package-lock.json: they changed SINCE',
    'pipeline .github/workflows/ci.yml: how the run is made changed SINCE',
    `commit ${sha.slice(0, 7)} Totals <b>with</b> tax: the only commit SINCE`,
  ])
  const result: Result = JSON.parse(readFileSync(join(cwd, 'result.json'), 'utf8'))
  expect(result.suspects?.map(({ kind }) => kind)).toEqual([
    'runner-image',
    'tool',
    'file',
    'lock-file',
    'workflow',
    'commit',
  ])
}, 60_000)

test('a clone that does not reach so far, and what is no commit, give nothing', async () => {
  run('git', ['init', '-q', '-b', 'main'])
  put('a', '')
  const sha = commit('one')
  expect(await changesBetween(cwd, 'f'.repeat(40), sha)).toBeUndefined()
  expect(await changesBetween(cwd, '--output=x', sha)).toBeUndefined()
  expect(await changesBetween(join(cwd, 'nowhere'), sha, sha)).toBeUndefined()
})

test('the environment tells image and tools, or nothing', () => {
  expect(toolchainOf({})).toBeUndefined()
  expect(toolchainOf({ CI_JOB_IMAGE: 'node:22' })).toEqual({ image: 'node:22' })
  const tools = {
    JAVA_HOME: '/opt/hostedtoolcache/Java_Temurin-Hotspot_jdk/21.0.4-7/x64',
    GOROOT: 'C:\\hostedtoolcache\\windows\\go\\1.22.1\\x64',
    SECRET: '/toolcache/x/1.0/y',
  }
  expect(toolchainOf(tools)).toEqual({ tools: { 'java_temurin-hotspot_jdk': '21.0.4-7' } })
})

const built = (number: number, version: string): RunRecord => {
  const record = recordOf({ run: String(number), hour: number })
  const [[id, job] = ['', {}]] = Object.entries(record.jobs)
  return {
    ...record,
    jobs: { [id]: { ...job, toolchain: { ...record.run, value: { image: `ubuntu24 ${version}` } } } },
  }
}

test('an image that changed in the very run in which a level moved is told so; what is muted or an accident asks for no suspects', () => {
  const records = Array.from({ length: 10 }, (_, at) => built(at + 1, at < 6 ? '1' : '2'))
  const record = built(11, '2')
  const anomaly = {
    kind: 'anomaly',
    severity: 'high',
    series: 'job[build].work',
    since: { run: '7' },
  } as unknown as Anomaly
  const ground = { record, records, findings: [anomaly] }
  const before = lastInOrder(ground)
  expect(before?.key.run).toBe('6')
  expect(suspectsOf(ground, before as RunRecord, undefined)).toEqual([
    {
      kind: 'runner-image',
      what: 'ubuntu24 1 → ubuntu24 2',
      because: 'it changed in the run in which the level moved (job[build].work)',
    },
  ])
  const later = { ...ground, findings: [{ ...anomaly, since: { run: '9' } }] }
  expect(suspectsOf(later, records[2] as RunRecord, undefined)[0]?.because).toBe(
    'it changed since run 3, the last in order',
  )
  const transient = { kind: 'failure', severity: 'medium', diagnosis: { transient: true } } as unknown as Failure
  expect(lastInOrder({ ...ground, findings: [transient] })?.key.run).toBe('10')
})
