/** The history in one file: for Jenkins, GitLab, a desk, and whoever keeps the directory between runs. */
import { createHash } from 'node:crypto'
import { appendFile, constants, copyFile, lstat, readdir, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { decodeHistory, encodeHistory, largestHistory } from '../../../core/history/file/codec.js'
import { keepWithin, replaceLearnt } from '../../../core/history/file/learnt.js'
import { lineBytes } from '../../../core/history/file/line-text.js'
import { mergeHistories } from '../../../core/history/merge.js'
import { keyText } from '../../../core/history/order.js'
import { type Bounds, defaultBounds } from '../../../core/history/retention.js'
import type { Learnt, Loaded, Recalled, RunRecord } from '../../../core/model/index.js'
import { codeOf } from '../../../core/run/errors.js'
import { formatCount } from '../../../core/run/format.js'
import type { HistoryStore } from '../../../ports.js'
import { makeFolder } from '../../files/folder.js'
import { readRegular } from '../../files/read.js'
import { placeOf, removeDrafts, writeWhole } from '../../files/replace.js'
import { explain, kept, notKept } from '../outcome.js'
import { type Lock, type LockOptions, withLock } from './lock.js'
import { looksLikeHistory } from './looks.js'

export interface FileStoreOptions extends LockOptions {
  readonly path: string
  readonly bounds?: Bounds
  readonly now: () => number
  /** What no link leads out of; the working directory by default. */
  readonly cwd?: string
}

export function fileStore({
  path,
  bounds = defaultBounds,
  now,
  patienceMs,
  staleMs,
  cwd,
}: FileStoreOptions): HistoryStore {
  const decode = decodeOnce()
  return {
    name: `file ${path}`,
    load: async () => {
      const loaded = await readHistoryFile(path, decode, cwd)
      // What lies beside a path that leads elsewhere is not ours to read.
      const target = await placeOf(path, cwd).catch(() => undefined)
      return target === undefined ? loaded : withStaged(loaded, await readStaged(target))
    },
    stage: async (record) => {
      const target = await historyPlace(path, cwd)
      await makeFolder(dirname(target))
      await writeWhole(stagedPath(target, record), encodeHistory([record]))
    },
    save: async (record, history, learnt) => {
      try {
        const staged = await readStaged(await historyPlace(path, cwd))
        const left = staged.flatMap(({ records }) => records)
        const runs = await updateHistoryFile(
          path,
          { now, patienceMs, staleMs, decode, learnt, bounds, cwd },
          (records) => mergeHistories(records, left, history, [record]),
        )
        // It is saved: what cannot be removed is read again, and adds nothing.
        await Promise.all(staged.map((one) => rm(one.path, { force: true }).catch(() => undefined)))
        return kept(path, `${formatCount(runs, 'run')} in the history`)
      } catch (error) {
        return notKept(path, explain(error))
      }
    },
  }
}

/** Beside the history until it is saved: what a step that was killed while acting has left behind. */
const stagedPath = (path: string, { key }: RunRecord): string =>
  `${path}.staged-${createHash('sha256').update(keyText(key)).digest('hex').slice(0, 12)}`

interface Staged {
  readonly path: string
  readonly records: readonly RunRecord[]
}

async function readStaged(path: string): Promise<readonly Staged[]> {
  const names = await readdir(dirname(path)).catch(() => [])
  const own = `${basename(path)}.staged-`
  const staged = names.filter((name) => name.startsWith(own) && /^[0-9a-f]{12}$/.test(name.slice(own.length)))
  const all = await Promise.all(
    staged.map(async (name) => {
      const read = await readHistoryFile(join(dirname(path), name))
      // What is no file, or cannot be read, stays: it is not for us to remove.
      return read.kind === 'ok' ? [{ path: join(dirname(path), name), records: read.value.records }] : []
    }),
  )
  return all.flat()
}

function withStaged(loaded: Loaded<Recalled>, staged: readonly Staged[]): Loaded<Recalled> {
  const left = staged.flatMap(({ records }) => records)
  if (left.length === 0 || loaded.kind === 'corrupt') return loaded
  const value = loaded.kind === 'ok' ? loaded.value : { records: [], quarantined: [] }
  return { kind: 'ok', value: { ...value, records: mergeHistories(value.records, left) } }
}

type Decode = (bytes: Buffer) => Loaded<Recalled>

/** Between a step's load and its save nobody else wrote, as a rule: the same bytes are not read twice. */
function decodeOnce(): Decode {
  let last: { readonly bytes: Buffer; readonly loaded: Loaded<Recalled> } | undefined
  return (bytes) => {
    if (last?.bytes.equals(bytes) !== true) last = { bytes, loaded: decodeHistory(bytes) }
    return last.loaded
  }
}

/** A history file as it is; `missing` only when there is no such file. */
export async function readHistoryFile(
  path: string,
  decode: Decode = decodeHistory,
  cwd?: string,
): Promise<Loaded<Recalled>> {
  try {
    return decode(await readRegular(await placeOf(path, cwd), largestHistory))
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return { kind: 'missing' }
    const reason = explain(error)
    return { kind: 'corrupt', reason: reason.startsWith(path) ? reason : `${path} cannot be read: ${reason}` }
  }
}

export interface Updating extends LockOptions {
  readonly now: () => number
  readonly decode?: Decode
  /** Models to keep, in place of those of the same workflow and class of events. */
  readonly learnt?: readonly Learnt[] | undefined
  /** What is written is kept within them; without them everything is. */
  readonly bounds?: Bounds
  /** What no link leads out of; the working directory by default. */
  readonly cwd?: string | undefined
}

/** More often than this nobody takes a lock from a process that is alive. */
const mostTries = 5

/**
 * Read, change and write back, alone: under a lock, by a temporary file and a rename, so that a reader, a crash or a full
 * disk never meets half a file. What could not be read is copied aside first; a history of a newer version is refused.
 *
 * A writer that was stopped so long that another took its lock for dead begins anew, whether it finds out before it
 * replaced the file or after.
 *
 * @param change may be asked more than once
 * @returns how many records the file now holds
 */
export async function updateHistoryFile(
  path: string,
  how: Updating,
  change: (records: readonly RunRecord[]) => readonly RunRecord[],
): Promise<number> {
  const target = await historyPlace(path, how.cwd)
  await makeFolder(dirname(target))
  for (let tries = 1; tries <= mostTries; tries++) {
    const held = await withLock(target, how, (lock) => updateOnce({ path, target, how, change, lock }))
    if (held !== undefined) return held
  }
  throw new Error(`${path} was written by others ${mostTries} times meanwhile; the next run tries again`)
}

interface Update {
  readonly path: string
  readonly target: string
  readonly how: Updating
  readonly change: (records: readonly RunRecord[]) => readonly RunRecord[]
  readonly lock: Lock
}

/** @returns undefined where the lock was lost: whether this was written, and upon what, is then not certain */
async function updateOnce({ path, target, how, change, lock }: Update): Promise<number | undefined> {
  const identity = await identityOf(target)
  const before = await readHistoryFile(target, how.decode)
  if (before.kind === 'corrupt' && !(await looksLikeHistory(target))) throw new Error(noHistory(path))
  if (before.kind === 'corrupt' && before.reason.includes('is newer than')) throw new Error(before.reason)
  if (before.kind === 'corrupt' || (before.kind === 'ok' && before.value.damage !== undefined)) await copyAside(target)
  if (before.kind === 'ok') await quarantine(target, before.value)
  const known: Pick<Recalled, 'records' | 'learnt' | 'members'> = before.kind === 'ok' ? before.value : { records: [] }
  const changed = { records: change(known.records), learnt: replaceLearnt(known.learnt, how.learnt) }
  const after = how.bounds ? keepWithin(how.bounds, { ...changed, now: how.now() }) : changed
  if (after.records.length > certainlySmall) refuseUnreadable(path, after.records)
  const isUnchanged = async (): Promise<boolean> => (await lock.isOurs()) && (await identityOf(target)) === identity
  if (!(await writeWhole(target, encodeHistory(after.records, after.learnt, known.members), isUnchanged)))
    return undefined
  await removeDrafts(target, how.now())
  return (await lock.isOurs()) ? after.records.length : undefined
}

/** So many are never too large to be read again: a record is at most 2 MB, as `recordCaps` of the artifacts has it. */
const certainlySmall = 128

/** @throws Error where it would be more than is ever read: what cannot be read is not written */
function refuseUnreadable(path: string, records: readonly RunRecord[]): void {
  const bytes = records.reduce((sum, record) => sum + lineBytes(record), 0)
  if (bytes > largestHistory)
    throw new Error(
      `${path} would hold ${formatCount(Math.round(bytes / 1_000_000), 'MB', 'MB')} of lines, more than can be read again (${Math.round(largestHistory / 1_000_000)}); it was left as it is. Prune first: \`pipeline-guard history prune\``,
    )
}

/** Changes with every writer: each makes a file of its own and renames it. */
const identityOf = (path: string): Promise<string> =>
  stat(path).then(
    ({ ino, size, mtimeMs }) => `${ino} ${size} ${mtimeMs}`,
    () => 'none',
  )

const noHistory = (path: string): string =>
  `${path} is no history of Pipeline Guard; it was left as it is. Name another file`

/** Where the history is written. @throws Error where something else lies there, before anything is put beside it */
async function historyPlace(path: string, cwd: string | undefined): Promise<string> {
  const target = await placeOf(path, cwd)
  if (!(await looksLikeHistory(target))) throw new Error(noHistory(path))
  return target
}

/** Beside the file, named by its content, so that the same damage is copied once. */
async function copyAside(path: string): Promise<void> {
  const digest = createHash('sha256')
    .update(await readRegular(path, Number.MAX_SAFE_INTEGER))
    .digest('hex')
  // Exclusive: never over, or through, what lies there already.
  await copyFile(path, `${path}.corrupt-${digest.slice(0, 12)}`, constants.COPYFILE_EXCL).catch((error: unknown) => {
    if (codeOf(error) !== 'EEXIST') throw error
  })
}

async function quarantine(path: string, { quarantined, reasons }: Recalled): Promise<void> {
  if (quarantined.length === 0) return
  const lines = quarantined.map(
    (line, index) => `${JSON.stringify({ reason: reasons?.[index] ?? 'unreadable', line })}\n`,
  )
  const beside = `${path}.quarantine.jsonl`
  const there = await lstat(beside).catch(() => undefined)
  if (there !== undefined && !there.isFile()) await rm(beside)
  await appendFile(beside, lines.join(''))
}
