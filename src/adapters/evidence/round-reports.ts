/** The reports of each round of a command: which it wrote, what they say, and those of the first kept as they were. */
import { createReadStream, promises as fs } from 'node:fs'
import { basename, dirname, isAbsolute, join, relative } from 'node:path'
import type { TestCase, TestResults } from '../../core/model/index.js'
import { messageOf } from '../../core/run/errors.js'
import { readReport } from '../../core/tests/report/index.js'
import { createTally, type TallyOptions } from '../../core/tests/report/tally.js'
import { leavesByLink } from '../files/links.js'
import { isAlive } from '../files/process.js'
import { readRegular } from '../files/read.js'
import { readExecutions } from './executed.js'
import { findFiles } from './glob.js'
import type { Rounds } from './round.js'

/** Reports before the command ran, to tell what it wrote. */
export interface Before {
  readonly stamps: ReadonlyMap<string, string>
}

const mostReports = { files: 20_000, entries: 200_000 }

export async function reportsBefore({ reports, cwd, env }: Pick<Rounds, 'reports' | 'cwd' | 'env'>): Promise<Before> {
  const { files } = await findFiles(reports, { cwd, env, bounds: mostReports })
  const stamps = await Promise.all(files.map(async (file) => [file, await stampOf(file)] as const))
  return { stamps: new Map(stamps) }
}

const stampOf = async (file: string): Promise<string> => {
  const entry = await fs.stat(file, { bigint: true }).catch(() => undefined)
  return entry === undefined ? '' : `${entry.mtimeNs} ${entry.size} ${entry.ino}`
}

export async function writtenSince(rounds: Rounds, { stamps }: Before): Promise<readonly string[]> {
  const after = await reportsBefore(rounds)
  return [...after.stamps].flatMap(([file, stamp]) => (stamps.get(file) === stamp ? [] : [file]))
}

export interface Read {
  /** Undefined where no report could be read. */
  readonly results: TestResults | undefined
  /** Of a report that is not whole nobody knows what else it would have told. */
  readonly broken?: string
}

export async function resultsOf(
  files: readonly string[],
  followed: readonly TestCase[],
  notice?: TallyOptions['notice'],
): Promise<Read> {
  const tally = createTally({ followed, ...(notice === undefined ? {} : { notice }) })
  let read = 0
  let broken: string | undefined
  for (const file of files) {
    tally.nextReport(file)
    try {
      const remark = await readReport(createReadStream(file), tally)
      if (remark !== undefined) broken ??= `${basename(file)}: ${remark}`
      read++
    } catch (error) {
      broken ??= `${basename(file)}: ${messageOf(error)}`
    }
  }
  return { results: read === 0 ? undefined : tally.results(), ...(broken === undefined ? {} : { broken }) }
}

export interface Aside {
  restore(): Promise<void>
}

/** A round writes over the reports of the first, which tell of all tests. */
export async function setAside(rounds: Rounds, written: readonly string[]): Promise<Aside | undefined> {
  const { folder, cwd, env, say } = rounds
  const not = (reason: string): undefined => say(`no test is run again: ${reason}`) as undefined
  if (folder === undefined) return not('the reports of the first round cannot be kept')
  if (await runsBeside(folder, { cwd, env }))
    return not('another `exec` runs in this folder, so nobody knows whose reports are whose')
  const { stamps } = await reportsBefore(rounds)
  const index: Index = { reports: rounds.reports, kept: written, before: [...stamps.keys()] }
  try {
    await fs.mkdir(folder, { recursive: true })
    for (const [number, file] of written.entries()) await fs.copyFile(file, join(folder, `${number}`))
    // Last: where it stands, the copies are whole.
    await fs.writeFile(join(folder, indexFile), JSON.stringify(index), { flag: 'wx' })
  } catch (error) {
    return not(`the reports of the first round cannot be kept (${messageOf(error)})`)
  }
  return { restore: () => restoreFrom(folder, index, { cwd, env }) }
}

/** What brings the reports of the first round back: also after a kill, by the next `run`. */
interface Index {
  readonly reports: readonly string[]
  /** Absolute paths; the copy of the n-th is called n. */
  readonly kept: readonly string[]
  readonly before: readonly string[]
}

const indexFile = 'index.json'
type Place = Pick<Rounds, 'cwd' | 'env'>

async function restoreFrom(folder: string, { reports, kept, before }: Index, place: Place): Promise<void> {
  const known = new Set(before)
  const after = await reportsBefore({ reports, ...place })
  // What only the rounds wrote would count their tests a second time; what another wrote meanwhile is not ours to take.
  if (!(await runsBeside(folder, place)))
    for (const file of after.stamps.keys()) if (!known.has(file)) await fs.rm(file, { force: true })
  for (const [number, file] of kept.entries()) {
    await fs.mkdir(dirname(file), { recursive: true })
    await fs.copyFile(join(folder, `${number}`), file)
  }
  await fs.rm(folder, { recursive: true, force: true })
}

/** Did another `exec` of this folder run while this one did? */
async function runsBeside(folder: string, { cwd, env }: Place): Promise<boolean> {
  const { all } = await readExecutions(cwd, env)
  const own = all.find(({ path }) => path === folder.replace(/reports$/, 'log'))
  return all.some(
    (other) =>
      other !== own &&
      other.directory === own?.directory &&
      (other.completedAt === undefined
        ? isAlive(other.owner ?? {}) === true
        : own !== undefined && Date.parse(other.completedAt) >= Date.parse(own.startedAt)),
  )
}

/** Brings back the reports of the first round where an `exec` was killed in a later one. @returns the files brought back */
export async function recoverReports(place: Place): Promise<readonly string[]> {
  const { found } = await readExecutions(place.cwd, place.env)
  const recovered: string[] = []
  for (const { path, completedAt, owner } of found) {
    const folder = path.replace(/log$/, 'reports')
    if (completedAt !== undefined || isAlive(owner ?? {}) !== false || leavesByLink(folder, place.cwd)) continue
    const index = await indexIn(folder)
    if (index === undefined || !index.kept.every((file) => isInside(file, place.cwd))) continue
    await restoreFrom(folder, index, place)
    recovered.push(...index.kept)
  }
  return recovered
}

const isInside = (file: string, cwd: string): boolean => {
  const within = relative(cwd, file)
  return !within.startsWith('..') && !isAbsolute(within) && !leavesByLink(file, cwd)
}

async function indexIn(folder: string): Promise<Index | undefined> {
  try {
    const read: unknown = JSON.parse((await readRegular(join(folder, indexFile), 16_777_216)).toString('utf8'))
    const isList = (value: unknown): value is readonly string[] =>
      Array.isArray(value) && value.every((each) => typeof each === 'string')
    if (typeof read !== 'object' || read === null) return undefined
    const { reports, kept, before } = read as Partial<Index>
    return isList(reports) && isList(kept) && isList(before) ? { reports, kept, before } : undefined
  } catch {
    // Killed before the copies were whole: then no round had begun.
    return undefined
  }
}
