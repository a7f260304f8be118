/** Every example of every help text, and of the README, works as it is pasted, in a folder that has the files it names. */
import { execFile, spawnSync } from 'node:child_process'
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { encodeHistory } from '../../src/core/history/file/codec.js'
import { recordOf, runsOf } from '../support/records.js'

const cli = resolve(process.env['PIPELINE_GUARD_CLI'] ?? 'dist/cli/index.js')
const verbs = ['show', 'import', 'export', 'merge', 'verify', 'prune', 'backfill']
/** Needs GitHub, a bucket or a Prometheus, or is run elsewhere: `watch`, `backfill` and `gate` in their own tests, the demo from a clone. */
const elsewhere =
  /pipeline-guard watch|s3:\/\/|history backfill|gate --prometheus-url|--repository |(?:pipeline-guard|index\.js) demo/

const windows = process.platform === 'win32'
let root: string
let examples: readonly string[] = []

const help = (args: readonly string[]): string =>
  spawnSync(process.execPath, [cli, ...args, '--help'], { encoding: 'utf8' }).stdout

const examplesIn = (text: string): readonly string[] =>
  (/^examples?:\n((?: {2}.*\n)+)/m.exec(text)?.[1] ?? '').split('\n').flatMap((line) => line.trim() || [])

beforeAll(() => {
  if (windows) return
  root = mkdtempSync(join(tmpdir(), 'pipeline-guard-help-'))
  const commands = [...help([]).matchAll(/^ {2}([a-z]+) {2,}\S/gm)].map(([, name]) => name ?? '')
  const asked = [...commands.map((name) => [name]), ...verbs.map((verb) => ['history', verb])]
  const readme = readFileSync('README.md', 'utf8').match(/^node dist\/cli\/index\.js .*/gm) ?? []
  examples = [
    ...asked.flatMap((args) => examplesIn(help(args))),
    ...readme.map((line) => line.replace('node dist/cli/index.js', 'pipeline-guard')),
  ]
  writeWorld(join(root, 'world'))
  mkdirSync(join(root, 'your-repository'))
  writeTools(join(root, 'bin'))
})
afterAll(() => {
  if (!windows) rmSync(root, { recursive: true, force: true })
})

const write = (path: string, content: string | Uint8Array) => {
  mkdirSync(resolve(path, '..'), { recursive: true })
  writeFileSync(path, content)
}

/** The files the examples name. */
function writeWorld(folder: string) {
  const log = 'Compiling\nsrc/a.c:3:5: error: expected expression before return\nmake: *** [Makefile:2: a.o] Error 1\n'
  for (const name of ['build.log', 'make.log', 'failed.log', 'other.log']) write(join(folder, name), log)
  write(join(folder, 'passed.log'), 'Compiling\nall is well\n')
  write(join(folder, 'guard.json'), '{"observe": true, "log-files": "build.log"}')
  write(join(folder, 'build/TEST-a.xml'), '<testsuite name="a"><testcase classname="a" name="b"/></testsuite>')
  const rows = Array.from({ length: 30 }, (_, at) => [1_700_000_000 + at * 3600, 300 + (at % 7)])
  const table = (header: string) => `${[header, ...rows.map((row) => row.join(','))].join('\n')}\n`
  write(join(folder, 'builds.csv'), table('t,seconds'))
  write(join(folder, 'build.csv'), table('t,value'))
  write(join(folder, 'duration.csv'), table('t,run.duration'))
  write(join(folder, 'runs.csv'), `run,t,seconds\n${rows.map(([t, s], at) => `${at + 1},${t},${s}`).join('\n')}\n`)
  write(join(folder, 'README.md'), '# a project\n')
  write(join(folder, 'src/cart.test.ts'), '')
  symlinkSync(resolve('examples'), join(folder, 'examples'))
  write(join(folder, 'patterns.json'), '{"schema": "pipeline-guard/patterns", "version": 1, "patterns": []}')
  const runs = [
    ...runsOf(30),
    recordOf({ run: '42', hour: 39 }),
    recordOf({ run: '43', hour: 39, jobs: { 431: { name: 'lint' }, 432: { name: 'e2e (firefox)' } } }),
    recordOf({ run: '4711', hour: 40 }),
    recordOf({ run: '1234567890', hour: 50 }),
    recordOf({ run: '1234567890', attempt: 2, hour: 51 }),
  ]
  for (const name of ['.pipeline-guard/history.jsonl.gz', 'a.jsonl.gz', 'b.jsonl.gz', 'builds/1/history.jsonl.gz'])
    write(join(folder, name), encodeHistory(runs))
}

/** The programs they name; those that are not ours say a little and do nothing. */
function writeTools(folder: string) {
  const run = {
    id: 7,
    run_attempt: 1,
    path: '.github/workflows/ci.yml',
    event: 'push',
    status: 'completed',
    conclusion: 'success',
    created_at: '2026-01-01T00:00:00Z',
    run_started_at: '2026-01-01T00:00:00Z',
    updated_at: '2026-01-01T00:10:00Z',
    head_branch: 'main',
    head_sha: 'a'.repeat(40),
    repository: { full_name: 'me/project', default_branch: 'main' },
    head_repository: { full_name: 'me/project' },
  }
  const tools = {
    'pipeline-guard': `exec '${process.execPath}' '${cli}' "$@"`,
    npm: 'exit 0',
    make: 'exit 0',
    jq: 'exec cat',
    curl: `echo '${JSON.stringify({ builds: [{ number: 7, result: 'SUCCESS', timestamp: 1_767_225_600_000, duration: 600_000 }] })}'`,
    gh: `case "$1" in run) cat build.log ;; *) echo '${JSON.stringify({ workflow_runs: [run] })}' ;; esac`,
  }
  for (const [name, does] of Object.entries(tools)) {
    write(join(folder, name), `#!/bin/sh\n${does}\n`)
    chmodSync(join(folder, name), 0o755)
  }
}

const pasted = (example: string, at: number) =>
  new Promise<string>((done) => {
    const cwd = join(root, String(at))
    cpSync(join(root, 'world'), cwd, { recursive: true })
    const env = { PATH: `${join(root, 'bin')}:${process.env['PATH'] ?? ''}`, HOME: cwd }
    execFile('sh', ['-c', `set -e; ${example}`], { cwd, env, maxBuffer: 1 << 24 }, (error, _out, err) => {
      done(error === null ? '' : `${example}: exit ${error.code}\n${err}`)
    })
  })

test('every example that needs no network works', async () => {
  if (windows) return console.log('skipped: the examples are for a POSIX shell')
  expect(examples.length).toBeGreaterThan(40)
  const waiting = examples.filter((example) => !elsewhere.test(example)).entries()
  const faults: string[] = []
  const worker = async () => {
    for (const [at, example] of waiting) faults.push(await pasted(example, at))
  }
  await Promise.all([worker(), worker()])
  expect(faults.filter((fault) => fault !== '')).toEqual([])
})
