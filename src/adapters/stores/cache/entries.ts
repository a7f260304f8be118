/** One entry of the Actions cache in and out: a history file under a fixed relative path. */
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { decodeHistory, encodeHistory } from '../../../core/history/file/codec.js'
import { isOfWorkflow } from '../../../core/history/provenance.js'
import type { ActionOutcome, Learnt, Loaded, Member, Recalled, RunKey, RunRecord } from '../../../core/model/index.js'
import { leavesByLink } from '../../files/links.js'
import { readRegular } from '../../files/read.js'
import { writeWhole } from '../../files/replace.js'
import { explain, kept, leftOut, notKept } from '../outcome.js'
import { type Told, toolkit } from '../toolkit.js'
import { entryName } from '../zip.js'

/** The part of `@actions/cache` that is used. */
export interface CacheClient {
  isFeatureAvailable(): boolean
  restoreCache(
    paths: string[],
    key: string,
    restoreKeys: string[],
    options?: object,
    crossOs?: boolean,
  ): Promise<string | undefined>
  saveCache(paths: string[], key: string, options?: object, crossOs?: boolean): Promise<number>
}

export const realCache = (): Promise<CacheClient> => import('@actions/cache') as Promise<CacheClient>

export interface Entries {
  readonly client: () => Promise<CacheClient>
  /** Root the fixed path is relative to: the toolkit resolves paths against it on every machine alike. */
  readonly workspace: string
  /** Relative: the cache’s version is a hash of it, and absolute paths differ from runner to runner. */
  readonly folder: string
  readonly limitMs: number
}

/** An entry is kept within 5 MB of lines. */
const largestExpanded = 16 * 1024 * 1024

export interface Restored {
  /** The key of the entry that was found. */
  readonly matched: string | undefined
  readonly loaded: Loaded<Recalled>
  /** Bytes of its file. */
  readonly bytes: number
}

/**
 * The newest entry whose key begins with the first of the prefixes that any bears; records of other workflows left out.
 * @throws Error when the cache did not answer in time
 */
export async function restore(entries: Entries, of: RunKey, prefixes: readonly string[]): Promise<Restored> {
  const { workspace, folder, limitMs } = entries
  const cache = await entries.client()
  if (leavesByLink(folder, workspace)) throw new Error(elsewhere(folder))
  const nothing: Restored = { matched: undefined, loaded: { kind: 'missing' }, bytes: 0 }
  if (!cache.isFeatureAvailable()) return nothing
  const [key = ''] = prefixes
  const { value, said } = await toolkit(limitMs, () => cache.restoreCache([folder], key, [...prefixes], {}, true))
  if (value === undefined) return { ...nothing, loaded: failure(said) ?? nothing.loaded }
  try {
    const bytes = await readRegular(join(workspace, folder, entryName), largestExpanded)
    const loaded = decodeHistory(bytes, { limit: largestExpanded })
    if (loaded.kind !== 'ok') return { matched: value, loaded, bytes: bytes.length }
    const records = loaded.value.records.filter((record) => isOfWorkflow(record, of))
    return { matched: value, loaded: { kind: 'ok', value: { ...loaded.value, records } }, bytes: bytes.length }
  } finally {
    await rm(join(workspace, folder), { recursive: true, force: true })
  }
}

export interface Snapshot {
  readonly records: readonly RunRecord[]
  readonly learnt: readonly Learnt[]
  /** Members of the entry before: what they hold need not be packed again. */
  readonly read?: readonly Member[]
}

export async function store(
  { client, workspace, folder, limitMs }: Entries,
  name: string,
  { records, learnt, read }: Snapshot,
): Promise<ActionOutcome> {
  // Before the folder is touched: it is removed afterwards.
  if (leavesByLink(folder, workspace)) return notKept(name, elsewhere(folder))
  try {
    const cache = await client()
    if (!cache.isFeatureAvailable()) return leftOut(name, 'this runner offers no cache')
    await mkdir(join(workspace, folder), { recursive: true })
    await writeWhole(join(workspace, folder, entryName), encodeHistory(records, learnt, read))
    return saved(name, await toolkit(limitMs, () => cache.saveCache([folder], name, {}, true)))
  } catch (error) {
    return notKept(name, explain(error))
  } finally {
    await rm(join(workspace, folder), { recursive: true, force: true })
  }
}

const elsewhere = (folder: string): string => `${folder} is a link out of the workspace; remove it`

/** The toolkit swallows its failures; only what it printed tells a miss from an outage. */
function failure(said: readonly string[]): Loaded<Recalled> | undefined {
  const line = said.find((told) => told.startsWith('Failed to restore'))
  return line === undefined ? undefined : { kind: 'corrupt', reason: line.slice(0, 300) }
}

function saved(name: string, { value, said }: Told<number>): ActionOutcome {
  if (value !== -1) return kept(name, 'snapshot saved')
  const line = said.find((told) => /Failed to save|denied|does not permit/.test(told)) ?? 'the cache did not take it'
  const normal = /denied|does not permit|another job may be/.test(line)
  return normal ? leftOut(name, line.slice(0, 300)) : notKept(name, line.slice(0, 300))
}
