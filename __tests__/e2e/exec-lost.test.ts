/** What `exec` could not keep or finish is never taken for a success; the exit code is the command’s, whatever breaks. */
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { type Result, resultSchema } from '../../src/core/model/index.js'

const cli = resolve(process.env['PIPELINE_GUARD_CLI'] ?? 'dist/cli/index.js')
let cwd = ''
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'exec-lost-'))
})
afterEach(() => rmSync(cwd, { recursive: true, force: true }))

type Env = Readonly<Record<string, string>>
const clean: Env = { PATH: process.env['PATH'] ?? '' }
const kept = (name: string) => join(cwd, '.pipeline-guard/exec', name)
const execute = (script: string, env: Env = {}) =>
  spawnSync(process.execPath, [cli, 'exec', '--', process.execPath, '-e', script], { cwd, env: { ...clean, ...env } })
    .status
/** On a disk that takes files of so many kilobytes: with SIGXFSZ ignored, a write beyond is EFBIG as one on a full disk is ENOSPC. */
const executeOnDiskOf = (kilobytes: number, script: string) =>
  spawnSync(
    'bash',
    [
      '--norc',
      '-c',
      `trap '' XFSZ; ulimit -f ${kilobytes}; exec "$0" "$@"`,
      ...[process.execPath, cli, 'exec', '--', process.execPath, '-e', script],
    ],
    { cwd, env: clean, encoding: 'utf8' },
  )
const run = (env: Env = {}): Result => {
  spawnSync(process.execPath, [cli, 'run', '--result-file', 'result.json'], { cwd, env: { ...clean, ...env } })
  return resultSchema.parse(JSON.parse(readFileSync(join(cwd, 'result.json'), 'utf8')))
}
const codes = ({ troubles }: Result) => troubles.map(({ code }) => code)

describe('a record that is lost beside a good one', () => {
  test.each([
    ['breaks off', () => truncateSync(kept('1.json'), 60)],
    ['is missing', () => rmSync(kept('1.json'))],
    ['is no record', () => writeFileSync(kept('1.json'), '{"exitCode":0}')],
  ])('%s: unknown, named, and told once', (reason, damage) => {
    execute('process.exitCode = 3')
    execute('1')
    damage()
    const { ruling, troubles } = run()
    expect([ruling.verdict, ruling.because]).toEqual(['unknown', expect.stringContaining('1.json')])
    expect(troubles).toMatchObject([{ code: 'exec-record', message: expect.stringContaining(reason) }])
    execute('2')
    expect(run()).toMatchObject({ ruling: { verdict: 'normal' }, troubles: [] })
  })

  test('a failure that is known stays one', () => {
    execute('1')
    execute('process.exitCode = 3')
    truncateSync(kept('1.json'), 60)
    expect(run().ruling.verdict).toBe('failed')
  })

  test('what is broken of an earlier run in the same workspace is removed, and accuses no later one', () => {
    execute('1', { BUILD_TAG: 'b1' })
    truncateSync(kept('1.json'), 60)
    const old = new Date(Date.now() - 3_600_000)
    spawnSync('touch', ['-d', old.toISOString(), kept('1.json')])
    execute('2', { BUILD_TAG: 'b2' })
    expect(readdirSync(kept('.')).filter((name) => /^\d/.test(name))).toEqual(['1.json', '1.log'])
    expect(codes(run({ BUILD_TAG: 'b2' }))).toEqual([])
    truncateSync(kept('1.json'), 60)
    execute('3', { BUILD_TAG: 'b2' })
    expect(codes(run({ BUILD_TAG: 'b2' }))).toEqual(['exec-record'])
    // A run of another build that ran nothing by `exec`.
    expect(codes(run({ BUILD_TAG: 'b3' }))).not.toContain('exec-record')
  })
})

test('an exec that was killed is known as interrupted; one that runs is not', async () => {
  const start = () =>
    spawn(
      process.execPath,
      [cli, 'exec', '--', process.execPath, '-e', 'console.log("on"); setInterval(() => 1, 1e6)'],
      {
        cwd,
        env: clean,
        detached: true,
      },
    )
  execute('1')
  const child = start()
  await once(child.stdout, 'data')
  expect(codes(run())).toEqual([])
  execute('2')
  const killed = start()
  await once(killed.stdout, 'data')
  process.kill(-(killed.pid ?? 0), 'SIGKILL')
  await once(killed, 'exit')
  const { ruling, troubles } = run()
  process.kill(-(child.pid ?? 0), 'SIGKILL')
  expect(ruling.verdict).toBe('unknown')
  expect(troubles).toMatchObject([{ code: 'exec-interrupted', message: expect.stringMatching(/was interrupted/) }])
})

describe('a full disk', () => {
  test('nothing can be kept: the exit code is the command’s, nothing is damaged, and the run is no success', () => {
    execute('1')
    const { status, stdout, stderr } = executeOnDiskOf(0, 'console.log("done"); process.exitCode = 7')
    expect([status, stdout]).toEqual([7, 'done\n'])
    expect(stderr).toMatch(/^pipeline-guard: the output is not kept for the diagnosis: EFBIG.*PIPELINE_GUARD_DIR\n$/)
    expect(readFileSync(kept('.gitignore'), 'utf8')).toBe('*\n')
    expect(run().ruling.verdict).toBe('unknown')
  })

  test('the log does not fit: the exit code is kept all the same', () => {
    const { status } = executeOnDiskOf(1, 'console.log("x".repeat(9e5)); process.exitCode = 5')
    expect(status).toBe(5)
    expect(JSON.parse(readFileSync(kept('1.json'), 'utf8'))).toMatchObject({ exitCode: 5 })
    expect(run().ruling.verdict).toBe('failed')
  })
})

test('two at once, many times: each has a number and a log of its own', async () => {
  const ids = Array.from({ length: 12 }, (_, index) => `said ${index}`)
  const children = ids.map((id) =>
    spawn(process.execPath, [cli, 'exec', '--', process.execPath, '-e', `console.log('${id}')`], { cwd, env: clean }),
  )
  await Promise.all(children.map((child) => once(child, 'exit')))
  const logs = readdirSync(kept('.')).filter((name) => name.endsWith('.log'))
  expect(logs.map((name) => readFileSync(kept(name), 'utf8').trim()).sort()).toEqual([...ids].sort())
  expect(run()).toMatchObject({ ruling: { verdict: 'normal' }, troubles: [] })
})

test('a reader that is gone changes no exit code', () => {
  const script =
    'let n = 0; const t = setInterval(() => { console.log("x".repeat(1e5)); if (++n > 9) { clearInterval(t); process.exitCode = 5 } }, 5)'
  const { stderr } = spawnSync(
    'sh',
    [
      '-c',
      '("$@"; echo "code $?" >&2) | head -c 10 >/dev/null',
      'sh',
      process.execPath,
      cli,
      'exec',
      '--',
      process.execPath,
      '-e',
      script,
    ],
    { cwd, env: clean, encoding: 'utf8' },
  )
  expect(stderr).toBe('code 5\n')
})
