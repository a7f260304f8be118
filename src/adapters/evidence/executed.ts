/** What `pipeline-guard exec` leaves in the workspace, and how `run` finds it again. */
import { promises as fs } from 'node:fs'
import { isAbsolute, join, resolve } from 'node:path'
import type { SnapshotStep } from '../../core/model/index.js'
import { codeOf, messageOf } from '../../core/run/errors.js'
import type { Env } from '../../ports.js'
import { isLink, leavesByLink } from '../files/links.js'
import { isAlive, type Process } from '../files/process.js'
import { readRegular } from '../files/read.js'
import { replaceFile } from '../files/replace.js'
import { runMark } from './marks.js'

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
  /** Absent while it runs, and when its guard was killed. */
  readonly exitCode?: number
  readonly signal?: string
  /** Name of the log beside it. */
  readonly log: string
  /** Patterns of the reports it writes, where they were given; relative to where it ran. */
  readonly reports?: readonly string[]
  /** Short keys of tests that failed and passed when they were run again (`--retry-failed`). */
  readonly passedAgain?: readonly string[]
  /** Those that failed each time they were run again, by `failedAgainKey`. */
  readonly failedAgain?: readonly string[]
  /** New tests that both failed and passed (`--probe-new`), by short key. */
  readonly probed?: readonly { readonly test: string; readonly runs: number; readonly failures: number }[]
  /** The `exec` that runs it: where that is gone and no exit code stands here, both were killed. */
  readonly owner?: Process
}

/** @returns `.pipeline-guard/exec` of the workspace, or below `PIPELINE_GUARD_DIR` */
export const execDirectory = (cwd: string, env: Env): string =>
  join(resolve(cwd, env['PIPELINE_GUARD_DIR'] || '.pipeline-guard'), 'exec')

export interface FoundExecution extends Executed {
  /** The n-th in its directory. */
  readonly number: number
  readonly path: string
}

/** What `exec` left of this run. */
export interface Executions {
  /** In the order they were started; of a command that was run again in the same directory the last one. */
  readonly found: readonly FoundExecution[]
  /** Each, of a command that was run again the earlier ones too. */
  readonly all: readonly FoundExecution[]
  /** Of commands whose outcome is not known, in words: a torn record, a log without one. */
  readonly unreadable: readonly string[]
}

/** Most records of a run that are read; each is a small file. */
const mostRecords = 2000

/**
 * What is of another run is left. Of a command that was run again in the same directory the last one counts: its failure
 * before a pass is mended.
 */
export async function readExecutions(cwd: string, env: Env): Promise<Executions> {
  const directory = execDirectory(cwd, env)
  if (leavesByLink(directory, cwd)) return { found: [], all: [], unreadable: [] }
  const mark = runMark(env)
  const numbers = await numbersIn(directory, mark === undefined ? await reportedThrough(directory) : 0)
  // Whose a broken record is it does not say: that of the run that used the folder last.
  const isOurs = mark === undefined || [mark, undefined].includes(await ownerOf(directory))
  const left = numbers.length - mostRecords
  const unreadable = left > 0 ? [`of ${numbers.length} records the last ${mostRecords} are read`] : []
  const found = new Map<string, FoundExecution>()
  const all: FoundExecution[] = []
  for (const number of numbers.slice(-mostRecords)) {
    if (isLink(join(directory, `${number}.log`))) continue
    const executed = await readExecuted(join(directory, `${number}.json`))
    if (typeof executed === 'string') {
      if (isOurs) unreadable.push(`${number}.json ${executed}`)
    } else if (executed.run === mark) {
      const command = JSON.stringify([executed.directory, executed.command])
      found.delete(command)
      const one = { ...executed, number, path: join(directory, `${number}.log`) }
      found.set(command, one)
      all.push(one)
    }
  }
  return { found: [...found.values()], all, unreadable }
}

/** Patterns that `exec` was given by `--test-reports`, from the workspace; none where it was given none. */
export async function reportsOfExec(cwd: string, env: Env): Promise<readonly string[]> {
  const executed = await findExecuted(cwd, env)
  const patterns = executed.flatMap(({ directory, reports }) =>
    isTexts(reports)
      ? reports.map((pattern) => {
          const [sign, path] = pattern.startsWith('!') ? ['!', pattern.slice(1)] : ['', pattern]
          return `${sign}${directory === undefined || isAbsolute(path) ? path : `${directory}/${path}`}`
        })
      : [],
  )
  return [...new Set(patterns)]
}

const isTexts = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.length <= 1000 && value.every((each) => typeof each === 'string' && each.length <= 4096)

export const findExecuted = async (cwd: string, env: Env): Promise<readonly FoundExecution[]> =>
  (await readExecutions(cwd, env)).found

/** Number of the execution that a file of the folder is of; undefined for any other file. */
export const executionNumber = (name: string): number | undefined => {
  const [, digits] = /^(\d{1,6})\.(?:json|log)$/.exec(name) ?? []
  return digits === undefined ? undefined : Number(digits)
}

/** Numbers of records and logs above `after`, ascending. */
async function numbersIn(directory: string, after: number): Promise<readonly number[]> {
  const names = await fs.readdir(directory).catch(() => [])
  const numbers = names.flatMap((name) => executionNumber(name) ?? [])
  return [...new Set(numbers)].filter((number) => number > after).sort((a, b) => a - b)
}

/** Holds the mark of the run that used the folder last. */
export const ownerFile = (directory: string): string => join(directory, 'run')

const ownerOf = (directory: string): Promise<string | undefined> =>
  readRegular(ownerFile(directory), 4096).then(
    (bytes) => bytes.toString('utf8').trim(),
    () => undefined,
  )

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

/** @returns what is wrong with it, in words, where it is no record */
async function readExecuted(path: string): Promise<Executed | string> {
  try {
    if (isLink(path)) return 'is a link'
    const read: unknown = JSON.parse((await readRegular(path, 65_536)).toString('utf8'))
    return isExecuted(read) ? read : 'is no record of an exec'
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return 'is missing'
    return error instanceof SyntaxError ? 'breaks off' : `cannot be read: ${messageOf(error)}`
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
 * What became of it. `interrupted`: its `exec` was killed, so nobody knows how it ended; `unfinished`: it has no end, and
 * whether it still runs cannot be known from here.
 */
export type End = 'ended' | 'running' | 'interrupted' | 'unfinished'

export function endOf({ exitCode, owner }: Executed): End {
  if (exitCode !== undefined) return 'ended'
  const alive = isAlive(owner ?? {})
  if (alive === undefined) return 'unfinished'
  return alive ? 'running' : 'interrupted'
}

/** What the commands that `exec` ran say of the job, for a place where nobody else does. */
export interface ExecutedStatus {
  /** In the words of `job-status`: one failed, or all that ended passed and none was lost. */
  readonly jobStatus?: 'success' | 'failure'
  /** One a command, in the order they were started. */
  readonly steps: readonly SnapshotStep[]
  /** Of a command nobody knows how it ended. */
  readonly isIncomplete?: true
}

export async function executedStatus(cwd: string, env: Env): Promise<ExecutedStatus> {
  const { found, unreadable } = await readExecutions(cwd, env)
  const ended = found.filter(({ exitCode }) => exitCode !== undefined)
  const hasFailed = ended.some(({ exitCode }) => exitCode !== 0)
  const isIncomplete = unreadable.length > 0 || found.some((one) => endOf(one) === 'interrupted')
  return {
    ...(hasFailed ? { jobStatus: 'failure' } : ended.length === 0 || isIncomplete ? {} : { jobStatus: 'success' }),
    steps: found.map(stepOf),
    ...(isIncomplete ? { isIncomplete } : {}),
  }
}

function stepOf(executed: FoundExecution, index: number): SnapshotStep {
  const { command, exitCode, startedAt, completedAt } = executed
  const end = endOf(executed)
  const outcome = end === 'ended' ? (exitCode === 0 ? 'passed' : 'failed') : 'cancelled'
  const isOver = end === 'ended' || end === 'interrupted'
  return {
    number: index + 1,
    name: command,
    status: isOver ? 'completed' : 'in-progress',
    ...(isOver ? { outcome } : {}),
    startedAt,
    ...(completedAt === undefined ? {} : { completedAt }),
  }
}
