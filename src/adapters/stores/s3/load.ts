/** Recalls the records of a workflow: the newest merged history, then what was written since, newest first, within a budget. */
import { mergeHistories } from '../../../core/history/merge.js'
import { dayPrefix, type NamedRecord, readRecordName, recordsPrefix, runObject } from '../../../core/history/objects.js'
import { isOfWorkflow } from '../../../core/history/provenance.js'
import type { RunKey, RunRecord } from '../../../core/model/index.js'
import { mapLimited } from '../../../core/run/concurrency.js'
import { formatCount } from '../../../core/run/format.js'
import { dateOf, day, minute } from '../../../core/run/time.js'
import { isTrusted } from '../../../core/run/trust.js'
import { type ListRequest, listAll, type ObjectEntry, ObjectFault, type ObjectStore } from '../../objects/port.js'
import { newestCheckpoint } from './merged.js'
import { readRecord, wordsOf } from './read.js'

export interface BucketState {
  /** What the newest merged history holds: the next holds no less. */
  readonly stored: readonly RunRecord[]
  /** Milliseconds since the epoch. */
  readonly checkpointAt?: number
  /** Records that came after it. */
  readonly since: number
  /** Something that is stored could not be had now: a merged history would be poorer than the one there is. */
  readonly isPartial: boolean
}

export interface BucketLoad extends BucketState {
  readonly records: readonly RunRecord[]
  readonly gaps: readonly string[]
  /** Anything at all was written for this workflow. */
  readonly isThere: boolean
}

const atOnce = 16
/** Keys a page: 1,000. */
const mostPages = 3
/** Of one day, where a workflow writes more than all lists at once may hold. */
const mostPagesADay = 10
/** Records fetched one by one at the most: a merged history is due long before. */
export const mostRecords = 120
/** How long after its run a record may come, and still be looked for after the merged history: a rerun, a late writer. */
const lateness = 7 * day
/** Without a merged history. */
const firstLook = 30 * day
/** Who writes a merged history listed the records before: what was written within this of it may not be in it. */
const writing = 15 * minute

interface Wanted extends NamedRecord {
  readonly entry: ObjectEntry
}

/** @throws ObjectFault where the bucket cannot be listed */
export async function loadBucket(store: ObjectStore, key: RunKey, now: number): Promise<BucketLoad> {
  const gaps: string[] = []
  const checkpoint = await newestCheckpoint(store, key, now, gaps)
  const stored = checkpoint?.records ?? []
  const listed = await listRecords(
    store,
    key,
    (checkpoint?.at ?? now) - (checkpoint === undefined ? firstLook : lateness),
    now,
  )
  if (!listed.isWhole)
    gaps.push(`${store.name}: so many records were written since the last merged history that not all were listed`)
  const held = new Set(stored.map(runObject))
  const newer = listed.wanted.filter(
    ({ run, entry }) => !held.has(run) || entry.writtenAt > (checkpoint?.writtenAt ?? 0) - writing,
  )
  const asked = newer.toSorted((a, b) => b.entry.writtenAt - a.entry.writtenAt).slice(0, mostRecords)
  if (asked.length < newer.length)
    gaps.push(
      `${store.name}: ${formatCount(newer.length - asked.length, 'older record was', 'older records were')} not read; at most ${mostRecords} are`,
    )
  const fetched = await fetchRecords(store, asked, key, gaps)
  return {
    records: mergeHistories(stored, fetched.records),
    stored,
    gaps,
    since: newer.length,
    isThere: checkpoint !== undefined || listed.wanted.length > 0,
    isPartial: fetched.isPartial || checkpoint?.isPartial === true,
    ...(checkpoint?.at !== undefined && { checkpointAt: checkpoint.at }),
  }
}

interface Listed {
  readonly wanted: readonly Wanted[]
  readonly isWhole: boolean
}

async function listRecords(store: ObjectStore, key: RunKey, since: number, now: number): Promise<Listed> {
  const prefix = recordsPrefix('trusted', key)
  const recent = await wantedOf(store, { prefix, startAfter: dayPrefix(prefix, dateOf(since)) })
  if (!recent.isWhole) return newestDays(store, prefix, since, now)
  if (recent.wanted.length > 0) return recent
  // A workflow that rested: its last days, whenever they were.
  const { folders } = await listAll(store, { prefix, folders: true }, 1)
  const last = folders.at(-2) ?? folders.at(-1)
  return last === undefined ? recent : wantedOf(store, { prefix, startAfter: last })
}

/** Names sort oldest first: of more than can be listed, the last days are asked for by name. */
async function newestDays(store: ObjectStore, prefix: string, since: number, now: number): Promise<Listed> {
  const wanted: Wanted[] = []
  // A writer’s clock may be in tomorrow already.
  for (let at = now + day; at > since && wanted.length < mostRecords; at -= day)
    wanted.push(...(await wantedOf(store, { prefix: dayPrefix(prefix, dateOf(at)) }, mostPagesADay)).wanted)
  return { wanted, isWhole: false }
}

async function wantedOf(store: ObjectStore, request: ListRequest, pages = mostPages): Promise<Listed> {
  const { entries, isWhole } = await listAll(store, request, pages)
  const wanted = entries.flatMap((entry): readonly Wanted[] => {
    const named = readRecordName(entry.key)
    return named === undefined ? [] : [{ ...named, entry }]
  })
  return { wanted, isWhole }
}

async function fetchRecords(
  store: ObjectStore,
  wanted: readonly Wanted[],
  key: RunKey,
  gaps: string[],
): Promise<{ readonly records: readonly RunRecord[]; readonly isPartial: boolean }> {
  const refused: string[] = []
  const faults: string[] = []
  const found = await mapLimited(wanted, atOnce, async ({ entry }): Promise<readonly RunRecord[]> => {
    try {
      const read = await readRecord(store, entry)
      if (read.kind === 'refused') refused.push(`${entry.key.slice(-60)}: ${read.reason}`)
      return read.kind === 'ok' ? read.records.filter((record) => isOfWorkflow(record, key) && isTrusted(record)) : []
    } catch (error) {
      if (!(error instanceof ObjectFault)) throw error
      faults.push(wordsOf(error, store))
      return []
    }
  })
  if (refused.length > 0)
    gaps.push(
      `${store.name}: ${formatCount(refused.length, 'object was', 'objects were')} left out (such as ${refused[0]})`,
    )
  if (faults.length > 0)
    gaps.push(`${store.name}: ${formatCount(faults.length, 'record')} could not be read (${faults[0]})`)
  return { records: found.flat(), isPartial: faults.length > 0 }
}
