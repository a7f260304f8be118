/** Keeps a command’s output and outcome on disk, as well as the disk allows. */
import {
  closeSync,
  lstatSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { codeOf, messageOf } from '../../core/run/errors.js'
import type { Env } from '../../ports.js'
import { makeFolder } from '../files/folder.js'
import { leavesByLink } from '../files/links.js'
import { thisProcess } from '../files/process.js'
import { type Executed, execDirectory, executionNumber, ownerFile, reportedFile } from './executed.js'
import { type KeptLog, openKeptLog } from './kept-log.js'

export interface Keeper {
  write(chunk: Uint8Array): void
  close(ended: Pick<Executed, 'completedAt' | 'exitCode' | 'signal' | 'passedAgain' | 'failedAgain' | 'probed'>): void
  /** A folder of its own, not there yet; undefined where nothing is kept. */
  readonly folder: string | undefined
}

interface Place {
  readonly cwd: string
  readonly env: Env
  readonly warn: (line: string) => void
}

type Started = Pick<Executed, 'run' | 'command' | 'directory' | 'startedAt' | 'reports'>

/** Never throws: a command runs as if nobody watched, whatever the disk does. */
export async function openKeeper(place: Place, started: Started): Promise<Keeper> {
  const directory = execDirectory(place.cwd, place.env)
  const failed = (error: unknown) =>
    place.warn(
      `the output is not kept for the diagnosis: ${messageOf(error)}; free the disk, or name a writable directory in PIPELINE_GUARD_DIR`,
    )
  const textOf = (number: number, ended = {}) =>
    `${JSON.stringify({ schema: 'pipeline-guard/exec', version: 1, log: `${number}.log`, ...started, owner: thisProcess, ...ended })}\n`
  let number: number | undefined
  let log: KeptLog | undefined
  try {
    if (leavesByLink(directory, place.cwd)) throw new Error(`${directory} is a link out of the workspace`)
    await makeFolder(directory)
    tidy(directory, started.run)
    // The record first: a log without one would be a command of which nothing is known.
    number = claimNumber(directory, textOf)
    log = openKeptLog(join(directory, `${number}.log`))
  } catch (error) {
    failed(error)
  }
  /** What may fail, and is given up then. */
  const attempt = (work: () => void) => {
    try {
      work()
    } catch (error) {
      log = undefined
      failed(error)
    }
  }
  return {
    folder: number === undefined ? undefined : join(directory, `${number}.reports`),
    write(chunk) {
      const to = log
      if (to !== undefined) attempt(() => to.write(chunk))
    },
    close(ended) {
      attempt(() => log?.close())
      // The exit code is worth more than the log, and is noted without it.
      if (number !== undefined) attempt(() => note(join(directory, `${number}.json`), textOf(number ?? 0, ended)))
    },
  }
}

/** In place of what stands there, whole; where the disk has no room for a second one, over it: it has its block already. */
function note(path: string, text: string): void {
  try {
    replaceNow(path, text)
  } catch (error) {
    if (lstatSync(path).isFile() === false) throw error
    const file = openSync(path, 'r+')
    try {
      const bytes = Buffer.from(text)
      if (writeSync(file, bytes, 0, bytes.length, 0) < bytes.length) throw error
    } finally {
      closeSync(file)
    }
  }
}

/** @throws with the file as it was, where it cannot be written */
function replaceNow(path: string, text: string): void {
  const draft = `${path}.new`
  rmSync(draft, { force: true })
  try {
    writeFileSync(draft, text, { flag: 'wx' })
    renameSync(draft, path)
  } catch (error) {
    rmSync(draft, { force: true })
    throw error
  }
}

/** The first number nobody has, by its record; two commands at once never share one. */
function claimNumber(directory: string, textOf: (number: number) => string): number {
  const taken = numbersIn(directory)
  // Numbers that a `run` reported are never given again, also where the logs were deleted.
  for (let number = Math.max(0, ...taken, reportedIn(directory)) + 1; ; number++)
    try {
      writeFileSync(join(directory, `${number}.json`), textOf(number), { flag: 'wx' })
      return number
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw error
    }
}

const numbersIn = (directory: string): readonly number[] =>
  readdirSync(directory).flatMap((name) => executionNumber(name) || [])

/** @returns undefined where it cannot be read, or is no file: a link, or a pipe that would hold us for ever */
function textOf(path: string): string | undefined {
  try {
    return lstatSync(path).isFile() ? readFileSync(path, 'utf8') : undefined
  } catch {
    return undefined
  }
}

const reportedIn = (directory: string): number => Number.parseInt(textOf(reportedFile(directory)) ?? '', 10) || 0

/** Keeps the workspace clean for a project that checks its tree, and the folder free of what nobody will ask for. */
function tidy(directory: string, run: string | undefined): void {
  const ignored = join(directory, '.gitignore')
  try {
    if (textOf(ignored) !== '*\n') replaceNow(ignored, '*\n')
    if (run !== undefined) removeOlder(directory, run)
    removeLargest(directory)
  } catch {
    // A full disk: what counts is tried after this, and tells.
  }
}

/** A record without a run is of a desk; what is broken is of the run that used the folder last, or just being written. */
function removeOlder(directory: string, run: string): void {
  const owner = textOf(ownerFile(directory))?.trim()
  for (const number of new Set(numbersIn(directory))) {
    const record = join(directory, `${number}.json`)
    const written = recordIn(record)
    const isOlder =
      written === undefined
        ? owner !== undefined && owner !== run && !isFresh(record)
        : written.run !== undefined && written.run !== run
    if (isOlder) for (const ending of ['log', 'json']) rmSync(join(directory, `${number}.${ending}`), { force: true })
  }
  if (owner !== run) replaceNow(ownerFile(directory), `${run}\n`)
}

function recordIn(path: string): Partial<Executed> | undefined {
  try {
    const read: Partial<Executed> = JSON.parse(textOf(path) ?? '')
    return read.schema === 'pipeline-guard/exec' ? read : undefined
  } catch {
    return undefined
  }
}

const isFresh = (path: string): boolean =>
  Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0) < 60_000

/** Most bytes of logs in one folder; at a desk without a `run` they would pile up. */
const mostBytes = 1073741824

/** Logs of commands that passed, the oldest first: nobody reads them where another failed. Their records stay. */
function removeLargest(directory: string): void {
  const logs = numbersIn(directory)
    .toSorted((a, b) => a - b)
    .map((number) => join(directory, `${number}.log`))
  const sizes = [...new Set(logs)].map((path) => ({
    path,
    size: statSync(path, { throwIfNoEntry: false })?.size ?? 0,
  }))
  let excess = sizes.reduce((sum, { size }) => sum + size, 0) - mostBytes
  for (const { path, size } of sizes) {
    if (excess <= 0) return
    if (recordIn(path.replace(/log$/, 'json'))?.exitCode !== 0) continue
    rmSync(path, { force: true })
    excess -= size
  }
}
