/**
 * The history in the Actions cache and nowhere else: what a step inside the run has by default, as an artifact would lie among
 * the user’s own and land in their downloads.
 *
 * Two kinds of entry. A *snapshot* holds the whole history; it is saved as often as half a gigabyte a week allows, from the
 * default branch, where every branch can read it. Every other step leaves a *part*: the records the snapshot lacks, in its own
 * ref’s scope. A later job of the run takes its run’s parts first, so that the reports of two steps meet in one record.
 */
import { keepWithin } from '../../../core/history/file/learnt.js'
import { mergeHistories } from '../../../core/history/merge.js'
import { keyText } from '../../../core/history/order.js'
import { workflowHash } from '../../../core/history/provenance.js'
import { defaultBounds } from '../../../core/history/retention.js'
import type { Loaded, Recalled, RunKey, RunRecord } from '../../../core/model/index.js'
import { day } from '../../../core/run/time.js'
import type { HistoryStore } from '../../../ports.js'
import { leftOut, notKept } from '../outcome.js'
import { type Entries, type Restored, realCache, restore, store } from './entries.js'
import { type CacheStoreOptions, cachePrefix, isReadable, longestRestore } from './index.js'

export interface WholeCacheOptions extends CacheStoreOptions {
  /** Tells the jobs of one run apart. */
  readonly job?: string
}

/** Bytes of snapshots a week: a twentieth of the 10 GB a repository has, which are evicted from the longest unused on. */
const weeklyBytes = 512 * 1024 * 1024
/** Records a part may hold beside its run’s own: more are in a snapshot by then, or known by the platform’s list. */
const mostInPart = 50

const partPrefix = ({ workflow }: RunKey): string => `pipeline-guard-part-v1-${workflowHash(workflow)}-`
const runPrefix = (key: RunKey): string => `${partPrefix(key)}${key.run}-${key.attempt}-`

export function wholeCacheStore(options: WholeCacheOptions): HistoryStore {
  const { workspace, now, bounds = defaultBounds, limitMs = 8_000, client = realCache } = options
  const entriesIn = (folder: string): Entries => ({ client, workspace, folder: `.pipeline-guard/${folder}`, limitMs })
  const [snapshots, parts] = [entriesIn('snapshot'), entriesIn('part')]
  let snapshot: Restored | undefined
  let isSilent = false

  return {
    name: 'cache',
    keepsParts: true,
    async load(key): Promise<Loaded<Recalled>> {
      const limited = { limitMs: options.limitMs ?? longestRestore }
      try {
        // The toolkit unpacks into one folder each, so both may run at once.
        const [whole, part] = await Promise.all([
          restore({ ...snapshots, ...limited }, key, [cachePrefix(key)]),
          restore({ ...parts, ...limited }, key, [runPrefix(key), partPrefix(key)]),
        ])
        snapshot = whole
        return joined(whole.loaded, part.loaded)
      } catch (error) {
        isSilent = true
        throw error
      }
    },
    async save(record, history, learnt = []) {
      const own = `${record.key.run}-${record.key.attempt}-${options.job ?? 'job'}`
      // What could not be read is not replaced by less: the part holds what is known here.
      const isSnapshot = onMain(options, record) && isReadable(snapshot) && isDue(snapshot, now())
      const name = isSnapshot
        ? `${cachePrefix(record.key)}${minuteOf(now())}-${own}`
        : `${partPrefix(record.key)}${own}`
      if (options.mode === 'read' || options.mode === 'none')
        return leftOut(name, 'the cache token of this run is read-only, which is normal')
      if (isSilent)
        return notKept(name, 'the cache did not answer when the history was recalled, and was not asked again')
      const all = mergeHistories(history, [record])
      if (isSnapshot) return store(snapshots, name, keepWithin(bounds, { records: all, learnt, now: now() }))
      return store(parts, name, { records: partOf(all, record, snapshot), learnt: [] })
    },
  }
}

/** The records of both; what only one has is there too. */
function joined(whole: Loaded<Recalled>, part: Loaded<Recalled>): Loaded<Recalled> {
  if (part.kind !== 'ok') return whole.kind === 'missing' && part.kind === 'corrupt' ? part : whole
  if (whole.kind !== 'ok') return part
  const { records, quarantined } = part.value
  return {
    kind: 'ok',
    value: {
      ...whole.value,
      records: mergeHistories(whole.value.records, records),
      quarantined: [...whole.value.quarantined, ...quarantined],
    },
  }
}

const onMain = ({ ref, defaultBranch }: WholeCacheOptions, record: RunRecord): boolean => {
  const main = defaultBranch ?? record.run.value.defaultBranch
  return main !== undefined && ref === `refs/heads/${main}`
}

/** The larger it is, the less often it is saved; a day at the most, so that it is never evicted for want of use. */
function isDue(snapshot: Restored, now: number): boolean {
  const [, date, hours, minutes] = /(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-/.exec(snapshot.matched ?? '') ?? []
  const at = Date.parse(`${date}T${hours}:${minutes}Z`)
  if (Number.isNaN(at)) return true
  return Math.abs(now - at) >= Math.min(day, (7 * day * snapshot.bytes) / weeklyBytes)
}

const minuteOf = (now: number): string => new Date(now).toISOString().slice(0, 16).replace(':', '-')

/** This run’s record, and what our own steps saw of runs the snapshot lacks: the platform’s list brings back the rest. */
function partOf(all: readonly RunRecord[], own: RunRecord, snapshot: Restored | undefined): readonly RunRecord[] {
  const loaded = snapshot?.loaded
  const had = new Set(loaded?.kind === 'ok' ? loaded.value.records.map(({ key }) => keyText(key)) : [])
  const id = keyText(own.key)
  const lacked = all.filter((record) => keyText(record.key) !== id && !had.has(keyText(record.key)) && isSeen(record))
  return [...lacked.slice(-mostInPart), ...all.filter(({ key }) => keyText(key) === id)]
}

const isSeen = ({ judgement, tests, metrics, jobs }: RunRecord): boolean =>
  judgement !== undefined ||
  tests !== undefined ||
  metrics !== undefined ||
  Object.values(jobs).some((job) => job.failure !== undefined || job.tests !== undefined || job.templates !== undefined)
