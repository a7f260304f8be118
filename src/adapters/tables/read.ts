/** Reads the tables of a place, a shard of a day at a time; the records themselves where there are no tables yet. */

import { mergeHistories } from '../../core/history/merge.js'
import { readRecordName, recordsRoot } from '../../core/history/objects.js'
import type { RunRecord } from '../../core/model/index.js'
import { mapLimited } from '../../core/run/concurrency.js'
import { dayFolder } from '../../core/tables/layout.js'
import { allRows, readRecordRows } from '../../core/tables/merge.js'
import { type Row, type Rows, type TableName, tableOf } from '../../core/tables/schema.js'
import { faultOfOne, listAll, type ObjectStore } from '../objects/port.js'
import type { CompactRequest } from './compact.js'
import { readTable } from './parquet.js'
import { tableDays } from './shard.js'

export interface ReadRequest {
  readonly objects: ObjectStore
  readonly readRecord: CompactRequest['readRecord']
  /** The first day wanted, such as `2026-11-01`. */
  readonly since: string
  /** What was left out, in words. */
  readonly leftOut: (reason: string) => void
}

const largestTable = 512 * 1024 * 1024
/** Records read one by one at the most, where nobody compacted them. */
const mostRecords = 50_000
const atOnce = 32

/** @throws ObjectFault where the place does not answer */
export async function* fleetRows(request: ReadRequest): AsyncGenerator<Rows> {
  const days = await tableDays(request.objects, 'runs')
  if (days.length === 0) {
    yield allRows(await rawRecords(request))
    return
  }
  for (const day of days.filter((one) => one >= request.since)) yield* rowsOfDay(request, day)
}

async function* rowsOfDay({ objects, leftOut }: ReadRequest, day: string): AsyncGenerator<Rows> {
  const { entries } = await listAll(objects, { prefix: dayFolder('runs', day) })
  for (const { key } of entries) {
    const [, shard] = /\/(\d{3})\.parquet$/.exec(key) ?? []
    if (shard === undefined) continue
    const read = (name: TableName) => rowsIn(objects, name, key.replace('/runs/', `/${name}/`), leftOut)
    const [runs, jobs, failures, tests] = await Promise.all([
      read('runs'),
      read('jobs'),
      read('failures'),
      read('tests'),
    ])
    yield { runs, jobs, failures, tests, findings: [] }
  }
}

async function rowsIn(
  objects: ObjectStore,
  name: TableName,
  key: string,
  leftOut: (reason: string) => void,
): Promise<readonly Row[]> {
  const got = await objects
    .get(key, largestTable)
    .catch((error: unknown) => leftOut(`${key}: ${faultOfOne(error).message}`))
  if (got === undefined) return []
  const read = await readTable(tableOf(name), got.bytes)
  if (read.kind === 'ok') return read.rows
  leftOut(`${key}: ${read.reason}`)
  return []
}

/** Records without tables: few enough to be read one by one. */
async function rawRecords({ objects, readRecord, since, leftOut }: ReadRequest): Promise<readonly RunRecord[]> {
  const listed = await Promise.all(
    (['trusted', 'untrusted'] as const).map((area) => listAll(objects, { prefix: recordsRoot(area) })),
  )
  const entries = listed.flatMap((one) => one.entries).filter(({ key }) => (readRecordName(key)?.day ?? '') >= since)
  if (entries.length > mostRecords)
    leftOut(
      `${entries.length - mostRecords} records were not read: make tables of them with \`pipeline-guard history compact ${objects.name}\``,
    )
  const read = await mapLimited(entries.slice(-mostRecords), atOnce, async (entry) => {
    const one = await readRecord(entry).catch((error: unknown) => ({
      kind: 'refused' as const,
      reason: faultOfOne(error).message,
    }))
    if (one.kind === 'refused') leftOut(`${entry.key}: ${one.reason}`)
    return one.kind === 'ok' ? one.records : []
  })
  return mergeHistories(read.flat())
}

/** Records whole, a shard of all wanted days at a time: what the page of a repository is made of. @throws ObjectFault */
export async function* fleetRecords(request: ReadRequest): AsyncGenerator<readonly RunRecord[]> {
  const { objects, since, leftOut } = request
  const days = (await tableDays(objects, 'records')).filter((day) => day >= since)
  if (days.length === 0) {
    yield await rawRecords(request)
    return
  }
  const files = (await Promise.all(days.map((day) => listAll(objects, { prefix: dayFolder('records', day) })))).flatMap(
    ({ entries }) => entries,
  )
  const shards = new Set(files.flatMap(({ key }) => /\/(\d{3})\.parquet$/.exec(key)?.[1] ?? []))
  for (const shard of [...shards].sort()) {
    const lists: (readonly RunRecord[])[] = []
    for (const { key } of files.filter((file) => file.key.endsWith(`/${shard}.parquet`))) {
      const { compacted, faults } = readRecordRows(await rowsIn(objects, 'records', key, leftOut))
      for (const fault of faults.slice(0, 3)) leftOut(`${key}: ${fault}`)
      lists.push(compacted.map(({ record }) => record))
    }
    yield mergeHistories(...lists)
  }
}
