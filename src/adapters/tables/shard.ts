/**
 * One shard of a day: what came is united with what is there. The table of records is written first, under the condition that
 * nobody wrote it meanwhile; the others are made of it; last comes the note of which records they were made of. Whoever dies in
 * between leaves tables that are whole, and a note that does not fit them, by which the next goes on.
 */
import { createHash } from 'node:crypto'
import type { NamedRecord } from '../../core/history/objects.js'
import type { RunRecord } from '../../core/model/index.js'
import { mapLimited } from '../../core/run/concurrency.js'
import { dayFolder, doneObject, tableObject } from '../../core/tables/layout.js'
import { allRows, type Compacted, readRecordRows, recordRows, uniteCompacted } from '../../core/tables/merge.js'
import { type TableName, tableOf, tables } from '../../core/tables/schema.js'
import { type ObjectEntry, ObjectFault, type ObjectStore } from '../objects/port.js'
import { readTable, writeTable } from './parquet.js'

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
  /** Why the shard was left as it is. */
  readonly fault?: string
}

const atOnce = 32
const largestTable = 512 * 1024 * 1024
/** Others that compact the same shard at the same time. */
const mostTries = 4

/** @throws ObjectFault where the place does not answer */
export async function compactShard(request: ShardRequest): Promise<ShardOutcome> {
  for (let tries = 1; tries <= mostTries; tries++) {
    const outcome = await compactOnce(request)
    if (outcome !== 'taken') return outcome
  }
  return {
    added: 0,
    runs: 0,
    refused: [],
    fault: `${request.day}/${request.shard} was written by others ${mostTries} times meanwhile`,
  }
}

async function compactOnce({ objects, day, shard, fresh, readRecord }: ShardRequest): Promise<ShardOutcome | 'taken'> {
  // Taken before the records are read: who writes in between is noticed.
  const tags = await tagsOf(objects, day, shard)
  const records = tableObject('records', day, shard)
  const there = await objects.get(records, largestTable)
  const known = await knownIn(there?.bytes)
  if ('fault' in known)
    return { added: 0, runs: 0, refused: [], fault: `${records}: ${known.fault}; it was left as it is` }
  const parts = new Set(known.compacted.flatMap((one) => one.parts))
  const wanted = fresh.filter(({ part }) => !parts.has(part))
  const refused: string[] = []
  const added = (
    await mapLimited(wanted, atOnce, async ({ entry, part }): Promise<readonly Compacted[]> => {
      const read = await readRecord(entry)
      if (read.kind === 'refused') refused.push(`${entry.key}: ${read.reason}`)
      return read.kind === 'ok' ? read.records.map((record) => ({ record, parts: [part] })) : []
    })
  ).flat()
  if (added.length === 0 && there === undefined) return { added: 0, runs: 0, refused }
  const united = uniteCompacted(known.compacted, added)
  const outcome = { added: added.length, runs: united.length, refused }
  const bytes = await writeTable(tableOf('records'), recordRows(united))
  const content = createHash('sha256').update(bytes).digest('hex')
  if (added.length === 0 && (await noteOf(objects, day, shard)) === content) return outcome
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

async function noteOf(objects: ObjectStore, day: string, shard: string): Promise<string | undefined> {
  try {
    const note = await objects.get(doneObject(day, shard), 1024)
    return note === undefined ? undefined : Buffer.from(note.bytes).toString()
  } catch (error) {
    if (error instanceof ObjectFault && error.kind === 'too-large') return undefined
    throw error
  }
}

/** Days that have tables, oldest first. @throws ObjectFault */
export async function tableDays(objects: ObjectStore, table: TableName): Promise<readonly string[]> {
  const root = dayFolder(table, '').replace(/day=\/$/, '')
  const { folders } = await objects.list({ prefix: root, folders: true })
  return folders.flatMap((folder) => /\/day=(\d{4}-\d\d-\d\d)\/$/.exec(folder)?.[1] ?? [])
}
