import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { transformFileSync } from '@swc/core'
import { findExecuted, markReported } from '../../../src/adapters/evidence/executed.js'
import { runMark } from '../../../src/adapters/evidence/marks.js'

/** The command as its own program: what it does to signals and exit codes shows only from outside. */
const root = join(dirname(fileURLToPath(import.meta.url)), '../../..')
let cwd = ''
let program = ''

/** A module and all it imports, each once. */
function withImports(source: string, found = new Set<string>()): ReadonlySet<string> {
  if (found.has(source)) return found
  found.add(source)
  const text = readFileSync(join(root, `src/${source}.ts`), 'utf8')
  for (const [, path = ''] of text.matchAll(/(?:from |import\()'(\.[^']+)\.js'/g))
    withImports(join(dirname(source), path), found)
  return found
}

beforeAll(async () => {
  cwd = mkdtempSync(join(tmpdir(), 'exec-'))
  const { mkdirSync } = await import('node:fs')
  symlinkSync(join(root, 'node_modules'), join(cwd, 'node_modules'))
  for (const source of withImports('commands/exec')) {
    const { code } = transformFileSync(join(root, `src/${source}.ts`), {
      jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
      module: { type: 'es6' },
      swcrc: false,
    })
    mkdirSync(dirname(join(cwd, 'js', source)), { recursive: true })
    writeFileSync(join(cwd, 'js', `${source}.js`), code)
  }
  writeFileSync(join(cwd, 'package.json'), '{"type":"module"}')
  program = join(cwd, 'program.js')
  writeFileSync(
    program,
    `import { command } from './js/commands/exec.js'
     const io = { out: (t) => process.stdout.write(t), err: (t) => process.stderr.write(t), env: process.env, cwd: process.cwd(), now: Date.now }
     command.run(process.argv.slice(2), io).then((code) => { process.exitCode = code }, (error) => { console.error(error.message); process.exitCode = 2 })`,
  )
})
afterAll(() => rmSync(cwd, { recursive: true, force: true }))

const quiet = { ...process.env, NODE_OPTIONS: '' }
let counter = 0
/** Each in a directory of its own for what it keeps. */
const place = () => join(cwd, `kept${++counter}`)
const exec = (args: readonly string[], env: Record<string, string> = {}) =>
  spawnSync(process.execPath, [program, ...args], { cwd, env: { ...quiet, ...env }, maxBuffer: 1 << 28 })
const node = (script: string) => ['--', process.execPath, '-e', script]

describe('exec', () => {
  test('shows and keeps the output, byte by byte, and notes the outcome', async () => {
    const PIPELINE_GUARD_DIR = place()
    const ran = exec(
      node(
        'process.stdout.write(Buffer.from([255,10,65]));console.error("no --token s3cr3tvalue1");process.exitCode=3',
      ),
      {
        PIPELINE_GUARD_DIR,
        BUILD_TAG: 'b1',
      },
    )
    expect(ran.status).toBe(3)
    expect([...ran.stdout]).toEqual([255, 10, 65])
    expect(ran.stderr.toString()).toContain('no --token')
    const [executed, ...more] = await findExecuted(cwd, { PIPELINE_GUARD_DIR, BUILD_TAG: 'b1' })
    expect(more).toEqual([])
    expect(executed).toMatchObject({ exitCode: 3, run: 'BUILD_TAG=b1', log: '1.log' })
    expect(executed?.command).toContain('--token ***')
    expect(Date.parse(executed?.completedAt ?? '')).toBeGreaterThanOrEqual(Date.parse(executed?.startedAt ?? 'x'))
    const kept = readFileSync(executed?.path ?? '', 'latin1')
    expect(kept.split('\n').sort()).toEqual(['A', 'no --token ***', '\xff'].sort())
    expect(await findExecuted(cwd, { PIPELINE_GUARD_DIR, BUILD_TAG: 'b2' })).toEqual([])
  })

  test('what it keeps is masked and its owner’s alone, what it shows is not', () => {
    const PIPELINE_GUARD_DIR = place()
    const NPM_TOKEN = 'qürks0meth1ngNobodyKnows'
    const ran = exec(
      node(
        `const t = process.env.NPM_TOKEN
         process.stdout.write('login with ' + t.slice(0, 9))
         console.error('DB_PASSWORD=hunter22')
         setTimeout(() => process.stdout.write(t.slice(9) + ', then ' + Buffer.from('me:' + t).toString('base64') + ' ghp_' + 'a1'.repeat(18)), 60)`,
      ),
      { PIPELINE_GUARD_DIR, NPM_TOKEN, TEST_PASSWORD: 'postgres' },
    )
    expect(ran.stdout.toString()).toContain(`login with ${NPM_TOKEN}, then bWU6`)
    const path = join(PIPELINE_GUARD_DIR, 'exec/1.log')
    const kept = readFileSync(path, 'utf8')
    expect(kept).toContain('DB_PASSWORD=***\n')
    expect(kept).toMatch(/login with \*\*\*, then bWU6\*\*\*.{0,3} \*\*\*$/)
    if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o600)
  })

  test('a later run in the same workspace clears what earlier runs left', async () => {
    const PIPELINE_GUARD_DIR = place()
    exec(node(''), { PIPELINE_GUARD_DIR, BUILD_TAG: 'b1' })
    exec(node(''), { PIPELINE_GUARD_DIR, BUILD_TAG: 'b2' })
    expect(existsSync(join(PIPELINE_GUARD_DIR, 'exec/1.log'))).toBe(true)
    expect(await findExecuted(cwd, { PIPELINE_GUARD_DIR, BUILD_TAG: 'b1' })).toEqual([])
    exec(node('1'), { PIPELINE_GUARD_DIR, BUILD_TAG: 'b2' })
    expect(await findExecuted(cwd, { PIPELINE_GUARD_DIR, BUILD_TAG: 'b2' })).toHaveLength(2)
  })

  test('at a desk a run is what was executed since the last one; of a command run again, the last counts', async () => {
    const env = { PIPELINE_GUARD_DIR: place() }
    const found = async () => (await findExecuted(cwd, env)).map(({ number, exitCode }) => [number, exitCode])
    const flag = join(env.PIPELINE_GUARD_DIR, 'fixed')
    const flaky = node(`process.exitCode = require('fs').existsSync(${JSON.stringify(flag)}) ? 0 : 3`)
    exec(flaky, env)
    exec(node('2'), env)
    expect(await found()).toEqual([
      [1, 3],
      [2, 0],
    ])
    writeFileSync(flag, '')
    exec(flaky, env)
    expect(await found()).toEqual([
      [2, 0],
      [3, 0],
    ])
    expect(await markReported(cwd, env)).toBeUndefined()
    expect(await found()).toEqual([])
    exec(node('4'), env)
    expect(await found()).toEqual([[4, 0]])
    expect(await markReported(cwd, env)).toBeUndefined()
    expect(existsSync(join(env.PIPELINE_GUARD_DIR, 'exec/3.log'))).toBe(false)
    // Numbers of what was reported are not given again, even where its logs were deleted.
    rmSync(join(env.PIPELINE_GUARD_DIR, 'exec/4.log'))
    exec(node('5'), env)
    expect(await found()).toEqual([[5, 0]])
  })

  test('where the environment tells runs apart nothing is marked', async () => {
    const env = { PIPELINE_GUARD_DIR: place(), DRONE_REPO: 'o/r', DRONE_BUILD_NUMBER: '7' }
    exec(node(''), env)
    await markReported(cwd, env)
    expect(await findExecuted(cwd, env)).toHaveLength(1)
  })

  test('loses nothing of a lot, even to a slow reader', () => {
    const PIPELINE_GUARD_DIR = place()
    const ran = exec(node('for (let i = 0; i < 200000; i++) process.stdout.write("line " + i + "\\n")'), {
      PIPELINE_GUARD_DIR,
    })
    expect(ran.stdout.toString().split('\n').at(-2)).toBe('line 199999')
    expect(readFileSync(join(PIPELINE_GUARD_DIR, 'exec/1.log')).equals(ran.stdout)).toBe(true)
  })

  test('goes on when its reader is gone', () => {
    const PIPELINE_GUARD_DIR = place()
    const script =
      'let i=0; const t=setInterval(()=>{console.log("x".repeat(9999)); if(++i===20){clearInterval(t); process.exitCode=5}},2)'
    const ran = spawnSync(
      'sh',
      ['-c', '("$@"; echo "code $?" >&2) | head -n 1 >/dev/null', 'sh', process.execPath, program, ...node(script)],
      {
        cwd,
        env: { ...quiet, PIPELINE_GUARD_DIR },
      },
    )
    expect(ran.stderr.toString()).toContain('code 5')
    expect(readFileSync(join(PIPELINE_GUARD_DIR, 'exec/1.log'))).toHaveLength(200_000)
  })

  test('exit codes of what is not there, may not run, and is killed', () => {
    const PIPELINE_GUARD_DIR = place()
    const missing = exec(['--', 'no-such-command-here'], { PIPELINE_GUARD_DIR })
    expect([missing.status, missing.stderr.toString()]).toEqual([
      127,
      'pipeline-guard: no-such-command-here: command not found\n',
    ])
    expect(exec(['--', cwd], { PIPELINE_GUARD_DIR }).status).toBe(126)
    expect(exec(node('process.kill(process.pid, "SIGKILL")'), { PIPELINE_GUARD_DIR }).status).toBe(137)
    expect(exec([], {}).status).toBe(2)
    expect(exec(['--fast'], {}).status).toBe(2)
  })

  test.each(['SIGTERM', 'SIGINT'] as const)(
    '%s is passed on, and the command may end in its own way',
    async (signal) => {
      const PIPELINE_GUARD_DIR = place()
      const script = `process.on('${signal}', () => { console.log('tidied'); process.exit(9) }); console.log('ready'); setInterval(() => {}, 1000)`
      const child = spawn(process.execPath, [program, ...node(script)], { cwd, env: { ...quiet, PIPELINE_GUARD_DIR } })
      const said: string[] = []
      const code = await new Promise((resolve) => {
        child.stdout.on('data', (chunk: Buffer) => {
          said.push(chunk.toString())
          if (chunk.toString().includes('ready')) child.kill(signal)
        })
        child.on('close', resolve)
      })
      expect([code, said.join('')]).toEqual([9, 'ready\ntidied\n'])
      expect(JSON.parse(readFileSync(join(PIPELINE_GUARD_DIR, 'exec/1.json'), 'utf8'))).toMatchObject({ exitCode: 9 })
    },
  )

  test('runs the command although nothing can be kept', () => {
    const file = join(cwd, 'a-file')
    writeFileSync(file, '')
    const ran = exec(node('console.log("done"); process.exitCode = 4'), { PIPELINE_GUARD_DIR: file })
    expect([ran.status, ran.stdout.toString()]).toEqual([4, 'done\n'])
    expect(ran.stderr.toString()).toMatch(/output is not kept.*PIPELINE_GUARD_DIR/)
  })

  test('does not wait for a process the command left behind', () => {
    const PIPELINE_GUARD_DIR = place()
    const script =
      "const child = require('child_process').spawn(process.execPath, ['-e', 'setTimeout(()=>{}, 600000)'], {stdio: 'inherit', detached: true}); child.unref(); console.log('left ' + child.pid)"
    const child = exec(node(script), { PIPELINE_GUARD_DIR })
    expect(child.stderr.toString()).toMatch(/left behind/)
    expect(child.status).toBe(0)
    const left = Number(/left (\d+)/.exec(child.stdout.toString())?.[1])
    // It throws where there is no such process: then it was waited for.
    process.kill(left, 'SIGKILL')
  })
})

test.each([
  [{ GITHUB_RUN_ID: '7', GITHUB_RUN_ATTEMPT: '2' }, 'GITHUB_RUN_ID=7 GITHUB_RUN_ATTEMPT=2'],
  [{ BUILD_TAG: 'jenkins-a-1', GITHUB_RUN_ID: '7' }, 'BUILD_TAG=jenkins-a-1'],
  [{ CI_PIPELINE_ID: '5' }, 'CI_PIPELINE_ID=5'],
  [{}, undefined],
])('%j is the run %s', (env, mark) => expect(runMark(env)).toBe(mark))
