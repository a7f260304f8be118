/** Runs one command and tees what it says: as it is to the console, masked to the file. */

import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { dirname, relative } from 'node:path'
import { environmentSecrets } from '../../core/mask/environment.js'
import { createMask, type Mask } from '../../core/mask/index.js'
import { asBytes, createMaskStream } from '../../core/mask/stream.js'
import type { QuarantineEntry } from '../../core/tests/quarantine/list.js'
import type { Env } from '../../ports.js'
import { execDirectory } from './executed.js'
import { type Keeper, openKeeper } from './keep.js'
import { runMark } from './marks.js'
import { type NewTests, probeNew } from './probe.js'
import { startSampler } from './resources/start.js'
import type { Ended } from './round.js'
import { reportsBefore } from './round-reports.js'
import { excused, runAgain } from './rounds.js'

export interface KeptRun {
  readonly command: string
  readonly parameters: readonly string[]
  readonly cwd: string
  readonly env: Env
  readonly now: () => number
  readonly warn: (line: string) => void
  /** The command line itself, which records what the machine uses meanwhile; undefined: nothing does. */
  readonly program?: string | undefined
  /** What to do about tests that fail; without it the command is only run. */
  readonly failedTests?: FailedTests
}

export interface FailedTests {
  readonly retries: number
  /** Patterns of the reports the command writes. */
  readonly reports: readonly string[]
  /** Entries that let the command pass when nothing else failed at last. */
  readonly quarantine: readonly QuarantineEntry[]
  /** Tests that the history has never seen are run several times. */
  readonly newTests?: NewTests | undefined
}

const passedOn = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
/** After the command ended, a process it left behind may hold its output open: wait this long for silence. */
const lingerMs = 2000

/** @returns the exit code to end with; never rejects for what the command or the disk does */
export async function runKept(run: KeptRun): Promise<number> {
  const secrets = environmentSecrets(run.env)
  const mask = createMask([...new Set([...secrets, ...secrets.map(asBytes)])])
  const line = mask([run.command, ...run.parameters].join(' ')).slice(0, 500)
  const startedAt = new Date(run.now()).toISOString()
  const mark = runMark(run.env)
  const directory = relative(dirname(dirname(execDirectory(run.cwd, run.env))), run.cwd)
  const keeper = await openKeeper(run, {
    ...(mark === undefined ? {} : { run: mark }),
    command: line,
    ...(directory === '' ? {} : { directory: mask(directory).slice(0, 500) }),
    startedAt,
    ...(run.failedTests === undefined ? {} : { reports: run.failedTests.reports.map(mask) }),
  })
  const sampler = await startSampler({ ...run, program: run.program })
  const ended = await executeRounds(run, keeper, mask)
  sampler.stop()
  const { failing: _, ...noted } = ended
  keeper.close({ completedAt: new Date(run.now()).toISOString(), ...noted })
  return ended.exitCode
}

async function executeRounds(run: KeptRun, keeper: Keeper, mask: Mask): Promise<Ended> {
  const { failedTests, cwd, env } = run
  const command = [run.command, ...run.parameters]
  if (failedTests === undefined) return execute(run, command, { keeper, mask })
  // Not into the log, which is the command’s: a diagnosis would read it.
  const say = (line: string) => run.warn(mask(line))
  const rounds = {
    ...failedTests,
    command,
    cwd,
    env,
    folder: keeper.folder,
    run: (narrowed: readonly string[], limitMs?: number) => execute(run, narrowed, { keeper, mask, limitMs }),
    say,
  }
  const before = await reportsBefore(rounds)
  const startedAt = run.now()
  const first = await execute(run, command, { keeper, mask })
  if (first.signal !== undefined) return first
  const settled = first.exitCode === 0 ? first : await runAgain(rounds, before, first)
  const { newTests, now } = { ...failedTests, now: run.now }
  const ended =
    newTests === undefined
      ? settled
      : await probeNew(rounds, before, settled, { ...newTests, now, tookMs: now() - startedAt })
  return excused(ended, failedTests.quarantine, run.now(), say)
}

interface Kept {
  readonly keeper: Keeper
  readonly mask: Mask
  /** It is killed after so long. */
  readonly limitMs?: number | undefined
}

function execute(
  run: KeptRun,
  [command = '', ...parameters]: readonly string[],
  { keeper, mask, limitMs }: Kept,
): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(command, parameters, {
      cwd: run.cwd,
      env: { ...run.env },
      stdio: ['inherit', 'pipe', 'pipe'],
    })
    const listeners = passedOn.map((signal) => {
      // At a terminal the whole process group got the interrupt already.
      const listener = () => {
        if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal)
      }
      process.on(signal, listener)
      return () => process.off(signal, listener)
    })
    const limit = limitMs === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), limitMs)
    let lastHeard = Date.now()
    let lingering: NodeJS.Timeout | undefined
    let settled = false
    const ends: (() => void)[] = []
    const settle = (ended: Ended) => {
      if (settled) return
      settled = true
      clearInterval(lingering)
      clearTimeout(limit)
      for (const remove of listeners) remove()
      for (const end of ends) end()
      resolve(ended)
    }
    for (const [from, to] of [
      [child.stdout, process.stdout],
      [child.stderr, process.stderr],
    ] as const) {
      const onward = writerTo(to, from)
      const masked = createMaskStream(mask)
      ends.push(() => keeper.write(masked.end()))
      from.on('data', (chunk: Uint8Array) => {
        lastHeard = Date.now()
        onward(chunk)
        keeper.write(masked.write(chunk))
      })
    }
    child.on('error', (error: NodeJS.ErrnoException) => {
      const missing = error.code === 'ENOENT'
      const told = missing ? `${command}: command not found` : `${command}: ${error.message}`
      const advice = missing && process.platform === 'win32' ? '; a .cmd or .bat file runs by exec -- cmd /c …' : ''
      run.warn(`${told}${advice}`)
      keeper.write(new TextEncoder().encode(`${mask(told)}\n`))
      settle({ exitCode: missing ? 127 : 126 })
    })
    child.on('exit', (code, signal) => {
      const ended = endedBy(code, signal)
      lingering = setInterval(() => {
        const heldBack = child.stdout.isPaused() || child.stderr.isPaused()
        if (heldBack || Date.now() - lastHeard < lingerMs) return
        run.warn('a process the command left behind still holds its output open; its output is no longer kept')
        child.stdout.destroy()
        child.stderr.destroy()
        settle(ended)
      }, 250)
      lastHeard = Date.now()
    })
    child.on('close', (code, signal) => settle(endedBy(code, signal)))
  })
}

/** By the shells’ convention. */
const endedBy = (code: number | null, signal: NodeJS.Signals | null): Ended =>
  signal === null ? { exitCode: code ?? 0 } : { exitCode: 128 + (constants.signals[signal] ?? 0), signal }

/** Holds the command back while the reader is slow; goes on without the reader when it is gone (`exec … | head`). */
function writerTo(to: NodeJS.WriteStream, from: { pause(): unknown; resume(): unknown }): (chunk: Uint8Array) => void {
  let gone = false
  to.on('error', () => {
    gone = true
    from.resume()
  })
  return (chunk) => {
    if (gone || to.write(chunk)) return
    from.pause()
    to.once('drain', () => from.resume())
  }
}
