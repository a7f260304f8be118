/** What `pipeline-guard exec` leaves in the workspace, and how `run` finds it again. */
import { promises as fs } from 'node:fs'
import { join, resolve } from 'node:path'
import type { SnapshotStep } from '../../core/model/index.js'
import { messageOf } from '../../core/run/errors.js'
import type { Env } from '../../ports.js'
import { isLink, leavesByLink } from '../files/links.js'
import { readRegular } from '../files/read.js'
import { replaceFile } from '../files/replace.js'

export interface Executed {
  readonly schema: 'pipeline-guard/exec'
  readonly version: 1
  /** The CI run it belongs to: a reused workspace still holds those of earlier ones. */
  readonly run?: string
  /** Masked. */
  readonly command: string
  /** Where it ran, relative to the workspace; absent where that is the workspace itself. */
  readonly directory?: string
  readonly startedAt: string
  readonly completedAt?: string
  /** Absent while it runs, and when it was killed together with its guard. */
  readonly exitCode?: number
  readonly signal?: string
  /** Name of the log beside it. */
  readonly log: string
  /** Short keys of tests that failed and passed when they were run again (`--retry-failed`). */
  readonly passedAgain?: readonly string[]
}

/** @returns `.pipeline-guard/exec` of the workspace, or below `PIPELINE_GUARD_DIR` */
export const execDirectory = (cwd: string, env: Env): string =>
  join(resolve(cwd, env['PIPELINE_GUARD_DIR'] || '.pipeline-guard'), 'exec')

/** Woodpecker once was Drone, and says so still: its own variables come first. */
const marks: readonly (readonly string[])[] = [
  ['BUILD_TAG'],
  ['GITHUB_RUN_ID', 'GITHUB_RUN_ATTEMPT'],
  ['CI_PIPELINE_ID'],
  ['CIRCLE_WORKFLOW_ID'],
  ['CIRCLE_BUILD_NUM'],
  ['BUILDKITE_BUILD_ID'],
  ['BUILDKITE_BUILD_NUMBER'],
  ['BUILD_BUILDID'],
  ['TRAVIS_BUILD_ID'],
  ['BITBUCKET_PIPELINE_UUID'],
  ['BITBUCKET_BUILD_NUMBER'],
  ['CI_REPO', 'CI_PIPELINE_NUMBER'],
  ['CODEBUILD_BUILD_ID'],
  ['TEAMCITY_BUILDCONF_NAME', 'BUILD_NUMBER'],
  ['DRONE_REPO', 'DRONE_BUILD_NUMBER'],
  ['SEMAPHORE_PIPELINE_ID'],
  ['CIRRUS_BUILD_ID'],
  ['APPVEYOR_BUILD_ID'],
]

/** What tells this CI run from others in the same workspace; undefined at a desk, where a run is what was executed since the last `run`. */
export const runMark = (env: Env): string | undefined =>
  marks
    .filter((names) => env[names[0] ?? ''] && env[names.at(-1) ?? ''])
    .map((names) => names.map((name) => `${name}=${env[name] ?? ''}`).join(' '))
    .at(0)

/** No CI service says that it is one: whoever started this sits before it. */
export const isDesk = (env: Env): boolean =>
  runMark(env) === undefined &&
  [undefined, '', 'false', '0'].includes(env['CI']) &&
  !env['GITHUB_ACTIONS'] &&
  !env['JENKINS_URL']

export interface FoundExecution extends Executed {
  /** The n-th in its directory. */
  readonly number: number
  readonly path: string
}

/**
 * Those of this run, in the order they were started; what is broken or of another run is left. Of a command that was run
 * again in the same directory the last one counts: its failure before a pass is mended.
 */
export async function findExecuted(cwd: string, env: Env): Promise<readonly FoundExecution[]> {
  const directory = execDirectory(cwd, env)
  if (leavesByLink(directory, cwd)) return []
  const mark = runMark(env)
  const numbers = await numbersIn(directory, mark === undefined ? await reportedThrough(directory) : 0)
  const found = new Map<string, FoundExecution>()
  for (const number of numbers.slice(-200)) {
    if (isLink(join(directory, `${number}.log`))) continue
    const executed = await readExecuted(join(directory, `${number}.json`))
    if (executed === undefined || executed.run !== mark) continue
    const command = JSON.stringify([executed.directory, executed.command])
    found.delete(command)
    found.set(command, { ...executed, number, path: join(directory, `${number}.log`) })
  }
  return [...found.values()]
}

/** Numbers of the notes above `after`, ascending. */
async function numbersIn(directory: string, after: number): Promise<readonly number[]> {
  const names = await fs.readdir(directory).catch(() => [])
  return names
    .flatMap((name) => /^(\d{1,6})\.json$/.exec(name)?.[1] ?? [])
    .map(Number)
    .filter((number) => number > after)
    .sort((a, b) => a - b)
}

/** Holds the number of the last execution that a `run` has reported. */
export const reportedFile = (directory: string): string => join(directory, 'reported')

/** Number of the last execution that a `run` has reported; 0 where none has. */
async function reportedThrough(directory: string): Promise<number> {
  const text = await readRegular(reportedFile(directory), 64).then(String, () => '')
  return /^\d{1,6}$/.test(text.trim()) ? Number(text) : 0
}

/**
 * Marks what this run found as reported, so that the next `run` at a desk starts afresh, and removes what earlier runs
 * reported. Where the environment tells runs apart nothing is marked.
 *
 * @returns why it could not be marked, if so
 */
export async function markReported(cwd: string, env: Env): Promise<string | undefined> {
  if (runMark(env) !== undefined) return undefined
  const directory = execDirectory(cwd, env)
  const last = (await numbersIn(directory, 0)).at(-1)
  if (last === undefined) return undefined
  const earlier = await reportedThrough(directory)
  try {
    await replaceFile({ path: reportedFile(directory), bytes: `${last}\n`, cwd })
    for (const number of (await numbersIn(directory, 0)).filter((one) => one <= earlier))
      for (const ending of ['log', 'json']) await fs.rm(join(directory, `${number}.${ending}`), { force: true })
    return undefined
  } catch (error) {
    return messageOf(error)
  }
}

export async function readExecuted(path: string): Promise<Executed | undefined> {
  try {
    if (isLink(path)) return undefined
    const read: unknown = JSON.parse((await readRegular(path, 65_536)).toString('utf8'))
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

/** What the commands that `exec` ran say of the job, for a place where nobody else does. */
export interface ExecutedStatus {
  /** In the words of `job-status`: one failed, or all that ended passed. */
  readonly jobStatus?: 'success' | 'failure'
  /** One a command, in the order they were started. */
  readonly steps: readonly SnapshotStep[]
}

export async function executedStatus(cwd: string, env: Env): Promise<ExecutedStatus> {
  const all = await findExecuted(cwd, env)
  const ended = all.filter(({ exitCode }) => exitCode !== undefined)
  return {
    ...(ended.length === 0 ? {} : { jobStatus: ended.every(({ exitCode }) => exitCode === 0) ? 'success' : 'failure' }),
    steps: all.map(stepOf),
  }
}

const stepOf = ({ command, exitCode, startedAt, completedAt }: FoundExecution, index: number): SnapshotStep => ({
  number: index + 1,
  name: command,
  status: exitCode === undefined ? 'in-progress' : 'completed',
  ...(exitCode === undefined ? {} : { outcome: exitCode === 0 ? 'passed' : 'failed' }),
  startedAt,
  ...(completedAt === undefined ? {} : { completedAt }),
})
