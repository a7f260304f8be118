/** Tables of a place: nothing is lost, whoever dies, comes late, or does the same at the same time. */
import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { folderObjects } from '../../../src/adapters/objects/folder.js'
import { listAll, ObjectFault, type ObjectStore } from '../../../src/adapters/objects/port.js'
import { readRecord } from '../../../src/adapters/stores/s3/read.js'
import { type CompactRequest, compactTables } from '../../../src/adapters/tables/compact.js'
import { readTable } from '../../../src/adapters/tables/parquet.js'
import { mergeHistories } from '../../../src/core/history/merge.js'
import type { RunRecord } from '../../../src/core/model/index.js'
import { doneObject, layoutObject, stateObject, tableObject, tablesRoot } from '../../../src/core/tables/layout.js'
import { readRecordRows } from '../../../src/core/tables/merge.js'
import { type TableName, tableOf, tables } from '../../../src/core/tables/schema.js'
import { fleetRecords, planted } from '../../support/fleet.js'
import { recordOf } from '../../support/records.js'

let root = ''
let objects: ObjectStore
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'pipeline-guard-'))
  objects = folderObjects(root)
})
afterEach(() => rm(root, { recursive: true, force: true }))

const shape = { repositories: 6, days: 3, runsADay: 2 }
const fleet = [...fleetRecords(shape)]

async function plant(records: readonly RunRecord[], into = objects): Promise<void> {
  for (const record of records) {
    const [key, bytes] = planted(record)
    await into.put({ key, bytes, onlyOver: 'absent' })
  }
}

const compact = (into: ObjectStore = objects, more: Partial<CompactRequest> = {}) =>
  compactTables({ objects: into, readRecord: (entry) => readRecord(into, entry), now: Date.now, ...more })

async function tableRows(name: TableName, from = objects) {
  const { entries } = await listAll(from, { prefix: `${tablesRoot}${name}/` })
  const read = await Promise.all(
    entries.map(async ({ key }) => readTable(tableOf(name), (await from.get(key, 1e9))?.bytes ?? new Uint8Array())),
  )
  return read.flatMap((one) => {
    if (one.kind !== 'ok') throw new Error(one.reason)
    return one.rows
  })
}

const recordsIn = async (from = objects): Promise<readonly RunRecord[]> =>
  mergeHistories(readRecordRows(await tableRows('records', from)).compacted.map(({ record }) => record))

/** Every table, as bytes, by its name. */
async function contents(from = objects): Promise<Readonly<Record<string, string>>> {
  const { entries } = await listAll(from, { prefix: tablesRoot })
  const all = await Promise.all(
    entries
      .filter(({ key }) => key !== stateObject)
      .map(
        async ({ key }): Promise<[string, string]> => [
          key,
          Buffer.from((await from.get(key, 1e9))?.bytes ?? []).toString('base64'),
        ],
      ),
  )
  return Object.fromEntries(all)
}

test('every record is in the tables, once, and can be read back as it was', async () => {
  await plant(fleet)
  expect(await compact(objects, { shards: 2 })).toMatchObject({
    added: fleet.length,
    isWhole: true,
    days: 3,
    faults: [],
    refused: [],
  })
  expect(await recordsIn()).toEqual(mergeHistories(fleet))
  const runs = await tableRows('runs')
  expect(runs).toHaveLength(fleet.length)
  expect(new Set(runs.filter(({ trusted }) => trusted === false).map(({ run }) => run))).toEqual(
    new Set(fleet.filter(({ run }) => run.value.headRepository === 'stranger/fork').map(({ key }) => key.run)),
  )
  expect(await tableRows('jobs')).toHaveLength(fleet.length * 2)
  expect((await tableRows('failures')).length).toBe(fleet.filter(({ run }) => run.value.outcome === 'failed').length)
})

test('twice is once: the second writes nothing', async () => {
  await plant(fleet)
  await compact()
  const before = await contents()
  const readOnly: ObjectStore = { ...objects, put: () => Promise.reject(new Error('nothing to write')) }
  expect(await compact(readOnly)).toMatchObject({ added: 0, isWhole: true })
  expect(await contents()).toEqual(before)
})

test('what comes later, of old days too, is added; a second view of a run is merged into its row', async () => {
  const [first, ...rest] = fleet
  if (first === undefined) throw new Error('no records')
  await plant(rest)
  await compact()
  const late: RunRecord = { ...first, jobs: { z: { facts: { ...first.run, value: { name: 'late' } } } } }
  await plant([first, late])
  expect(await compact()).toMatchObject({ added: 2, isWhole: true })
  expect(await recordsIn()).toEqual(mergeHistories(fleet, [late]))
  expect((await tableRows('runs')).filter(({ run }) => run === first.key.run)).toHaveLength(1)
})

test('raw records that a lifecycle rule took away stay in the tables', async () => {
  await plant(fleet)
  await compact()
  await rm(join(root, 'records'), { recursive: true })
  const late = recordOf({ run: '7', repository: 'org0/app-0', hour: 5 })
  await plant([late])
  await compact()
  expect(await recordsIn()).toEqual(mergeHistories(fleet, [late]))
})

/** Dies at its nth write: before it, or when it is done and nobody was told. */
const dying = (at: number, after: boolean): ObjectStore => {
  let writes = 0
  return {
    ...objects,
    async put(request) {
      writes += 1
      if (writes === at && !after) throw new Error('killed')
      const put = await objects.put(request)
      if (writes === at) throw new Error('killed')
      return put
    },
  }
}

test('killed before or after any of its writes, the next one ends with the very tables of one that lived', async () => {
  const few = fleet.filter(({ key }) => ['org0/app-0', 'org1/app-1'].includes(key.repository))
  await plant(few)
  await compact(objects, { shards: 1 })
  const whole = await contents()
  const steps = 1 + 3 * 7
  for (let at = 1; at <= steps; at++)
    for (const after of [false, true]) {
      await rm(join(root, 'tables'), { recursive: true, force: true })
      await expect(compact(dying(at, after), { shards: 1 })).rejects.toThrow('killed')
      // Somebody writes between the two.
      expect(await compact(objects, { shards: 1 })).toMatchObject({ isWhole: true })
      expect({ at, after, ...(await contents()) }).toEqual({ at, after, ...whole })
    }
})

test('two at once, with writers beside them: each waits for nobody, and nothing is lost', async () => {
  const half = fleet.slice(0, fleet.length / 2)
  await plant(half)
  await Promise.all([
    compact(objects, { shards: 1 }),
    compact(folderObjects(root), { shards: 1 }),
    plant(fleet.slice(half.length)),
    compact(folderObjects(root), { shards: 1 }),
  ])
  await compact()
  expect(await recordsIn()).toEqual(mergeHistories(fleet))
  expect(await tableRows('runs')).toHaveLength(fleet.length)
})

test('one that was overtaken does not leave its older tables over newer ones', async () => {
  const [first, second, ...rest] = fleet.filter(({ key }) => key.repository === 'org0/app-0')
  if (first === undefined || second === undefined) throw new Error('no records')
  await plant([first])
  let overtaken = false
  const slow: ObjectStore = {
    ...objects,
    async put(request) {
      if (!overtaken && request.key.includes('/runs/')) {
        overtaken = true
        await plant([second, ...rest])
        await compact(folderObjects(root))
      }
      return objects.put(request)
    },
  }
  await compact(slow)
  expect(await tableRows('runs')).toHaveLength(rest.length + 2)
})

test('out of time it stops between shards, says so, and the next goes on', async () => {
  await plant(fleet)
  let left = 2
  expect(await compact(objects, { shards: 1, goOn: () => left-- > 0 })).toMatchObject({ isWhole: false, shards: 2 })
  expect(await compact()).toMatchObject({ isWhole: true })
  expect(await recordsIn()).toEqual(mergeHistories(fleet))
})

test.each<[string, (key: string) => [string, Buffer], RegExp]>([
  ['a foreign file', (key) => [key, Buffer.from('PAR1 nothing of the kind PAR1')], /cannot be read as Parquet/],
  ['no Parquet of ours', (key) => [key, Buffer.from('')], /cannot be read as Parquet/],
])('%s in place of a table is named and left as it is; other shards are done', async (_name, foreign, told) => {
  await plant(fleet)
  const [key, bytes] = foreign(tableObject('records', '2026-01-01', '000'))
  await objects.put({ key, bytes })
  const done = await compact(objects, { shards: 1 })
  expect(done).toMatchObject({ isWhole: false, days: 3 })
  expect(done.faults.join()).toMatch(told)
  expect(Buffer.from((await objects.get(key, 100))?.bytes ?? [])).toEqual(bytes)
})

test.each([
  ['a table without our mark', tableObject('runs', '2026-01-01', '000')],
  ['a note of somebody else', doneObject('2026-01-01', '000')],
])('%s is read before it would be written over: named and left, other days are done', async (_name, key) => {
  await plant(fleet)
  const { loadLibrary } = await import('../../../src/adapters/tables/load.js')
  const bytes = Buffer.from(
    (await loadLibrary()).parquetWriteBuffer({ columnData: [{ name: 'a', type: 'INT32', data: [1, 2, 3] }] }),
  )
  await objects.put({ key, bytes })
  const done = await compact(objects, { shards: 1 })
  expect(done).toMatchObject({ isWhole: false, days: 3 })
  expect(done.faults.join()).toContain(key)
  expect(Buffer.from((await objects.get(key, 9999))?.bytes ?? [])).toEqual(bytes)
  expect(await objects.get(stateObject, 99)).toBeUndefined()
})

test('an object that cannot be had now is named; the others are done, and the mark waits for it', async () => {
  await plant(fleet)
  const [key] = planted(fleet[0] as RunRecord)
  const cold: ObjectStore = {
    ...objects,
    get: async (name, most) => {
      if (name === key) throw new ObjectFault('archived', 'it has to be restored')
      return objects.get(name, most)
    },
  }
  const done = await compact(cold)
  expect(done).toMatchObject({ added: fleet.length - 1, isWhole: false })
  expect(done.faults).toEqual([`${key}: it has to be restored`])
  expect(await objects.get(stateObject, 99)).toBeUndefined()
  expect(await compact()).toMatchObject({ added: 1, isWhole: true })
})

test('a file of a folder with a name that none of ours has is left out; what the place itself refuses ends all', async () => {
  await plant(fleet.slice(0, 3))
  const [key, bytes] = planted(fleet[0] as RunRecord)
  const odd = join(root, key.replace('host=', 'host=a b'))
  await mkdir(dirname(odd), { recursive: true })
  await writeFile(odd, bytes)
  const done = await compact()
  expect(done).toMatchObject({ added: 3, isWhole: true })
  expect(done.refused.join()).toMatch(/no name of an object/)
  const shut: ObjectStore = { ...objects, get: () => Promise.reject(new ObjectFault('credentials', 'refused')) }
  await expect(compact(shut)).rejects.toThrow('refused')
})

test('a mark from the future is said and set anew; what is no record does not move it, a clock ahead neither', async () => {
  await plant(fleet.slice(0, 3))
  await compact()
  await plant(fleet.slice(3, 5))
  await objects.put({ key: stateObject, bytes: Buffer.from(`{"version":1,"until":${Date.now() + 9e9}}`) })
  await writeFile(join(root, 'records/v1/trusted/README'), 'x')
  for (const name of ['README', planted(fleet[4] as RunRecord)[0].replace('records/v1/trusted/', '')])
    await utimes(join(root, 'records/v1/trusted', name), 4e9, 4e9)
  const done = await compact()
  expect(done).toMatchObject({ added: 2, isWhole: true })
  expect(done.told.join()).toMatch(/speaks of the future/)
  const mark = JSON.parse(Buffer.from((await objects.get(stateObject, 99))?.bytes ?? []).toString())
  expect(mark.until).toBeLessThanOrEqual(Date.now())
  expect((await compact()).told).toEqual([])
})

test('the same part of another run hides nothing, and content under another’s name is not believed', async () => {
  await plant(fleet.slice(0, 1))
  await compact()
  const [key, bytes] = planted(fleet[0] as RunRecord)
  const stranger = recordOf({ run: '77', repository: 'org0/app-0', hour: 3 })
  const own = planted(stranger)
  const part = (name: string) => name.slice(-'0123456789abcdef.jsonl.gz'.length)
  await objects.put({ key: own[0].replace(part(own[0]), part(key)), bytes: own[1] })
  await objects.put({ key: key.replace(part(key), '0000000000000000.jsonl.gz'), bytes })
  const done = await compact()
  expect(done.added).toBe(0)
  expect(done.refused.filter((one) => /not that of its content/.test(one))).toHaveLength(2)
})

test('the time bounds the listing too; a list that leads back to itself is a fault', async () => {
  const endless: ObjectStore = { ...objects, list: async () => ({ entries: [], folders: [], next: 'again' }) }
  let left = 1
  expect(await compact(endless, { goOn: () => left-- > 0 })).toMatchObject({ isWhole: false })
  await expect(compact(endless)).rejects.toThrow(/leads back/)
})

test('a layout from the future is refused before anything is written', async () => {
  await plant(fleet.slice(0, 3))
  await objects.put({ key: layoutObject, bytes: Buffer.from('{"version":2,"shards":4}') })
  await expect(compact()).rejects.toThrow(/not of this version of Pipeline Guard/)
  expect((await listAll(objects, { prefix: tablesRoot })).entries).toHaveLength(1)
})

test('another number of shards is refused: a repository would be in two files', async () => {
  await plant(fleet.slice(0, 3))
  await compact(objects, { shards: 2 })
  await expect(compact(objects, { shards: 4, all: true })).rejects.toThrow(/tables of 2 shards/)
})

test('a poisoned object is counted and named, and keeps nothing from the others', async () => {
  await plant(fleet.slice(0, 3))
  const [key] = planted(recordOf({ run: '5' }))
  await objects.put({ key, bytes: planted(recordOf({ run: '6' }))[1] })
  const done = await compact()
  expect(done).toMatchObject({ added: 3, isWhole: true })
  expect(done.refused.join()).toMatch(/another run/)
})

test('a table has the columns the schema names, in their order', async () => {
  const { parquetMetadata } = await import('hyparquet')
  await plant(fleet)
  await compact(objects, { shards: 1 })
  for (const table of tables) {
    const bytes = (await objects.get(tableObject(table.name, '2026-01-01', '000'), 1e9))?.bytes ?? new Uint8Array()
    const { schema } = parquetMetadata(
      bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer,
    )
    expect(schema.slice(1).map(({ name }) => name)).toEqual(table.columns.map(({ name }) => name))
  }
})
