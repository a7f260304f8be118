/** `split` in a folder: one plan for all machines, names that no line holds, and every fault at once. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { UsageError } from '../../src/commands/command.js'
import { command } from '../../src/commands/split/index.js'
import { encodeHistory } from '../../src/core/history/file/codec.js'
import { packTimes } from '../../src/core/tests/split/times.js'
import { unitKey } from '../../src/core/tests/split/unit.js'
import { recordOf } from '../support/records.js'

let cwd: string
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'pipeline-guard-split-'))
})
afterEach(() => rmSync(cwd, { recursive: true, force: true }))

const put = (path: string, bytes: string | Uint8Array) => {
  mkdirSync(dirname(join(cwd, path)), { recursive: true })
  writeFileSync(join(cwd, path), bytes)
}
async function call(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const said = { out: '', err: '' }
  const code = await command.run(args, {
    out: (text) => {
      said.out += text
    },
    err: (text) => {
      said.err += text
    },
    env,
    cwd,
    now: () => 0,
  })
  return { code, ...said }
}
const faultsOf = (args: readonly string[], env = {}) =>
  call(args, env).then(
    () => [],
    (error: UsageError) => (error instanceof UsageError ? error.faults : [String(error)]),
  )

const timed = (run: number, times: Readonly<Record<string, number>>) => {
  const record = recordOf({ run: String(run), hour: run })
  const fileTimes = packTimes(new Map(Object.entries(times).map(([name, ms]) => [unitKey(name), ms])))
  return {
    ...record,
    tests: {
      ...record.run,
      value: { total: 1, failed: 0, skipped: 0, failures: [], flaky: [], slowest: [], fileTimes },
    },
  }
}
const times = { 'src/a.test.ts': 60_000, 'src/b.test.ts': 20_000, 'src/c.test.ts': 20_000, 'src/d.test.ts': 20_000 }
const history = () => put('.pipeline-guard/history.jsonl.gz', encodeHistory([timed(7, times)]))
const suite = () => {
  for (const name of Object.keys(times)) put(name, '')
}

test('one part a machine, by recorded times, with a line beside', async () => {
  suite()
  history()
  const [first, second] = await Promise.all(
    ['1', '2'].map((index) => call(['--total', '2', '--index', index, '--files', 'src/**/*.test.ts'])),
  )
  expect(first?.out).toBe('src/a.test.ts\n')
  expect(second?.out).toBe('src/b.test.ts\nsrc/c.test.ts\nsrc/d.test.ts\n')
  expect(first?.err).toMatch(
    /^pipeline-guard: part 1 of 2: 1 of 4 files, 1 m expected \(all parts: 1 m, at best 1 m\), division [0-9a-f]{8}\n$/,
  )
})

test('a plan is written once and read by all, whatever they have; the CI system says which part', async () => {
  suite()
  history()
  const all = ['--total', '2', '--files', 'src/*.test.ts']
  const written = await call([...all, '--plan', 'plan.json'])
  expect(written.err).toMatch(/4 files in 2 parts, 1 m expected \(at best 1 m\), division/)
  rmSync(join(cwd, '.pipeline-guard'), { recursive: true })
  const gitlab = await call(['--plan', 'plan.json'], { CI_NODE_INDEX: '1', CI_NODE_TOTAL: '2' })
  const github = await call(['--plan', 'plan.json', '--index', '0', '--index-from', '0'])
  const circle = await call(['--plan', 'plan.json'], { CIRCLE_NODE_INDEX: '0', CIRCLE_NODE_TOTAL: '2' })
  expect([gitlab.out, github.out, circle.out]).toEqual(['src/a.test.ts\n', 'src/a.test.ts\n', 'src/a.test.ts\n'])
  expect(JSON.parse((await call(['--plan', 'plan.json', '--json'])).out)).toEqual(
    JSON.parse(readFileSync(join(cwd, 'plan.json'), 'utf8')),
  )
  expect(await faultsOf(['--plan', 'plan.json', '--total', '3', '--index', '1'])).toEqual([
    '--total: got 3, the division in plan.json has 2 parts',
  ])
  expect(await faultsOf(['--plan', 'plan.json', '--index', '3'])).toEqual([
    '--index: got 3, the division in plan.json has 2 parts',
  ])
})

test('what this run and later ones recorded changes no division of it', async () => {
  suite()
  put('.pipeline-guard/history.jsonl.gz', encodeHistory([timed(7, times), timed(8, { 'src/d.test.ts': 900_000 })]))
  const of = async (run: string) =>
    (await call(['--total', '2', '--index', '1', '--files', 'src/*.test.ts'], { GITHUB_RUN_ID: run })).out
  expect(await of('8')).toBe('src/a.test.ts\n')
  expect(await of('9')).toBe('src/d.test.ts\n')
})

test('names with line breaks travel ended by NUL; a pattern matches one file', async () => {
  put('e2e/a(1).spec.js', '')
  put('e2e/b\nc.spec.js', '')
  expect((await call(['--total', '1', '--index', '1', '--files', 'e2e/*', '--format', 'null'])).out).toBe(
    'e2e/a(1).spec.js\u0000e2e/b\nc.spec.js\u0000',
  )
  expect(await faultsOf(['--total', '1', '--index', '1', '--files', 'e2e/*'])).toEqual([
    '"e2e/b\\nc.spec.js" holds a line break: use --format null, and `xargs -0`',
  ])
  const { out } = await call(['--total', '1', '--index', '1', '--files', 'e2e/a*', '--format', 'regex'])
  expect(out).toBe('/e2e/a\\(1\\)\\.spec\\.js$\n')
  expect(new RegExp(out.trim()).test('/home/x/e2e/a(1).spec.js')).toBe(true)
})

test('without a history it says so and deals evenly; a history that is broken, or named and not there, is an error', async () => {
  suite()
  const { code, err } = await call(['--total', '2', '--index', '1', '--files', 'src/*.test.ts'])
  expect(code).toBe(0)
  expect(err).toContain('every file counts as much; all machines must be without it')
  expect(await faultsOf(['--total', '2', '--index', '1', '--files', 'src/*.test.ts', '--history', 'none.gz'])).toEqual([
    'none.gz: there is no such file',
  ])
  put('.pipeline-guard/history.jsonl.gz', 'nonsense')
  expect((await faultsOf(['--total', '2', '--index', '1', '--files', 'src/*.test.ts']))[0]).toMatch(
    /^\.pipeline-guard\/history\.jsonl\.gz: /,
  )
})

test('wrong usage names every fault at once', async () => {
  suite()
  expect(await faultsOf(['--total', '0', '--index', 'x', '--format', 'q'])).toEqual([
    '--format: got "q", accepted is lines, null, regex',
    '--files: must be given, or --tests',
    '--total: got "0", accepted is a whole number from 1 to 1000',
    '--index: got "x", accepted is a whole number from 1 to 1000',
  ])
  expect(await faultsOf(['--total', '2', '--index', '0', '--files', 'src/*'])).toEqual([
    '--index: got "0", accepted is a whole number from 1 to 2; with --index-from 0 it counts from 0',
  ])
  expect(await faultsOf(['--total', '2', '--files', 'nothing/*', '--files', 'src/*'])).toEqual([
    '--files: no file matches nothing/*',
  ])
  put('plan.json', '{}')
  expect(await faultsOf(['--plan', 'plan.json', '--index', '1'])).toEqual([
    'plan.json is no division, or one that was changed; write one with `split --total N --files GLOB --plan plan.json`'.replace(
      /^/,
      '--plan: ',
    ),
  ])
})
