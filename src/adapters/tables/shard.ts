/**
 * One shard of a day: what came is united with what is there. The table of records is written first, under the condition that
 * nobody wrote it meanwhile; the others are made of it; last comes the note of which records they were made of. Whoever dies in
 * between leaves tables that are whole, and a note that does not fit them, by which the next goes on.
 */
import { createHash } from 'node:crypto'
import { type NamedRecord, partName } from '../../core/history/objects.js'
import type { RunRecord } from '../../core/model/index.js'
import { mapLimited } from '../../core/run/concurrency.js'
import { dayFolder, doneObject, tableObject } from '../../core/tables/layout.js'
import { allRows, type Compacted, readRecordRows, recordRows, uniteCompacted } from '../../core/tables/merge.js'
import { type TableName, tableOf, tables } from '../../core/tables/schema.js'
import { faultOfOne, listAll, type ObjectEntry, type ObjectStore } from '../objects/port.js'
import { foreignIn, readTable, writeTable } from './parquet.js'

export interface NewRecord extends NamedRecord {
  readonly entry: ObjectEntry
}

export interface ShardRequest {
  readonly objects: ObjectStore
  readonly day: string
  readonly shard: string
  readonly fresh: readonly NewRecord[]
  readonly readRecord: (entry: ObjectEntry) => Promise<Read>
}

type Read =
  | { readonly kind: 'ok'; readonly records: readonly RunRecord[] }
  | { readonly kind: 'gone' }
  | { readonly kind: 'refused'; readonly reason: string }

export interface ShardOutcome {
  /** Objects that are in the tables now and were not before. */
  readonly added: number
  readonly runs: number
  /** Objects that nobody can read: a stranger’s, damaged, of a newer version. */
  readonly refused: readonly string[]
  /** What could not be read or written, and why: it is still to be done. */
  readonly faults: readonly string[]
}

const atOnce = 32
const largestTable = 512 * 1024 * 1024
/** Others that compact the same shard at the same time. */
const mostTries = 4

/** @throws ObjectFault where the place does not answer; what one object does not give keeps nothing from the others */
export async function compactShard(request: ShardRequest): Promise<ShardOutcome> {
  for (let tries = 1; tries <= mostTries; tries++) {
    const outcome = await compactOnce(request).catch((error: unknown) => left(faultOfOne(error).message))
    if (outcome !== 'taken') return outcome
  }
  return left(`${request.day}/${request.shard} was written by others ${mostTries} times meanwhile`)
}

/** The shard stays as it is. */
const left = (fault: string): ShardOutcome => ({ added: 0, runs: 0, refused: [], faults: [fault] })
const asItIs = (key: string, reason: string): ShardOutcome => left(`${key}: ${reason}; it was left as it is`)

async function compactOnce(request: ShardRequest): Promise<ShardOutcome | 'taken'> {
  const { objects, day, shard } = request
  // Taken before the records are read: who writes in between is noticed.
  const tags = await tagsOf(objects, day, shard)
  const records = tableObject('records', day, shard)
  const there = await objects.get(records, largestTable)
  const known = await knownIn(there?.bytes)
  if ('fault' in known) return asItIs(records, known.fault)
  const { added, ...read } = await readFresh(request, known.compacted)
  if (added.length === 0 && there === undefined) return { added: 0, runs: 0, ...read }
  const united = uniteCompacted(known.compacted, added)
  const outcome = { added: added.length, runs: united.length, ...read }
  const bytes = await writeTable(tableOf('records'), recordRows(united))
  const content = createHash('sha256').update(bytes).digest('hex')
  const note = await noteOf(objects, day, shard)
  if (added.length === 0 && note === content) return outcome
  const foreign = await foreignAmong(objects, { day, shard, tags, note })
  if (foreign !== undefined) return foreign
  if (added.length > 0) {
    const put = await objects.put({ key: records, bytes, onlyOver: overWhat(there?.tag) })
    if (put.kind === 'taken') return 'taken'
  }
  const rows = allRows(united.map(({ record }) => record))
  for (const { name } of tables) {
    if (name === 'records') continue
    const table = await writeTable(tableOf(name), rows[name])
    const put = await objects.put({
      key: tableObject(name, day, shard),
      bytes: table,
      onlyOver: overWhat(tags.get(name)),
    })
    if (put.kind === 'taken') return 'taken'
  }
  await objects.put({ key: doneObject(day, shard), bytes: Buffer.from(content) })
  return outcome
}

/** One that cannot be read now is named, and the others are read. @throws ObjectFault where the place does not answer */
async function readFresh({ fresh, readRecord }: ShardRequest, known: readonly Compacted[]) {
  const parts = new Set(known.flatMap(({ record, parts }) => parts.map((part) => partName(record, part))))
  const wanted = fresh.filter(({ view }) => !parts.has(view))
  const refused: string[] = []
  const faults: string[] = []
  const added = await mapLimited(wanted, atOnce, async ({ entry, part }): Promise<readonly Compacted[]> => {
    try {
      const read = await readRecord(entry)
      if (read.kind === 'refused') refused.push(`${entry.key}: ${read.reason}`)
      return read.kind === 'ok' ? read.records.map((record) => ({ record, parts: [part] })) : []
    } catch (error) {
      faults.push(`${entry.key}: ${faultOfOne(error).message}`)
      return []
    }
  })
  return { added: added.flat(), refused, faults }
}

interface Beside {
  readonly day: string
  readonly shard: string
  readonly tags: ReadonlyMap<TableName, string>
  readonly note: string | undefined
}

/** Before anything is written: is all that would be written over ours, and still what was listed? */
async function foreignAmong(
  objects: ObjectStore,
  { day, shard, tags, note }: Beside,
): Promise<ShardOutcome | 'taken' | undefined> {
  if (note !== undefined && !/^[0-9a-f]{64}$/.test(note))
    return asItIs(doneObject(day, shard), 'it is no note of Pipeline Guard')
  for (const [name, tag] of tags) {
    const key = tableObject(name, day, shard)
    const got = await objects.get(key, largestTable)
    if (got?.tag !== tag) return 'taken'
    const reason = await foreignIn(tableOf(name), got.bytes)
    if (reason !== undefined) return asItIs(key, reason)
  }
  return undefined
}

const overWhat = (tag: string | undefined): 'absent' | { readonly tag: string } =>
  tag === undefined ? 'absent' : { tag }

/** Some servers list no tags: there it is the content itself that is asked for one. */
async function tagsOf(objects: ObjectStore, day: string, shard: string): Promise<ReadonlyMap<TableName, string>> {
  const tags = new Map<TableName, string>()
  for (const { name } of tables) {
    if (name === 'records') continue
    const key = tableObject(name, day, shard)
    const { entries } = await objects.list({ prefix: key })
    const entry = entries.find((one) => one.key === key)
    if (entry === undefined) continue
    const tag = entry.tag || (await objects.get(key, largestTable))?.tag
    if (tag !== undefined) tags.set(name, tag)
  }
  return tags
}

async function knownIn(
  bytes: Uint8Array | undefined,
): Promise<{ readonly compacted: readonly Compacted[] } | { readonly fault: string }> {
  if (bytes === undefined) return { compacted: [] }
  const read = await readTable(tableOf('records'), bytes)
  if (read.kind === 'refused') return { fault: read.reason }
  const { compacted, faults } = readRecordRows(read.rows)
  return faults.length > 0 ? { fault: `${faults.length} of its rows are no records (${faults[0]})` } : { compacted }
}

/** @throws ObjectFault, too where it is too long to be a note */
async function noteOf(objects: ObjectStore, day: string, shard: string): Promise<string | undefined> {
  const note = await objects.get(doneObject(day, shard), 1024)
  return note === undefined ? undefined : Buffer.from(note.bytes).toString()
}

/** Days that have tables, oldest first. @throws ObjectFault */
export async function tableDays(objects: ObjectStore, table: TableName): Promise<readonly string[]> {
  const root = dayFolder(table, '').replace(/day=\/$/, '')
  const { folders } = await listAll(objects, { prefix: root, folders: true })
  return folders.flatMap((folder) => /\/day=(\d{4}-\d\d-\d\d)\/$/.exec(folder)?.[1] ?? [])
}
