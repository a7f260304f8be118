/** The command line as a child process: contracts, exit codes, and the demo a newcomer runs first. */
import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { backtestRowSchema, backtestSummarySchema, diagnosisSchema, resultSchema } from '../../src/core/model/index.js'

const cli = resolve(process.env['PIPELINE_GUARD_CLI'] ?? 'dist/cli/index.js')
let folder: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'pipeline-guard-cli-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function run(
  args: readonly string[],
  more: { readonly cwd?: string; readonly env?: Record<string, string>; readonly input?: string } = {},
) {
  const child = spawnSync(process.execPath, [cli, ...args], {
    cwd: more.cwd ?? folder,
    env: { PATH: process.env['PATH'] ?? '', ...more.env },
    encoding: 'utf8',
    input: more.input,
  })
  expect(child.stderr).not.toMatch(/^\s+at .+:\d+:\d+/m)
  return { code: child.status, out: child.stdout, err: child.stderr }
}

const jsonLines = (text: string): unknown[] =>
  text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown)

describe('demo', () => {
  test('does the main job on real data, from anywhere, writing nothing', () => {
    const { code, out, err } = run(['demo'])
    expect({ code, err }).toEqual({ code: 0, err: '' })
    for (const said of ['bitcoin/bitcoin', 'normal', 'degraded', 'failed', 'TSan']) expect(out).toContain(said)
  })

  test('--json is three results and nothing else', () => {
    const results = jsonLines(run(['demo', '--json']).out).map((line) => resultSchema.parse(line))
    expect(results.map(({ ruling }) => ruling.verdict)).toEqual(['normal', 'degraded', 'failed'])
  })
})

describe('usage', () => {
  test('help names every command and gives an example of each', () => {
    const { code, out } = run(['--help'])
    expect(code).toBe(0)
    const commands = [...out.matchAll(/^ {2}([a-z]+) {2,}/gm)].map(([, name]) => name ?? '')
    expect(commands).toEqual(
      expect.arrayContaining(['demo', 'run', 'exec', 'diagnose', 'detect', 'backtest', 'history']),
    )
    for (const name of commands) {
      const help = run([name, '--help'])
      expect({ name, code: help.code, example: /pipeline-guard|dist\/cli/.test(help.out) }).toEqual({
        name,
        code: 0,
        example: true,
      })
    }
  })

  test.each([
    [['nonsense'], 'no such command'],
    [['run', '--fail-on', 'sometimes', '--deadline', 'x'], 'accepted is one of never, critical, high, medium'],
    [['run', '--no-such'], 'no such option'],
    [['run', 'stray'], 'options only'],
    [['run', '--mode', 'watch'], 'pipeline-guard watch'],
    [['diagnose'], 'no log given'],
    [['diagnose', '/no/such/file'], '/no/such/file'],
    [['backtest', '--csv', '/no/such.csv', '--column', 'x'], '/no/such.csv'],
  ])('%j is exit 2 with one clear line', (args, said) => {
    const { code, out, err } = run(args)
    expect(code).toBe(2)
    expect(out).toBe('')
    expect(err).toContain(said)
  })

  test('all faults at once', () => {
    const { err } = run(['run', '--fail-on', 'sometimes', '--deadline', 'x'])
    expect(err.trim().split('\n')).toHaveLength(2)
  })
})

test('diagnose --json answers one valid line a log, in order', () => {
  const logs = ['cargo-compile-error', 'maven-test-failure'].map((name) => resolve(`examples/demo/logs/${name}.log`))
  const answers = jsonLines(run(['diagnose', '--json', ...logs]).out).map((line) => diagnosisSchema.parse(line))
  expect(answers.map(({ file }) => file)).toEqual(logs)
  for (const [index, { lines }] of answers.entries()) {
    const raw = readFileSync(logs[index] ?? '', 'utf8').split('\n')
    for (const { number, text } of lines) expect(raw[number - 1]).toContain(text.slice(0, 30).trim())
  }
})

test('backtest --json judges every row, then sums up', () => {
  const csv = resolve('examples/demo/job.csv')
  const lines = jsonLines(run(['backtest', '--csv', csv, '--column', 'seconds', '--what-if', '1.5,2', '--json']).out)
  const rows = lines.slice(0, -1).map((line) => backtestRowSchema.parse(line))
  expect(rows.map(({ index }) => index)).toEqual(rows.map((_, index) => index))
  expect(rows).toHaveLength(readFileSync(csv, 'utf8').trim().split('\n').length - 1)
  expect(backtestSummarySchema.parse(lines.at(-1)).summary.rows).toBe(rows.length)
  expect(rows.at(-1)).toMatchObject({ anomaly: true, severity: 'medium' })
})

test('run at a desk: records, diagnoses, and fails by the verdict', () => {
  const cwd = join(folder, 'desk')
  mkdirSync(cwd)
  copyFileSync(resolve('examples/demo/logs/cargo-compile-error.log'), join(cwd, 'build.log'))
  const args = ['run', '--job-status', 'failure', '--log-files', 'build.log', '--result-file', 'result.json']
  const first = run([...args, '--observe'], { cwd })
  expect(first.code).toBe(0)
  const result = resultSchema.parse(JSON.parse(readFileSync(join(cwd, 'result.json'), 'utf8')))
  expect(result.findings[0]).toMatchObject({ kind: 'failure', diagnosis: { category: 'build' } })
  expect(run(['history', 'show', '.pipeline-guard/history.jsonl.gz'], { cwd }).code).toBe(0)
  const second = run([...args, '--json'], { cwd })
  expect(resultSchema.parse(JSON.parse(second.out)).history.runs).toBe(1)
})

test('a corrupt history is set aside and reported, and the run goes on', () => {
  const cwd = join(folder, 'corrupt')
  mkdirSync(join(cwd, '.pipeline-guard'), { recursive: true })
  const damaged = Buffer.from('this was a history once')
  writeFileSync(join(cwd, '.pipeline-guard/history.jsonl.gz'), damaged)
  const { code, out } = run(['run', '--job-status', 'success', '--json'], { cwd })
  expect(code).toBe(0)
  expect(resultSchema.parse(JSON.parse(out)).history.gaps.join(' ')).toMatch(/history/)
  const kept = spawnSync('sh', ['-c', 'cat .pipeline-guard/*.corrupt*'], { cwd })
  expect(Buffer.compare(kept.stdout, damaged)).toBe(0)
})

test('exec keeps the exit code and hands its log to run', () => {
  const cwd = join(folder, 'exec')
  mkdirSync(cwd)
  const script =
    "console.log('compiling'); console.error('main.c:3:5: error: expected ; before return'); process.exit(7)"
  const ended = run(['exec', '--', process.execPath, '-e', script], { cwd })
  expect(ended.code).toBe(7)
  expect(ended.out).toContain('compiling')
  expect(ended.err).toContain('main.c:3:5')
  const judged = run(['run', '--job-status', 'failure', '--observe', '--json'], { cwd })
  const result = resultSchema.parse(JSON.parse(judged.out))
  expect(result.findings.find(({ kind }) => kind === 'failure')).toMatchObject({
    diagnosis: { category: 'build', location: { file: 'main.c', line: 3 } },
  })
})

test('--json-config takes the Jenkins step’s parameters, and names its faults', () => {
  const cwd = join(folder, 'json')
  mkdirSync(cwd)
  writeFileSync(
    join(cwd, 'good.json'),
    JSON.stringify({ observe: true, 'fail-on': 'high', 'test-reports': ['a.xml', 'b.xml'] }),
  )
  writeFileSync(join(cwd, 'bad.json'), JSON.stringify({ 'fail-on': 3, nope: 1 }))
  expect(run(['run', '--json-config', 'good.json', '--job-status', 'success'], { cwd }).code).toBe(0)
  const bad = run(['run', '--json-config', 'bad.json'], { cwd })
  expect(bad.code).toBe(2)
  expect(bad.err.trim().split('\n')).toHaveLength(2)
})
