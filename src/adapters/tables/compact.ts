/**
 * Records of a place into tables, day by day and shard by shard. Nothing is deleted; a record is in a table before the mark passes
 * it, so that whoever dies, at any point, loses nothing, and whoever runs twice changes nothing.
 */
import { z } from 'zod'
import { readRecordName, recordsRoot } from '../../core/history/objects.js'
import type { RunRecord } from '../../core/model/index.js'
import { jsonOf } from '../../core/run/json.js'
import { hour } from '../../core/run/time.js'
import { layoutObject, mostShards, shardOf, shardsFor, stateObject } from '../../core/tables/layout.js'
import { type ObjectEntry, ObjectFault, type ObjectStore, pagesOf } from '../objects/port.js'
import { compactShard, type NewRecord } from './shard.js'

export interface CompactRequest {
  readonly objects: ObjectStore
  /** How an object is read as one record. */
  readonly readRecord: (
    entry: ObjectEntry,
  ) => Promise<
    | { readonly kind: 'ok'; readonly records: readonly RunRecord[] }
    | { readonly kind: 'gone' }
    | { readonly kind: 'refused'; readonly reason: string }
  >
  /** For a place without tables; by the number of repositories otherwise. */
  readonly shards?: number | undefined
  /** Every record, whatever the mark says. */
  readonly all?: boolean
  /** False once the time is up: what is left is for the next. */
  readonly goOn?: () => boolean
  /** In ms since the epoch: nothing can have been written later. */
  readonly now: () => number
}

export interface Compaction {
  readonly listed: number
  readonly added: number
  readonly days: number
  readonly shards: number
  readonly refused: readonly string[]
  readonly faults: readonly string[]
  /** What was not as it should be, and is now. */
  readonly told: readonly string[]
  /** All that was there when it began is in the tables. */
  readonly isWhole: boolean
}

const layoutSchema = z.object({ version: z.literal(1), shards: z.int().min(1).max(mostShards) })
const stateSchema = z.object({ version: z.literal(1), until: z.number() })

/** Writers and lists may lag behind each other by so much. */
const margin = hour

/** @throws ObjectFault where the place does not answer, or holds a layout that is not ours */
export async function compactTables({
  objects,
  readRecord,
  all = false,
  goOn = () => true,
  now,
  ...request
}: CompactRequest): Promise<Compaction> {
  const mark = await markOf(objects)
  const isAhead = mark > now() + margin
  const until = all || isAhead ? 0 : mark
  const { fresh, newest, listed, isListed } = await freshRecords(objects, until - margin, goOn)
  const owners = new Set(fresh.map(({ owner }) => owner.slice(0, owner.indexOf('/workflow='))))
  const shards = await shardsOf(objects, request.shards, owners.size)
  const units = unitsOf(fresh, shards)
  const refused: string[] = []
  const faults: string[] = []
  const told = isAhead
    ? [`${stateObject}: it speaks of the future; every record was looked at, and it is set anew`]
    : []
  let added = 0
  let done = 0
  for (const { day, shard, records } of units) {
    if (!goOn()) break
    const outcome = await compactShard({ objects, day, shard, fresh: records, readRecord })
    added += outcome.added
    refused.push(...outcome.refused)
    faults.push(...outcome.faults)
    done += 1
  }
  const isWhole = isListed && done === units.length && faults.length === 0
  if (isWhole) await setMark(objects, Math.min(newest, now()), isAhead)
  return {
    listed,
    added,
    days: new Set(units.slice(0, done).map(({ day }) => day)).size,
    shards: done,
    refused,
    faults,
    told,
    isWhole,
  }
}

interface Fresh {
  readonly fresh: readonly NewRecord[]
  /** When the last of all records was written, by the clock of the place. */
  readonly newest: number
  readonly listed: number
  /** The time was enough. */
  readonly isListed: boolean
}

/** Records written since. */
async function freshRecords(objects: ObjectStore, since: number, goOn: () => boolean): Promise<Fresh> {
  const fresh: NewRecord[] = []
  let newest = 0
  let listed = 0
  for (const area of ['trusted', 'untrusted'] as const)
    for await (const page of pagesOf(objects, { prefix: recordsRoot(area) })) {
      for (const entry of page.entries) {
        listed += 1
        const named = readRecordName(entry.key)
        if (named === undefined) continue
        newest = Math.max(newest, entry.writtenAt)
        if (entry.writtenAt >= since) fresh.push({ ...named, entry })
      }
      if (page.next !== undefined && !goOn()) return { fresh, newest, listed, isListed: false }
    }
  return { fresh, newest, listed, isListed: true }
}

interface Unit {
  readonly day: string
  readonly shard: string
  readonly records: NewRecord[]
}

/** Newest days first: what people ask about most. */
function unitsOf(fresh: readonly NewRecord[], shards: number): readonly Unit[] {
  const units = new Map<string, Unit>()
  for (const one of fresh) {
    const shard = shardOf(one.owner, shards)
    const name = `${one.day}/${shard}`
    const unit = units.get(name)
    if (unit === undefined) units.set(name, { day: one.day, shard, records: [one] })
    else unit.records.push(one)
  }
  return [...units.values()].sort((a, b) => (a.day === b.day ? (a.shard < b.shard ? -1 : 1) : a.day < b.day ? 1 : -1))
}

/** Written once: another number would put a repository into two files. */
async function shardsOf(objects: ObjectStore, asked: number | undefined, repositories: number): Promise<number> {
  const known = await storedJson(objects, layoutObject, layoutSchema)
  if (known !== undefined) {
    if (asked !== undefined && asked !== known.shards)
      throw new ObjectFault(
        'other',
        `${objects.name} has tables of ${known.shards} shards a day; leave --shards out, or compact into another prefix`,
      )
    return known.shards
  }
  const shards = asked ?? shardsFor(repositories)
  const bytes = Buffer.from(JSON.stringify({ version: 1, shards }))
  const put = await objects.put({ key: layoutObject, bytes, onlyOver: 'absent' })
  if (put.kind === 'written') return shards
  return (await storedJson(objects, layoutObject, layoutSchema))?.shards ?? shards
}

const markOf = async (objects: ObjectStore): Promise<number> =>
  (await storedJson(objects, stateObject, stateSchema))?.until ?? 0

/** Never back, but from the future: of two that ran at once the later one knows more, and less only costs time. */
async function setMark(objects: ObjectStore, until: number, isAhead: boolean): Promise<void> {
  if (isAhead || until > (await markOf(objects)))
    await objects.put({ key: stateObject, bytes: Buffer.from(JSON.stringify({ version: 1, until })) })
}

/** @throws ObjectFault where it is there and not ours, or of a newer version */
async function storedJson<T>(objects: ObjectStore, key: string, schema: z.ZodType<T>): Promise<T | undefined> {
  const got = await objects.get(key, 64 * 1024)
  if (got === undefined) return undefined
  const read = schema.safeParse(jsonOf(Buffer.from(got.bytes).toString()))
  if (read.success) return read.data
  throw new ObjectFault(
    'other',
    `${objects.name}/${key} is not of this version of Pipeline Guard; it was left as it is. Update, or use another prefix`,
  )
}
