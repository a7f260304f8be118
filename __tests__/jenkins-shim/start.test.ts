/** The launcher on the agent, as a child process, with bundles that write down how they were called. */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from '@jest/globals'

const launcher = join(dirname(fileURLToPath(import.meta.url)), '../../jenkins-shim/start.cjs')
const bundle = `
import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
const args = process.argv.slice(2)
appendFileSync('calls.jsonl', JSON.stringify({ args, build: process.env.PIPELINE_GUARD_BUILD }) + '\\n')
if (args[0] === 'run') {
  const inputs = JSON.parse(readFileSync(args[2], 'utf8'))
  if (inputs.result) writeFileSync('.pipeline-guard/result.json', JSON.stringify(inputs.result))
  writeFileSync(inputs['history-path'], '')
  process.exit(inputs.code ?? 0)
}
if (args[1] === 'merge' && process.env.MERGE_FAILS) process.exit(2)
`
/** What the bundle loads for a history in a bucket. */
const bucket = 'module.exports = {}'
const sha = (text: string): string => createHash('sha256').update(text).digest('hex')

let home = ''
let workspace = ''
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'launcher-'))
  workspace = join(home, 'workspace')
  mkdirSync(join(workspace, '.pipeline-guard'), { recursive: true })
  writeFileSync(join(workspace, 'README'), '')
})
afterEach(() => rmSync(home, { recursive: true, force: true }))

const at = (name: string): string => join(workspace, '.pipeline-guard', name)
const calls = (): { args: string[]; build: string }[] =>
  readFileSync(join(workspace, 'calls.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
const answer = () => JSON.parse(readFileSync(at('answer.json'), 'utf8'))

function start(request: object = {}, env: Record<string, string> = {}, code = bundle): number | null {
  const whole = {
    merge: [],
    history: '.pipeline-guard/history.jsonl.gz',
    page: true,
    inputs: { 'history-path': '.pipeline-guard/history.jsonl.gz' },
    build: { result: 'SUCCESS' },
    ...request,
  }
  writeFileSync(at('request.json'), JSON.stringify(whole))
  writeFileSync(
    at('start.cjs'),
    readFileSync(launcher, 'utf8').replace('BUNDLE_SHA256', sha(code)).replace('BUCKET_SHA256', sha(bucket)),
  )
  return spawnSync(process.execPath, ['.pipeline-guard/start.cjs'], {
    cwd: workspace,
    env: { PATH: process.env['PATH'], PIPELINE_GUARD_HOME: join(home, 'node-wide'), ...env },
  }).status
}

test('asks for the bundle, unpacks it once a node, and takes it only while it has its hash', () => {
  expect(start()).toBe(110)
  expect(existsSync(at('request.json'))).toBe(true)
  writeFileSync(at('cli.mjs'), bundle)
  expect(start()).toBe(100)
  expect(existsSync(at('cli.mjs'))).toBe(false)
  expect(start()).toBe(100)
  writeFileSync(join(home, 'node-wide', `${sha(bundle)}.mjs`), 'process.exit(0) // tampered with')
  expect(start()).toBe(110)
  writeFileSync(at('cli.mjs'), 'process.exit(0) // tampered with')
  expect(start()).toBe(110)
})

test('for a history in a bucket the file beside the bundle is asked for once a node, and lies beside it', () => {
  const request = { inputs: { 'history-path': '.pipeline-guard/history.jsonl.gz', history: 's3://b/p' } }
  const kept = join(home, 'node-wide', `${sha(bucket)}.cjs`)
  writeFileSync(at('cli.mjs'), bundle)
  expect(start(request)).toBe(112)
  expect(existsSync(at('request.json'))).toBe(true)
  writeFileSync(at('bucket.cjs'), bucket)
  expect(start(request)).toBe(100)
  expect([readFileSync(at('bucket.cjs'), 'utf8'), readFileSync(at('cli.mjs'), 'utf8')]).toEqual([bucket, bundle])
  // The next build of this node, in a workspace of its own.
  rmSync(at('bucket.cjs'))
  rmSync(at('cli.mjs'))
  expect(start(request)).toBe(100)
  expect(readFileSync(at('bucket.cjs'), 'utf8')).toBe(bucket)
  rmSync(at('bucket.cjs'))
  writeFileSync(kept, 'tampered with')
  expect(start(request)).toBe(112)
  expect(start()).toBe(100)
})

test('without a home that can be written the bundle runs from the workspace', () => {
  writeFileSync(join(home, 'file'), '')
  writeFileSync(at('cli.mjs'), bundle)
  expect(start({}, { PIPELINE_GUARD_HOME: join(home, 'file', 'x') })).toBe(100)
  expect(existsSync(at('cli.mjs'))).toBe(true)
})

test('of other versions two stay', () => {
  mkdirSync(join(home, 'node-wide'))
  for (const [index, letter] of ['a', 'b', 'c', 'd'].entries()) {
    const file = join(home, 'node-wide', `${letter.repeat(64)}.mjs`)
    writeFileSync(file, '')
    utimesSync(file, 1000 + index, 1000 + index)
  }
  writeFileSync(at('cli.mjs'), bundle)
  expect(start()).toBe(100)
  const kept = readdirSync(join(home, 'node-wide')).map((name) => name.slice(0, 4))
  expect(kept.sort()).toEqual([sha(bundle).slice(0, 4), 'cccc', 'dddd'].sort())
})

test('merges, judges and writes the page in one process; nothing secret stays', () => {
  const cli = join(home, 'cli.mjs')
  writeFileSync(cli, bundle)
  writeFileSync(at('history.jsonl.gz'), '')
  const result = {
    headline: 'twice as slow',
    key: { run: '12', attempt: 2 },
    ruling: { verdict: 'anomalous', decisions: [{ kind: 'remedy' }, { kind: 'rerun', waitSeconds: 7 }] },
  }
  const inputs = {
    'history-path': '.pipeline-guard/history.jsonl.gz',
    result,
    code: 1,
    'slack-webhook-url': 'https://x',
  }
  expect(start({ cli, merge: ['.pipeline-guard/from/11/history.jsonl.gz'], inputs })).toBe(101)
  expect(calls().map(({ args }) => args.slice(0, 3).join(' '))).toEqual([
    'history merge .pipeline-guard/from/11/history.jsonl.gz',
    `run --json-config ${join('.pipeline-guard', 'inputs.json')}`,
    'report .pipeline-guard/history.jsonl.gz --output',
  ])
  expect(calls()[1]?.build).toBe('{"result":"SUCCESS"}')
  expect(answer()).toEqual({
    headline: 'twice as slow',
    verdict: 'anomalous',
    run: '12',
    attempt: 2,
    rerun: { waitSeconds: 7 },
    page: true,
    notes: [],
  })
  expect(existsSync(at('request.json')) || existsSync(at('inputs.json'))).toBe(false)
})

test('a merge that fails and a workspace that was swept are notes', () => {
  const cli = join(home, 'cli.mjs')
  writeFileSync(cli, bundle)
  const inputs = { 'history-path': '.pipeline-guard/h', result: { headline: 'x' }, 'test-reports': 'a/*.xml' }
  rmSync(join(workspace, 'README'))
  expect(start({ cli, merge: ['x'], inputs }, { MERGE_FAILS: '1' })).toBe(100)
  expect(answer().notes).toEqual([expect.stringContaining('could not be merged')])
  rmSync(join(workspace, 'calls.jsonl'))
  writeFileSync(cli, bundle.replace('appendFileSync(', 'void ('))
  expect(start({ cli, inputs })).toBe(100)
  expect(answer().notes).toEqual([expect.stringContaining('cleanWs')])
})

test('faulty parameters, our own trouble, a bundle that is not there', () => {
  const cli = join(home, 'cli.mjs')
  writeFileSync(cli, bundle)
  const inputs = (code: number) => ({ 'history-path': '.pipeline-guard/h', code })
  expect(start({ cli, inputs: inputs(2) })).toBe(102)
  expect(answer()).toMatchObject({ page: false, notes: [] })
  expect(start({ cli, inputs: inputs(9) })).toBe(103)
  expect(start({ cli: join(home, 'nowhere.mjs') })).toBe(111)
})

test('an old Node.js is named by the exit code', () => {
  const old = readFileSync(launcher, 'utf8').replace('process.versions.node', "'14.21.3'")
  writeFileSync(at('start.cjs'), old)
  expect(spawnSync(process.execPath, [at('start.cjs')], { cwd: workspace }).status).toBe(54)
})
