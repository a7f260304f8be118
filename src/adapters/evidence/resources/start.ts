/** Starts and ends the sampler: a detached process that nobody waits for. Nothing of it may cost a build. */
import { spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { messageOf } from '../../../core/run/errors.js'
import type { Env } from '../../../ports.js'
import { makeFolder } from '../../files/folder.js'
import { leavesByLink } from '../../files/links.js'
import { isAlive, type Process, thisProcess } from '../../files/process.js'
import { runMark } from '../marks.js'
import { sampleFile, samplesDirectory, stopOf } from './place.js'

export interface Starting {
  readonly cwd: string
  readonly env: Env
  readonly now: () => number
  /** Of the command line: what `node` is to run. */
  readonly program: string | undefined
  /** With its end, sampling ends. */
  readonly owner?: Partial<Process>
}

export interface Sampler {
  /** Undefined where it was not started. */
  readonly path: string | undefined
  /** Why not. */
  readonly because?: string
  stop(): void
}

/** A heap this small is enough; most of the rest is Node.js itself, which other processes of it share. */
const flags = ['--max-semi-space-size=1', '--max-old-space-size=32', '--no-warnings']
/** A sampler that still writes is younger than this. */
const freshMs = 10_000
/** Files of other runs, at a desk, where nobody else clears them away. */
const mostFiles = 20
const mostFilesOfRun = 200

export async function startSampler({ cwd, env, now, program, owner = thisProcess }: Starting): Promise<Sampler> {
  const not = (because: string): Sampler => ({ path: undefined, because, stop: () => undefined })
  if (env['PIPELINE_GUARD_RESOURCES'] === 'off') return not('switched off')
  const directory = samplesDirectory(cwd, env)
  try {
    if (leavesByLink(directory, cwd)) throw new Error(`${directory} is a link out of the workspace`)
    if (program === undefined || !existsSync(program)) return not('the command line is not at hand')
    await makeFolder(directory)
    const mark = runMark(env)
    const running = tidy(directory, mark === undefined, now())
    if (running !== undefined) return not('another one is at it')
    const path = join(directory, `${process.pid}-${now()}.jsonl`)
    const asked = { path, workspace: cwd, ...(mark === undefined ? {} : { run: mark }), owner }
    const child = spawn(process.execPath, [...flags, program, 'sample', JSON.stringify(asked)], {
      detached: true,
      stdio: 'ignore',
      cwd: dirname(program),
      // What a runner counts its orphans by; and nothing of the job’s environment, which may hold secrets.
      env: { PATH: env['PATH'], SystemRoot: env['SystemRoot'], RUNNER_TRACKING_ID: '' },
      windowsHide: true,
    })
    child.on('error', () => undefined)
    child.unref()
    return { path, stop: () => stopSampler(path) }
  } catch (error) {
    return not(messageOf(error))
  }
}

export function stopSampler(path: string): void {
  try {
    writeFileSync(stopOf(path), '', { flag: 'wx' })
  } catch {
    // It ends with its owner, or after its time.
  }
}

/** @returns the file of one that still writes */
function tidy(directory: string, atDesk: boolean, now: number): string | undefined {
  writeFileSync(join(directory, '.gitignore'), '*\n')
  const files = readdirSync(directory).filter((name) => sampleFile.test(name))
  const aged = files
    .map((name) => ({
      path: join(directory, name),
      age: now - (statSync(join(directory, name), { throwIfNoEntry: false })?.mtimeMs ?? 0),
    }))
    .sort((a, b) => a.age - b.age)
  for (const { path } of aged.slice(atDesk ? mostFiles : mostFilesOfRun)) {
    rmSync(path, { force: true })
    rmSync(stopOf(path), { force: true })
  }
  return aged.find(({ path, age }) => age < freshMs && !existsSync(stopOf(path)) && isRunning(path))?.path
}

/** By its first line; of a process that cannot be looked at, yes. */
function isRunning(path: string): boolean {
  try {
    const text = readFileSync(path, 'utf8')
    const { process: sampler } = JSON.parse(text.slice(0, text.indexOf('\n'))) as {
      readonly process?: Partial<Process>
    }
    return isAlive(sampler ?? {}) !== false
  } catch {
    return false
  }
}
