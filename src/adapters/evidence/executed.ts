/** What `pipeline-guard exec` leaves in the workspace, and how `run` finds it again. */

import { promises as fs } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Env } from '../../ports.js'

export interface Executed {
  readonly schema: 'pipeline-guard/exec'
  readonly version: 1
  /** The CI run it belongs to: a reused workspace still holds those of earlier ones. */
  readonly run?: string
  /** Masked. */
  readonly command: string
  readonly startedAt: string
  readonly completedAt?: string
  /** Absent while it runs, and when it was killed together with its guard. */
  readonly exitCode?: number
  readonly signal?: string
  /** Name of the log beside it. */
  readonly log: string
}

/** @returns `.pipeline-guard/exec` of the workspace, or below `PIPELINE_GUARD_DIR` */
export const execDirectory = (cwd: string, env: Env): string =>
  join(resolve(cwd, env['PIPELINE_GUARD_DIR'] || '.pipeline-guard'), 'exec')

const marks: readonly (readonly string[])[] = [
  ['BUILD_TAG'],
  ['GITHUB_RUN_ID', 'GITHUB_RUN_ATTEMPT'],
  ['CI_PIPELINE_ID'],
  ['CIRCLE_WORKFLOW_ID'],
  ['BUILDKITE_BUILD_ID'],
  ['BUILD_BUILDID'],
  ['TRAVIS_BUILD_ID'],
]

/** What tells this CI run from others in the same workspace; undefined at a desk. */
export const runMark = (env: Env): string | undefined =>
  marks
    .filter(([first = '']) => env[first])
    .map((names) => names.map((name) => `${name}=${env[name] ?? ''}`).join(' '))
    .at(0)

export interface FoundExecution extends Executed {
  readonly path: string
}

/** Those of this run, in the order they were started; what is broken or of another run is left. */
export async function findExecuted(cwd: string, env: Env): Promise<readonly FoundExecution[]> {
  const directory = execDirectory(cwd, env)
  const names = await fs.readdir(directory).catch(() => [])
  const numbers = names
    .flatMap((name) => /^(\d{1,6})\.json$/.exec(name)?.[1] ?? [])
    .sort((a, b) => Number(a) - Number(b))
  const found: FoundExecution[] = []
  for (const number of numbers.slice(-200)) {
    const executed = await readExecuted(join(directory, `${number}.json`))
    if (executed !== undefined && executed.run === runMark(env))
      found.push({ ...executed, path: join(directory, `${number}.log`) })
  }
  return found
}

export async function readExecuted(path: string): Promise<Executed | undefined> {
  try {
    const { size } = await fs.stat(path)
    if (size > 65_536) return undefined
    const read: unknown = JSON.parse(await fs.readFile(path, 'utf8'))
    return isExecuted(read) ? read : undefined
  } catch {
    // It may be half written by a command that still runs: not there is the right answer.
    return undefined
  }
}

const isExecuted = (value: unknown): value is Executed =>
  typeof value === 'object' &&
  value !== null &&
  'schema' in value &&
  value.schema === 'pipeline-guard/exec' &&
  'version' in value &&
  value.version === 1 &&
  (!('exitCode' in value) || typeof value.exitCode === 'number')

/**
 * Start of the build, in ms since the epoch, where a Jenkins step told it: agents reuse workspaces, and a build that breaks
 * before its tests would else show the reports of an earlier one.
 */
export function buildStart(env: Env): number | undefined {
  const told = /"startTimeInMillis":(\d{1,15})[,}]/.exec(env['PIPELINE_GUARD_BUILD'] ?? '')?.[1]
  return told === undefined ? undefined : Number(told)
}

export interface ExecutedStatus {
  /** In the words of `job-status`. */
  readonly jobStatus?: 'success' | 'failure'
  /** Start of the first command, in ms since the epoch. */
  readonly startedAt?: number
}

/** What the commands that `exec` ran say of the job, for a place where nobody else does: one failed, or all passed. */
export async function executedStatus(cwd: string, env: Env): Promise<ExecutedStatus> {
  const all = await findExecuted(cwd, env)
  const ended = all.filter(({ exitCode }) => exitCode !== undefined)
  const started = Date.parse(all[0]?.startedAt ?? '')
  return {
    ...(ended.length === 0 ? {} : { jobStatus: ended.every(({ exitCode }) => exitCode === 0) ? 'success' : 'failure' }),
    ...(Number.isNaN(started) ? {} : { startedAt: started }),
  }
}
