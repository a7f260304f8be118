/** Watches of the command line, in this process and as child processes, with a loopback Slack; whatever is watched. */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { command } from '../../src/commands/watch.js'
import { decodeHistory } from '../../src/core/history/file/codec.js'
import type { RunRecord } from '../../src/core/model/index.js'
import type { WatchReport } from '../../src/watch/report.js'
import { startSlackHook } from '../support/slack-hook.js'

export const cli = resolve(process.env['PIPELINE_GUARD_CLI'] ?? 'dist/cli/index.js')

export interface Watched {
  readonly code: number | null
  readonly err: string
  readonly report: WatchReport | undefined
  /** Largest resident memory of the process in KB, where the system tells it. */
  readonly peakKb: number | undefined
}

export interface WatchRunner {
  /** Bodies posted to Slack. */
  readonly slack: string[]
  readonly folder: string
  /** Further variables of the environment. */
  readonly more: Record<string, string>
  /** What time it is for the watches, ms since the epoch. */
  now: number
  /** Called for every message before it is answered. */
  onSlack: (() => void) | undefined
  /** The process that is running. */
  kill(): void
  /** In this process. */
  watch(...args: readonly string[]): Promise<Watched>
  /** As a child process, which can be killed. */
  child(...args: readonly string[]): Promise<Watched>
  /** What was judged, of each repository named; of all where none is. */
  judged(...repositories: readonly string[]): Promise<readonly RunRecord[]>
  close(): Promise<void>
}

/** A module that sets the clock of a child process. */
const clockAt = (now: number): string =>
  `data:text/javascript,const real=Date.now,from=real();Date.now=()=>real()-from+${now}`

/** @param given what to watch, and the variables that lead there */
export async function startWatchRunner(given: {
  readonly args: () => readonly string[]
  readonly env: () => Readonly<Record<string, string>>
}): Promise<WatchRunner> {
  const hook = await startSlackHook(() => world.onSlack?.())
  const folder = await mkdtemp(join(tmpdir(), 'pipeline-guard-watch-'))
  const env = (): Record<string, string> => ({
    PATH: process.env['PATH'] ?? '',
    PIPELINE_GUARD_DEBUG: '1',
    SLACK_WEBHOOK_URL: hook.url,
    ...given.env(),
    ...world.more,
  })
  const argsOf = (more: readonly string[]): string[] => [
    ...given.args(),
    '--json',
    '--state',
    join(folder, 'watch'),
    ...more,
  ]
  let running: ReturnType<typeof spawn> | undefined
  const world: WatchRunner = {
    slack: hook.posted,
    folder,
    more: {},
    now: Date.now(),
    onSlack: undefined,
    kill: () => void running?.kill('SIGKILL'),
    async watch(...args) {
      let [out, err] = ['', '']
      const real = Date.now()
      const code = await command.run(argsOf(args), {
        out: (text) => {
          out += text
        },
        err: (text) => {
          err += text
        },
        env: env(),
        cwd: folder,
        now: () => world.now + Date.now() - real,
      })
      return { code, err, peakKb: undefined, report: out.trim() === '' ? undefined : (JSON.parse(out) as WatchReport) }
    },
    child: (...args) =>
      new Promise((ended, failed) => {
        const child = spawn(process.execPath, ['--import', clockAt(world.now), cli, 'watch', ...argsOf(args)], {
          cwd: folder,
          env: env(),
          stdio: ['ignore', 'pipe', 'pipe'],
        })
        running = child
        let [out, err, peakKb] = ['', '', undefined as number | undefined]
        const look = setInterval(async () => {
          const status = await readFile(`/proc/${child.pid}/status`, 'utf8').catch(() => '')
          const peak = Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? Number.NaN)
          if (peak > (peakKb ?? 0)) peakKb = peak
        }, 100)
        child.stdout.on('data', (chunk: Buffer) => {
          out += chunk.toString()
        })
        child.stderr.on('data', (chunk: Buffer) => {
          err += chunk.toString()
        })
        child.on('error', failed)
        child.on('close', (code) => {
          clearInterval(look)
          ended({ code, err, peakKb, report: out.trim() === '' ? undefined : (JSON.parse(out) as WatchReport) })
        })
      }),
    async judged(...repositories) {
      const folderOf = join(folder, 'watch/history')
      const named = repositories.map((repository) => `${repository}.jsonl.gz`)
      const all = existsSync(folderOf) ? await readdir(folderOf, { recursive: true }) : []
      const found: RunRecord[] = []
      for (const name of repositories.length > 0 ? named : all.filter((path) => path.endsWith('.jsonl.gz')).sort()) {
        const path = join(folderOf, name)
        const loaded = existsSync(path) ? decodeHistory(await readFile(path)) : undefined
        if (loaded?.kind === 'ok') found.push(...loaded.value.records)
      }
      return found.filter(({ judgement }) => judgement !== undefined)
    },
    async close() {
      await hook.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
  return world
}
