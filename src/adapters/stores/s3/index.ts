/** The history in a bucket of one’s own: each run adds one object, and nothing is ever written over. */
import { confirmedSince } from '../../../core/history/confirm.js'
import { encodeHistory } from '../../../core/history/file/codec.js'
import { mergeHistories } from '../../../core/history/merge.js'
import { areaOf, checkpointObject, recordObject } from '../../../core/history/objects.js'
import { type Bounds, defaultBounds, retain } from '../../../core/history/retention.js'
import type { ActionOutcome, RunRecord } from '../../../core/model/index.js'
import { formatCount } from '../../../core/run/format.js'
import { day } from '../../../core/run/time.js'
import { isTrusted, onDefaultBranch } from '../../../core/run/trust.js'
import type { HistoryStore } from '../../../ports.js'
import type { ObjectStore } from '../../objects/port.js'
import { kept, notKept } from '../outcome.js'
import { type BucketState, loadBucket } from './load.js'
import { wordsOf } from './read.js'

export interface BucketStoreOptions {
  readonly objects: ObjectStore
  readonly now: () => number
  /** Of a merged history. */
  readonly bounds?: Bounds
}

/** More records than this after the last merged history, and another is due. */
const mostSince = 20

export function bucketStore({ objects, now, bounds = defaultBounds }: BucketStoreOptions): HistoryStore {
  let state: BucketState | undefined

  async function write(key: string, bytes: Uint8Array): Promise<'new' | 'there'> {
    const put = await objects.put({ key, bytes, onlyOver: 'absent' })
    return put.kind === 'written' ? 'new' : 'there'
  }

  return {
    name: objects.name,
    keepsParts: true,
    async load(key, _known, listed = Promise.resolve([])) {
      try {
        const { records, gaps, isThere, ...seen } = await loadBucket(objects, key, now())
        state = { ...seen, stored: confirmedSince(seen.stored, await listed).records }
        if (!isThere && gaps.length === 0) return { kind: 'missing' }
        const own = records.filter(({ key: { run } }) => run === key.run)
        const others = records.filter(({ key: { run } }) => run !== key.run)
        const { records: confirmed, refused } = confirmedSince(others, await listed)
        const told = refused === 0 ? gaps : [...gaps, unconfirmed(refused)]
        return { kind: 'ok', value: { records: [...confirmed, ...own], quarantined: [], gaps: told } }
      } catch (error) {
        return { kind: 'corrupt', reason: wordsOf(error, objects) }
      }
    },
    async save(record, history): Promise<ActionOutcome> {
      try {
        const name = recordObject(record)
        const came = await write(name, encodeHistory([record]))
        const own = `${came === 'new' ? 'wrote' : 'found as written before'} ${areaOf(record)}/…/${name.split('/').at(-1)}`
        if (!isDue(record, state, now())) return kept(objects.name, own)
        const all = mergeHistories(state?.stored ?? [], history.filter(isTrusted), [record])
        const within = retain(all, bounds, now())
        const bytes = encodeHistory(within)
        await write(checkpointObject(record.key, now(), bytes), bytes)
        return kept(objects.name, `${own}; merged history of ${formatCount(within.length, 'run')}`)
      } catch (error) {
        return notKept(objects.name, wordsOf(error, objects))
      }
    },
  }
}

/** A merged history speaks of many runs: it is written by runs of the default branch alone, and never poorer than the last. */
function isDue(record: RunRecord, state: BucketState | undefined, now: number): boolean {
  if (state === undefined || state.isPartial || onDefaultBranch(record) !== true || record.judgement === undefined)
    return false
  const { checkpointAt, since } = state
  if (since >= mostSince) return true
  return checkpointAt === undefined ? since > 0 : Math.abs(now - checkpointAt) >= day
}

const unconfirmed = (count: number): string =>
  `${formatCount(count, 'record of the bucket was', 'records of the bucket were')} left out: the platform’s list of runs does not confirm them`
