/**
 * A snapshot of the history in the Actions cache, beside artifacts: faster than many of them, but a speed-up, not the truth.
 * Entries are immutable, evicted at will, and often read-only; every failure here is normal.
 */
import { keepWithin } from '../../../core/history/file/learnt.js'
import { mergeHistories } from '../../../core/history/merge.js'
import { workflowHash } from '../../../core/history/provenance.js'
import { type Bounds, defaultBounds } from '../../../core/history/retention.js'
import type { Loaded, Recalled, RunKey, RunRecord } from '../../../core/model/index.js'
import type { HistoryStore } from '../../../ports.js'
import { leftOut, notKept } from '../outcome.js'
import { type CacheClient, type Entries, type Restored, realCache, restore, store } from './entries.js'

export interface CacheStoreOptions {
  readonly workspace: string
  readonly now: () => number
  /** Ref of this step’s run; a snapshot is only saved from the default branch, where every branch can read it. */
  readonly ref?: string
  readonly defaultBranch?: string
  /** `read` or `none`: the token may not write. */
  readonly mode?: string
  readonly bounds?: Bounds
  readonly limitMs?: number
  readonly client?: () => Promise<CacheClient>
}

const folder = '.pipeline-guard/snapshot'

/** A snapshot of 150 KB comes within a second; a service that is down would be tried for half a minute. */
export const longestRestore = 5_000

export const cachePrefix = (key: Pick<RunKey, 'workflow'>): string =>
  `pipeline-guard-history-v1-${workflowHash(key.workflow)}-`

/** Was it read, or is there none, or one that is broken for good? An outage is none of these. */
export const isReadable = (restored: Restored | undefined): restored is Restored =>
  restored !== undefined && (restored.matched !== undefined || restored.loaded.kind !== 'corrupt')

/** One entry an hour: entries are immutable, and a new one every run would push the project’s own caches out. */
const bucket = (now: number): string => new Date(now).toISOString().slice(0, 13)

export function cacheStore(options: CacheStoreOptions): HistoryStore {
  const { workspace, now, bounds = defaultBounds, limitMs = 8_000 } = options
  const entries: Entries = { client: options.client ?? realCache, workspace, folder, limitMs }
  let restored: Restored | undefined
  let isSilent = false

  return {
    name: 'cache',
    async load(key): Promise<Loaded<Recalled>> {
      const prefix = cachePrefix(key)
      const limited = { ...entries, limitMs: options.limitMs ?? longestRestore }
      restored = await restore(limited, key, [prefix + bucket(now()), prefix]).catch((error: unknown) => {
        isSilent = true
        throw error
      })
      return restored.loaded
    },
    async save(record, history, learnt) {
      const name = `${cachePrefix(record.key)}${bucket(now())}`
      const why = reasonNotTo(options, record, restored?.matched === name)
      if (why !== undefined) return leftOut(name, why)
      if (isSilent)
        return notKept(name, 'the cache did not answer when the history was recalled, and was not asked again')
      if (!isReadable(restored))
        return leftOut(name, 'the snapshot there is could not be read, and is not replaced by less')
      const all = { records: mergeHistories(history, [record]), learnt: learnt ?? [], now: now() }
      const read = restored?.loaded.kind === 'ok' ? restored.loaded.value.members : undefined
      return store(entries, name, { ...keepWithin(bounds, all), ...(read && { read }) })
    },
  }
}

function reasonNotTo(
  { ref, defaultBranch, mode }: CacheStoreOptions,
  record: RunRecord,
  fresh: boolean,
): string | undefined {
  if (mode === 'read' || mode === 'none') return 'the cache token of this run is read-only, which is normal'
  if (fresh) return 'the snapshot of this hour is there already'
  const main = defaultBranch ?? record.run.value.defaultBranch
  if (main === undefined || ref !== `refs/heads/${main}`) return 'snapshots are saved from the default branch only'
  return undefined
}
