/**
 * What a watch remembers, in one folder: `watch.json` (which runs were dealt with, what is still to be told), one history
 * a repository, and a journal of what happened since both were written.
 *
 * A line is on disk before the next thing is done, so a watch that is killed has forgotten nothing: the next one replays
 * the journal. Replaying a line twice changes nothing.
 */
import { createHash } from 'node:crypto'
import { open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { makeFolder } from '../../adapters/files/folder.js'
import { isLink, leavesByLink } from '../../adapters/files/links.js'
import { readRegular } from '../../adapters/files/read.js'
import { writeWhole } from '../../adapters/files/replace.js'
import { readHistoryFile, updateHistoryFile } from '../../adapters/stores/file/index.js'
import { withLock } from '../../adapters/stores/file/lock.js'
import { replaceLearnt } from '../../core/history/file/learnt.js'
import { mergeHistories } from '../../core/history/merge.js'
import type { Bounds } from '../../core/history/retention.js'
import type { Learnt, Loaded, Recalled, RunRecord } from '../../core/model/index.js'
import { messageOf } from '../../core/run/errors.js'
import { formatCount } from '../../core/run/format.js'
import { jsonOf } from '../../core/run/json.js'
import { applyLine, emptyWatch, type WatchLine, type WatchState, watchLineSchema, watchStateSchema } from './lines.js'

export interface WatchStore {
  /** As the lines so far have made it. */
  state(): WatchState
  /** On disk when the promise is fulfilled. */
  write(...lines: readonly WatchLine[]): Promise<void>
  /** What is known of a repository’s runs, the journal’s records included. */
  history(repository: string): Promise<Loaded<Recalled>>
  /** Keeps what was learnt, until it is written with the history; a watch that is killed learns it anew. */
  learn(repository: string, learnt: readonly Learnt[]): void
  /** How much of a repository’s history is kept, made of what usually is. */
  bound(repository: string, boundsOf: (usual: Bounds) => Bounds): void
  /** Folds the journal into the histories and the state; the journal starts anew. */
  settle(): Promise<void>
  /** What was wrong with the files, in plain sentences. */
  readonly damage: readonly string[]
}

export interface WatchStoreOptions {
  readonly folder: string
  readonly now: () => number
  /** Nothing is written: for a dry run. */
  readonly readOnly?: boolean
}

/** Several workflows share one history here, so it may hold more than a single step’s. */
const watchBounds: Bounds = { runs: 500, bytes: 25_000_000, days: 400, slack: 0.05 }

/** Bytes of state or journal that are read: ten times what a watch of a thousand repositories writes. */
const largestState = 256 * 1048576

/** Most systems take file names of 255 bytes; the ending and a draft’s are added. */
const longestName = 180

/** A watch may be busy for seconds without a beat; one that was killed on this machine is known by its process. */
const staleMs = 60_000

/**
 * Works with the folder alone: a second watch of the same folder ends after a second.
 *
 * @throws Error when another watch is at work, or when `watch.json` cannot be read (it is left as it is: taking it for
 * absent would make this the first watch, which judges nothing that is older)
 */
export async function withWatchStore<T>(
  options: WatchStoreOptions,
  work: (store: WatchStore) => Promise<T>,
): Promise<T> {
  const { folder, readOnly = false } = options
  if (leavesByLink(folder, process.cwd()))
    throw new Error(`${folder} is a link out of the workspace; name another folder`)
  if (readOnly) return work(await openStore(options))
  await makeFolder(folder)
  // Beside the folder, not in it: a lock that travels with what is remembered would lock out the next machine.
  return withLock(folder, { patienceMs: 1_000, staleMs }, async () => work(await openStore(options)))
}

async function openStore({ folder, now, readOnly = false }: WatchStoreOptions): Promise<WatchStore> {
  const statePath = join(folder, 'watch.json')
  const journalPath = join(folder, 'journal.jsonl')
  const { lines, damage } = await readJournal(journalPath, readOnly)
  let state = lines.reduce(applyLine, await readState(statePath))
  let dirty = lines.length > 0
  /** Records since the histories were written, by repository. */
  const fresh = new Map<string, RunRecord[]>()
  /** Models since the histories were written, by repository. */
  const learnt = new Map<string, readonly Learnt[]>()
  const bounds = new Map<string, Bounds>()
  const keep = (line: WatchLine): void => {
    if (line.kind !== 'run' || line.record === undefined) return
    const name = line.repository.toLowerCase()
    fresh.set(name, [...(fresh.get(name) ?? []), line.record])
  }
  for (const line of lines) keep(line)
  const pathOf = (repository: string): string => join(folder, 'history', `${fileName(repository)}.jsonl.gz`)
  return {
    damage,
    state: () => state,
    async write(...given) {
      if (given.length === 0) return
      if (!readOnly) await append(journalPath, given.map((line) => `${JSON.stringify(line)}\n`).join(''))
      for (const line of given) {
        state = applyLine(state, line)
        dirty = true
        if (!readOnly) keep(line)
      }
    },
    async history(repository) {
      const loaded = await readHistoryFile(pathOf(repository))
      const since = fresh.get(repository.toLowerCase()) ?? []
      if (loaded.kind === 'corrupt' || since.length === 0) return loaded
      const value = loaded.kind === 'ok' ? loaded.value : { records: [], quarantined: [] }
      return { kind: 'ok', value: { ...value, records: mergeHistories(value.records, since) } }
    },
    learn: (repository, models) => {
      const name = repository.toLowerCase()
      learnt.set(name, replaceLearnt(learnt.get(name), models))
    },
    bound: (repository, boundsOf) => bounds.set(repository.toLowerCase(), boundsOf(watchBounds)),
    async settle() {
      if (readOnly || !dirty) return
      for (const [repository, records] of fresh)
        await updateHistoryFile(
          pathOf(repository),
          { now, bounds: bounds.get(repository) ?? watchBounds, learnt: learnt.get(repository) },
          (known) => mergeHistories(known, records),
        )
      await writeWhole(statePath, `${JSON.stringify(state)}\n`)
      await rm(journalPath, { force: true })
      fresh.clear()
      dirty = false
    },
  }
}

/** `o/r` as a path below the folder of histories. Names of jobs may hold anything: what is lost of them, a digest keeps. */
function fileName(repository: string): string {
  const name = repository.toLowerCase()
  const plain = name
    .split('/')
    .map((part) => part.replace(/[^\w.-]/g, '_').replace(/^\.+$/, '_'))
    .join('/')
  if (plain === name && plain.length <= longestName) return plain
  const digest = createHash('sha256').update(name).digest('hex').slice(0, 12)
  return `${plain.slice(0, longestName)}-${digest}`
}

async function readState(path: string): Promise<WatchState> {
  let text: string
  try {
    text = String(await readRegular(path, largestState))
  } catch (error) {
    if ((error as { readonly code?: unknown }).code === 'ENOENT') return emptyWatch
    throw error
  }
  try {
    return watchStateSchema.parse(JSON.parse(text))
  } catch (error) {
    throw new Error(
      `${path} is not what a watch of this version writes (${messageOf(error).slice(0, 200)}); it was left as it is. Restore it, or move it away to begin anew: then nothing that ended before is judged`,
    )
  }
}

interface Journal {
  readonly lines: readonly WatchLine[]
  readonly damage: readonly string[]
}

/** The last line of a watch that was killed may be half a line: it is cut off, for what it told has not happened. */
async function readJournal(path: string, readOnly: boolean): Promise<Journal> {
  const text = await readRegular(path, largestState).then(String, (error: { readonly code?: unknown }) => {
    if (error.code === 'ENOENT') return ''
    throw error
  })
  const whole = text.slice(0, text.lastIndexOf('\n') + 1)
  if (whole.length < text.length && !readOnly) await writeWhole(path, whole)
  const lines: WatchLine[] = []
  let broken = 0
  for (const line of whole.split('\n')) {
    if (line === '') continue
    const read = watchLineSchema.safeParse(jsonOf(line))
    if (read.success) lines.push(read.data)
    else broken += 1
  }
  if (broken > 0 && !readOnly) await writeWhole(`${path}.broken`, whole)
  return {
    lines,
    damage:
      broken === 0
        ? []
        : [`${formatCount(broken, 'line')} of ${path} could not be read; a copy is kept beside it as .broken`],
  }
}

async function append(path: string, text: string): Promise<void> {
  if (isLink(path)) throw new Error(`${path} is a link; a watch writes through none`)
  const handle = await open(path, 'a')
  try {
    await handle.writeFile(text)
    await handle.datasync()
  } finally {
    await handle.close()
  }
}
