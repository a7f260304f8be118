/**
 * A snapshot of the history in the Actions cache: faster than many artifacts, but a speed-up, not the truth. Entries are
 * immutable, evicted at will, and often read-only; every failure here is normal.
 */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { decodeHistory, encodeHistory } from '../../../core/history/file/codec.js'
import { keepWithin } from '../../../core/history/file/learnt.js'
import { mergeHistories } from '../../../core/history/merge.js'
import { isOfWorkflow, workflowHash } from '../../../core/history/provenance.js'
import { type Bounds, defaultBounds } from '../../../core/history/retention.js'
import type { Loaded, Recalled, RunKey, RunRecord } from '../../../core/model/index.js'
import type { HistoryStore } from '../../../ports.js'
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

export interface CacheStoreOptions {
  /** Root the fixed path is relative to: the toolkit resolves paths against it on every machine alike. */
  readonly workspace: string
  readonly now: () => number
  /** Ref of this step’s run; a snapshot is only saved from the default branch, where every branch can read it. */
  readonly ref?: string
  readonly defaultBranch?: string
  /** `read` or `none`: the token may not write. */
  readonly mode?: string
  /**
   * The cache is all there is (no artifacts, or no permission to read them): then every run saves, also pull requests
   * into their own scope, and each under a key of its own.
   */
  readonly alone?: () => boolean
  readonly bounds?: Bounds
  readonly limitMs?: number
  readonly client?: () => Promise<CacheClient>
}

/** One fixed relative path: the cache’s version is a hash of it, and absolute paths differ from runner to runner. */
const folder = '.pipeline-guard/snapshot'
/** A snapshot is kept within 5 MB of lines. */
const largestExpanded = 16 * 1024 * 1024

/** A snapshot of 150 KB comes within a second; a service that is down would be tried for half a minute. */
const longestRestore = 5_000

export const cachePrefix = (key: Pick<RunKey, 'workflow'>): string =>
  `pipeline-guard-history-v1-${workflowHash(key.workflow)}-`

/** One entry an hour: entries are immutable, and a new one every run would push the project’s own caches out. */
const bucket = (now: number): string => new Date(now).toISOString().slice(0, 13)

export function cacheStore(options: CacheStoreOptions): HistoryStore {
  const { workspace, now, bounds = defaultBounds, limitMs = 8_000 } = options
  const path = join(workspace, folder, entryName)
  const client = options.client ?? (() => import('@actions/cache') as Promise<CacheClient>)
  let matched: string | undefined
  let isSilent = false

  return {
    name: 'cache',
    async load(key): Promise<Loaded<Recalled>> {
      const cache = await client()
      if (!cache.isFeatureAvailable()) return { kind: 'missing' }
      const prefix = cachePrefix(key)
      const { value, said } = await toolkit(Math.min(limitMs, longestRestore), () =>
        cache.restoreCache([folder], prefix + bucket(now()), [prefix], {}, true),
      ).catch((error: unknown) => {
        isSilent = true
        throw error
      })
      matched = value
      if (value === undefined) return failure(said) ?? { kind: 'missing' }
      try {
        const loaded = decodeHistory(await readFile(path), { limit: largestExpanded })
        if (loaded.kind !== 'ok') return loaded
        return {
          kind: 'ok',
          value: { ...loaded.value, records: loaded.value.records.filter((record) => isOfWorkflow(record, key)) },
        }
      } finally {
        await rm(join(workspace, folder), { recursive: true, force: true })
      }
    },
    async save(record, history, learnt) {
      const { run, attempt } = record.key
      const name = `${cachePrefix(record.key)}${bucket(now())}${options.alone?.() ? `-${run}-${attempt}` : ''}`
      const why = reasonNotTo(options, record, matched === name)
      if (why !== undefined) return leftOut(name, why)
      if (isSilent)
        return notKept(name, 'the cache did not answer when the history was recalled, and was not asked again')
      try {
        const cache = await client()
        if (!cache.isFeatureAvailable()) return leftOut(name, 'this runner offers no cache')
        await mkdir(join(workspace, folder), { recursive: true })
        const all = { records: mergeHistories(history, [record]), learnt: learnt ?? [], now: now() }
        const kept = keepWithin(bounds, all)
        await writeFile(path, encodeHistory(kept.records, kept.learnt))
        return saved(name, await toolkit(limitMs, () => cache.saveCache([folder], name, {}, true)))
      } catch (error) {
        return notKept(name, explain(error))
      } finally {
        await rm(join(workspace, folder), { recursive: true, force: true })
      }
    },
  }
}

function reasonNotTo(
  { ref, defaultBranch, mode, alone }: CacheStoreOptions,
  record: RunRecord,
  fresh: boolean,
): string | undefined {
  if (mode === 'read' || mode === 'none') return 'the cache token of this run is read-only, which is normal'
  if (fresh) return 'the snapshot of this hour is there already'
  const main = defaultBranch ?? record.run.value.defaultBranch
  if (!alone?.() && (main === undefined || ref !== `refs/heads/${main}`))
    return 'snapshots are saved from the default branch only'
  return undefined
}

/** The toolkit swallows its failures; only what it printed tells a miss from an outage. */
function failure(said: readonly string[]): Loaded<Recalled> | undefined {
  const line = said.find((told) => told.startsWith('Failed to restore'))
  return line === undefined ? undefined : { kind: 'corrupt', reason: line.slice(0, 300) }
}

function saved(name: string, { value, said }: Told<number>) {
  if (value !== -1) return kept(name, 'snapshot saved')
  const line = said.find((told) => /Failed to save|denied|does not permit/.test(told)) ?? 'the cache did not take it'
  const normal = /denied|does not permit|another job may be/.test(line)
  return normal ? leftOut(name, line.slice(0, 300)) : notKept(name, line.slice(0, 300))
}
