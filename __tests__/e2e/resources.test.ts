/** The sampler for real: what a process ate, one that was killed, a container’s limit, and everything that can befall a sampler. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { decodeHistory } from '../../src/core/history/file/codec.js'
import type { JobResources, Result } from '../../src/core/model/index.js'
import { readSamples } from '../../src/core/resources/file.js'

const cli = resolve(process.env['PIPELINE_GUARD_CLI'] ?? 'dist/cli/index.js')
const bundle = process.env['PIPELINE_GUARD_BUNDLE']
const action = (phase: 'main' | 'post') =>
  resolve(bundle === undefined ? `dist/${phase}/index.js` : `${bundle}/${phase}.js`)
const onLinux = process.platform === 'linux' ? test : test.skip
const megabyte = 2 ** 20

let cwd = ''
let started: ChildProcess[] = []
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'resources-'))
})
afterEach(() => {
  for (const child of started) child.kill('SIGKILL')
  started = []
  // Its samplers end with it.
  rmSync(cwd, { recursive: true, force: true })
})

const base = { PATH: process.env['PATH'] ?? '', HOME: tmpdir() }
const guard = (args: readonly string[], env: Readonly<Record<string, string>> = {}) =>
  spawnSync(process.execPath, [cli, ...args], { cwd, env: { ...base, ...env }, encoding: 'utf8' })
/** Holds so many megabytes until it has been seen for some seconds. */
const eater = (megabytes: number, seconds: number, code = 0) =>
  `const a = []; for (let i = 0; i < ${megabytes}; i += 10) a.push(Buffer.alloc(10485760, 1)); setTimeout(() => process.exit(${code}), ${seconds * 1000})`
const samplesIn = (folder: string) =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith('.jsonl'))
        .map((name) => join(folder, name))
    : []
const folder = () => join(cwd, '.pipeline-guard/resources')
const until = async (holds: () => boolean) => {
  for (let at = 0; !holds(); at++) {
    if (at > 600) throw new Error('waited for a minute')
    await wait(100)
  }
}
const pointsIn = (path: string) => readSamples(readFileSync(path, 'utf8')).points.length
const processOf = (path: string) => JSON.parse(readFileSync(path, 'utf8').split('\n')[0] ?? '').process.pid as number
const isRunning = (pid: number) => {
  try {
    process.kill(pid, 0)
    return !existsSync(`/proc/${pid}/stat`) || !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'latin1'))
  } catch {
    return false
  }
}

function judged(): { readonly result: Result; readonly used: JobResources | undefined } {
  const child = guard(['run', '--observe', '--result-file', 'result.json'])
  expect({ status: child.status, err: child.status === 0 ? '' : child.stderr }).toEqual({ status: 0, err: '' })
  const loaded = decodeHistory(readFileSync(join(cwd, '.pipeline-guard/history.jsonl.gz')))
  if (loaded.kind !== 'ok') throw new Error(loaded.kind)
  const [job] = Object.values(loaded.value.records.at(-1)?.jobs ?? {})
  return { result: JSON.parse(readFileSync(join(cwd, 'result.json'), 'utf8')), used: job?.resources?.value }
}

onLinux(
  'memory of the heaviest process is what /usr/bin/time says, within a twentieth',
  () => {
    const measured = join(cwd, 'time.txt')
    const hasTime = spawnSync('/usr/bin/time', ['--version']).status === 0
    if (!hasTime)
      process.stderr.write('skipped: /usr/bin/time is not there (the package time); the process’s own word is taken\n')
    const program = `process.title = 'eater'; process.on('exit', () => require('fs').writeFileSync('rss', String(process.resourceUsage().maxRSS))); ${eater(300, 5)}`
    const command = [process.execPath, '-e', program]
    const child = guard(['exec', '--', ...(hasTime ? ['/usr/bin/time', '-v', '-o', measured] : []), ...command])
    expect(child.status).toBe(0)
    const kilobytes = hasTime
      ? Number(/Maximum resident set size \(kbytes\): (\d+)/.exec(readFileSync(measured, 'utf8'))?.[1])
      : Number(readFileSync(join(cwd, 'rss'), 'utf8'))
    const { used } = judged()
    const seen = used?.steps[0]?.heaviest?.map(({ memory }) => memory / 1024) ?? []
    expect(seen.some((memory) => Math.abs(memory - kilobytes) <= kilobytes / 20)).toBe(true)
    expect(used?.memoryPeak).toBeGreaterThan(300 * megabyte)
    expect(used?.cores).toBeGreaterThan(0)
  },
  60_000,
)

onLinux(
  'a process the kernel kills in its container: the failure says how much was left',
  () => {
    const group = `/sys/fs/cgroup/memory/pipeline-guard-test-${process.pid}`
    try {
      mkdirSync(group)
      writeFileSync(join(group, 'memory.limit_in_bytes'), String(400 * megabyte))
    } catch (error) {
      return void process.stderr.write(`skipped: no control group can be made here: ${error}\n`)
    }
    try {
      const inside = `echo $$ > ${group}/cgroup.procs && exec '${process.execPath}' '${cli}' exec -- '${process.execPath}' -e "process.title = 'eater'; ${eater(250, 4).replace('process.exit(0)', 'grow()')}; function grow() { for (let i = 0; i < 400; i += 10) a.push(Buffer.alloc(10485760, 1)) }"`
      const child = spawnSync('sh', ['-c', inside], { cwd, env: base, encoding: 'utf8' })
      expect(child.status).toBe(137)
      const { result, used } = judged()
      expect(used?.memoryLimit).toBe(400 * megabyte)
      const [failure] = result.findings
      expect(failure?.kind === 'failure' ? failure.machine?.[0] : '').toMatch(
        /^killed.*the machine had [\d.]+ (?:MB|KB|B) of memory left of 400 MB; the largest process, eater, held \d+ MB$/,
      )
    } finally {
      try {
        rmdirSync(group)
      } catch {
        // The sampler has a second to go.
      }
    }
  },
  60_000,
)

onLinux(
  'a killed exec leaves its samples, and its sampler ends; a torn file is read as far as it goes',
  async () => {
    const child = spawn(process.execPath, [cli, 'exec', '--', 'sleep', '60'], { cwd, env: base, stdio: 'ignore' })
    started.push(child)
    await until(() => samplesIn(folder()).some((path) => pointsIn(path) >= 2))
    const [path = ''] = samplesIn(folder())
    const sampler = processOf(path)
    child.kill('SIGKILL')
    await until(() => !isRunning(sampler))
    writeFileSync(path, `${readFileSync(path, 'utf8')}{"at":17`)
    expect(judged().used?.unseen).toContain('1 torn sample')
  },
  120_000,
)

onLinux(
  'two commands at once have one sampler; it ends with its file, and no secret of the environment is in its own',
  async () => {
    const children = ['2', '2'].map(() =>
      spawn(process.execPath, [cli, 'exec', '--', 'sleep', '4'], {
        cwd,
        env: { ...base, TOKEN: 'hunter2hunter2' },
        stdio: 'ignore',
      }),
    )
    started.push(...children)
    await until(() => samplesIn(folder()).some((path) => pointsIn(path) >= 1))
    await wait(500)
    const pids = samplesIn(folder()).map(processOf)
    expect(pids.length).toBeLessThanOrEqual(2)
    for (const pid of pids) expect(readFileSync(`/proc/${pid}/environ`, 'latin1')).not.toContain('hunter2')
    rmSync(folder(), { recursive: true })
    await until(() => pids.every((pid) => !isRunning(pid)))
  },
  120_000,
)

test('switched off, or in a folder that cannot be written, the command runs as ever', () => {
  expect(
    guard(['exec', '--', process.execPath, '-e', 'process.exit(3)'], { PIPELINE_GUARD_RESOURCES: 'off' }).status,
  ).toBe(3)
  expect(samplesIn(folder())).toEqual([])
  writeFileSync(join(cwd, '.pipeline-guard/resources'), '')
  expect(guard(['exec', '--', process.execPath, '-e', 'process.exit(4)']).status).toBe(4)
})

onLinux(
  'the action as a first step starts it in the runner’s folder; a checkout that empties the workspace does not end it',
  async () => {
    const runner = join(cwd, 'runner-temp')
    const workspace = join(cwd, 'workspace')
    mkdirSync(runner)
    mkdirSync(workspace)
    const env = {
      ...base,
      GITHUB_ACTIONS: 'true',
      RUNNER_TEMP: runner,
      GITHUB_WORKSPACE: workspace,
      GITHUB_RUN_ID: '7',
      GITHUB_RUN_ATTEMPT: '1',
      INPUT_PHASE: 'post',
    }
    const samples = join(runner, 'pipeline-guard/resources')
    const child = spawnSync(process.execPath, [action('main')], { cwd: workspace, env, encoding: 'utf8' })
    expect({ status: child.status, out: child.stdout }).toEqual({ status: 0, out: '' })
    await until(() => samplesIn(samples).some((path) => pointsIn(path) >= 1))
    rmSync(workspace, { recursive: true })
    mkdirSync(workspace)
    const [path = ''] = samplesIn(samples)
    const before = pointsIn(path)
    await until(() => pointsIn(path) > before + 1)
    expect(readSamples(readFileSync(path, 'utf8')).run).toBe('GITHUB_RUN_ID=7 GITHUB_RUN_ATTEMPT=1')
    const sampler = processOf(path)
    rmSync(runner, { recursive: true })
    await until(() => !isRunning(sampler))
  },
  120_000,
)
