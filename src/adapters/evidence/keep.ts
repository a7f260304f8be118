/** Keeps a command’s output and outcome on disk, as well as the disk allows. */

import {
  closeSync,
  lstatSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { messageOf } from '../../core/run/errors.js'
import type { Env } from '../../ports.js'
import { makeFolder } from '../files/folder.js'
import { leavesByLink } from '../files/links.js'
import { type Executed, execDirectory, reportedFile } from './executed.js'

export interface Keeper {
  write(chunk: Uint8Array): void
  close(ended: Pick<Executed, 'completedAt' | 'exitCode' | 'signal' | 'passedAgain'>): void
  /** A folder of its own, not there yet; undefined where nothing is kept. */
  readonly folder: string | undefined
}

interface Place {
  readonly cwd: string
  readonly env: Env
  readonly warn: (line: string) => void
}

type Started = Pick<Executed, 'run' | 'command' | 'directory' | 'startedAt'>

/** Writes at once and in order, so that nothing is lost when the machine stops the step. */
export async function openKeeper(place: Place, started: Started): Promise<Keeper> {
  const directory = execDirectory(place.cwd, place.env)
  let file: number | undefined
  let number = 0
  const failed = (error: unknown) => {
    file = undefined
    const reason = messageOf(error)
    place.warn(`the output is not kept for the diagnosis: ${reason}; name a writable directory in PIPELINE_GUARD_DIR`)
  }
  const note = (executed: Omit<Executed, 'schema' | 'version' | 'log'>) => {
    const text = JSON.stringify({ schema: 'pipeline-guard/exec', version: 1, log: `${number}.log`, ...executed })
    const path = join(directory, `${number}.json`)
    rmSync(`${path}.new`, { force: true })
    writeFileSync(`${path}.new`, `${text}\n`, { flag: 'wx' })
    renameSync(`${path}.new`, path)
  }
  try {
    if (leavesByLink(directory, place.cwd)) throw new Error(`${directory} is a link out of the workspace`)
    await makeFolder(directory)
    // The workspace of a project that checks for a clean tree stays clean.
    rmSync(join(directory, '.gitignore'), { force: true })
    writeFileSync(join(directory, '.gitignore'), '*\n', { flag: 'wx' })
    if (started.run !== undefined) removeOlder(directory, started.run)
    ;[file, number] = nextLog(directory)
    note(started)
  } catch (error) {
    failed(error)
  }
  return {
    folder: file === undefined ? undefined : join(directory, `${number}.reports`),
    write(chunk) {
      if (file === undefined) return
      try {
        for (let at = 0; at < chunk.length; ) at += writeSync(file, chunk, at)
      } catch (error) {
        failed(error)
      }
    },
    close(ended) {
      if (file === undefined) return
      try {
        closeSync(file)
        note({ ...started, ...ended })
      } catch (error) {
        failed(error)
      }
    },
  }
}

/** Masked as it is, a log may say more than a neighbour on the same machine should read. */
const ownerOnly = 0o600

/** The first number nobody has; two commands at once never share one. */
function nextLog(directory: string): [number, number] {
  const taken = readdirSync(directory).flatMap((name) => Number(/^(\d{1,6})\.log$/.exec(name)?.[1] ?? 0))
  // Numbers that a `run` reported are never given again, also where the logs were deleted.
  for (let number = Math.max(0, ...taken, reportedIn(directory)) + 1; ; number++)
    try {
      return [openSync(join(directory, `${number}.log`), 'wx', ownerOnly), number]
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
    }
}

/** @throws where it is no file: a link, or a pipe that would hold us for ever */
function textOf(path: string): string {
  if (!lstatSync(path).isFile()) throw new Error(`${path} is no regular file`)
  return readFileSync(path, 'utf8')
}

function reportedIn(directory: string): number {
  try {
    return Number.parseInt(textOf(reportedFile(directory)), 10) || 0
  } catch {
    return 0
  }
}

/** A reused workspace would gather the logs of every run. */
function removeOlder(directory: string, run: string): void {
  for (const name of readdirSync(directory).filter((candidate) => /^\d{1,6}\.json$/.test(candidate))) {
    const path = join(directory, name)
    try {
      const { schema, run: of }: Partial<Executed> = JSON.parse(textOf(path))
      if (schema !== 'pipeline-guard/exec' || of === undefined || of === run) continue
      rmSync(path.replace(/json$/, 'log'), { force: true })
      rmSync(path, { force: true })
    } catch {
      // Not ours, or being written: it stays.
    }
  }
}
