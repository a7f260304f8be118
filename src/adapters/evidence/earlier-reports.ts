/**
 * Test reports of what was run before: at a desk nobody empties the folder between two runs, and a report that is counted
 * again is a run that never was. In CI the job made what lies there; a service that tells when its build began has `stale.ts`.
 */
import { promises as fs, type Stats } from 'node:fs'
import { join, relative } from 'node:path'
import { messageOf } from '../../core/run/errors.js'
import type { Env } from '../../ports.js'
import { makeFolder } from '../files/folder.js'
import { leavesByLink } from '../files/links.js'
import { readRegular } from '../files/read.js'
import { replaceFile } from '../files/replace.js'
import { execDirectory, readExecutions } from './executed.js'
import { findFiles } from './glob.js'
import { isDesk } from './marks.js'

interface Place {
  readonly cwd: string
  readonly env: Env
}

export type IsEarlier = (file: string, entry: Pick<Stats, 'mtimeMs'> | undefined) => boolean

/** Some file systems keep times to two seconds (FAT). */
const coarsest = 2000
const mostBytes = 8 * 1048576
const mostFiles = 20_000

/** @returns whether a report was read by an earlier `run`, or is older than the first command of this one */
export async function earlierReports({ cwd, env }: Place): Promise<IsEarlier> {
  if (!isDesk(env)) return () => false
  const { all } = await readExecutions(cwd, env)
  const began = all.length === 0 ? undefined : Math.min(...all.map(({ startedAt }) => Date.parse(startedAt)))
  const read = await readBefore(cwd, env)
  return (file, entry) =>
    entry !== undefined &&
    (read.get(relative(cwd, file)) === entry.mtimeMs || (began !== undefined && entry.mtimeMs < began - coarsest))
}

/**
 * Notes which reports a `run` has read, by path and time, so that the next one does not count them again.
 *
 * @returns why it could not be noted, if so
 */
export async function markReportsRead({ cwd, env }: Place, patterns: readonly string[]): Promise<string | undefined> {
  if (!isDesk(env) || patterns.length === 0) return undefined
  try {
    const { files } = await findFiles(patterns, { cwd, env, bounds: { files: mostFiles, entries: 200_000 } })
    const read = new Map<string, number>()
    for (const file of files) {
      const entry = await fs.stat(file).catch(() => undefined)
      if (entry !== undefined) read.set(relative(cwd, file), entry.mtimeMs)
    }
    if (read.size === 0) return undefined
    // Those of other patterns are still of earlier runs.
    const all = [...new Map([...(await readBefore(cwd, env)), ...read])].slice(-mostFiles)
    const directory = execDirectory(cwd, env)
    if (leavesByLink(directory, cwd)) return `${directory} is a link out of the workspace`
    await makeFolder(directory)
    await replaceFile({ path: readFile(directory), bytes: `${JSON.stringify(all)}\n`, cwd })
    return undefined
  } catch (error) {
    return messageOf(error)
  }
}

const readFile = (directory: string): string => join(directory, 'reports-read')

/** Time by path, in ms since the epoch. */
async function readBefore(cwd: string, env: Env): Promise<ReadonlyMap<string, number>> {
  const directory = execDirectory(cwd, env)
  if (leavesByLink(directory, cwd)) return new Map()
  try {
    const read: unknown = JSON.parse(String(await readRegular(readFile(directory), mostBytes)))
    return new Map(Array.isArray(read) ? read.filter(isEntry) : [])
  } catch {
    // A report too many is counted once more at most.
    return new Map()
  }
}

const isEntry = (value: unknown): value is readonly [string, number] =>
  Array.isArray(value) && typeof value[0] === 'string' && typeof value[1] === 'number'
