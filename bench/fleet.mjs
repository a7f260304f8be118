#!/usr/bin/env node
// What a fleet costs: requests, bytes, CPU of writing, recalling, compacting and asking; and what that comes to for a larger one.
// usage: node bench/fleet.mjs [--records 1000000] [--raw 20000] [--repositories 1000] [--folder DIR] [--json]
//   --records   runs whose tables are asked by DuckDB, over 10 days: those of the first are made, the other days are copies of its files
//   --folder    where the tables are kept, and taken from the next time
//   --raw       objects that are compacted one by one; a quarter and a half of them too, for the law
// CPU time, so that a loaded machine measures alike; wall time beside it.
import './built.mjs'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { fleetRun } from './fleet/made.mjs'
import { dollarsOf } from './fleet/prices.mjs'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')
const { values } = parseArgs({
  options: {
    records: { type: 'string', default: '1000000' },
    raw: { type: 'string', default: '20000' },
    repositories: { type: 'string', default: '1000' },
    folder: { type: 'string' },
    json: { type: 'boolean' },
  },
})
const [total, raw, repositories] = [values.records, values.raw, values.repositories].map(Number)
const lib = (path) => import(join(root, 'lib', path))
const { encodeHistory } = await lib('core/history/file/codec.js')
const { recordObject } = await lib('core/history/objects.js')
const { folderObjects } = await lib('adapters/objects/folder.js')
const { bucketStore } = await lib('adapters/stores/s3/index.js')
const { readRecord } = await lib('adapters/stores/s3/read.js')
const { compactTables } = await lib('adapters/tables/compact.js')
const { writeTable } = await lib('adapters/tables/parquet.js')
const { fleetRows } = await lib('adapters/tables/read.js')
const { createFleet } = await lib('core/report/fleet/gather.js')
const { allRows, recordRows, uniteCompacted } = await lib('core/tables/merge.js')
const { tableOf, tables } = await lib('core/tables/schema.js')
const { layoutObject, shardsFor, tableObject } = await lib('core/tables/layout.js')

const scratch = values.folder ?? mkdtempSync(join(tmpdir(), 'pipeline-guard-fleet-'))
const days = 10
const started = Date.UTC(2026, 0, 1)
const dayMs = 86_400_000
const note = (text) => process.stderr.write(`${text}\n`)

const cpu = async (work) => {
  const [before, at] = [process.cpuUsage(), Date.now()]
  const value = await work()
  const { user, system } = process.cpuUsage(before)
  return { value, cpuSeconds: (user + system) / 1e6, seconds: (Date.now() - at) / 1000 }
}

/** Requests and bytes, by their kind: what a bucket bills. */
function counting(objects) {
  const counts = { list: 0, get: 0, put: 0, read: 0, written: 0 }
  return {
    counts,
    objects: {
      ...objects,
      list(request) {
        counts.list += 1
        return objects.list(request)
      },
      async get(key, most) {
        counts.get += 1
        const got = await objects.get(key, most)
        counts.read += got?.bytes.length ?? 0
        return got
      },
      put(request) {
        counts.put += 1
        counts.written += request.bytes.length
        return objects.put(request)
      },
    },
  }
}

function plant(folder, count) {
  let bytes = 0
  const made = new Set()
  for (let at = 0; at < count; at++) {
    const record = fleetRun({ at, repositories, started, days: 1 })
    const packed = encodeHistory([record])
    const path = join(folder, recordObject(record))
    if (!made.has(dirname(path))) mkdirSync(dirname(path), { recursive: true })
    made.add(dirname(path))
    writeFileSync(path, packed)
    bytes += packed.length
  }
  return bytes / count
}

async function compaction(count) {
  const folder = join(scratch, `raw-${count}`)
  note(`${count} objects …`)
  const bytesARecord = plant(folder, count)
  const { objects, counts } = counting(folderObjects(folder))
  const run = () =>
    compactTables({
      objects,
      readRecord: (entry) => readRecord(objects, entry),
      shards: shardsFor(repositories),
      now: Date.now,
    })
  const first = await cpu(run)
  const { list, get, put, written } = counts
  const again = await cpu(run)
  rmSync(folder, { recursive: true, force: true })
  return {
    records: count,
    bytesARecord,
    added: first.value.added,
    cpuSeconds: first.cpuSeconds,
    seconds: first.seconds,
    list,
    get,
    put,
    written,
    againCpuSeconds: again.cpuSeconds,
    againPuts: counts.put - put,
  }
}

/** 100 runs a day of one workflow, every second of the default branch: what each run asks for and writes. */
async function stepCosts() {
  rmSync(join(scratch, 'step'), { recursive: true, force: true })
  mkdirSync(join(scratch, 'step'), { recursive: true })
  let now = started
  const at = new Map()
  const folder = folderObjects(join(scratch, 'step'))
  // The place's clock is that of the runs, not the one of this machine.
  const { objects, counts } = counting({
    ...folder,
    put(request) {
      at.set(request.key, at.get(request.key) ?? now)
      return folder.put(request)
    },
    async list(request) {
      const found = await folder.list(request)
      return {
        ...found,
        entries: found.entries.map((entry) => ({ ...entry, writtenAt: at.get(entry.key) ?? entry.writtenAt })),
      }
    },
  })
  const runs = 200
  for (let run = 0; run < runs; run++) {
    now = started + run * (dayMs / 100) + 1_800_000
    const record = fleetRun({
      at: run,
      repositories: 1,
      started,
      days: 3,
      perDay: 100,
      judged: true,
      main: run % 2 === 0,
    })
    const store = bucketStore({ objects, now: () => now })
    const loaded = await store.load(record.key)
    await store.save(record, loaded.kind === 'ok' ? loaded.value.records : [])
  }
  return Object.fromEntries(Object.entries(counts).map(([kind, count]) => [kind, count / runs]))
}

/** The tables of all runs, as a compaction writes them. */
async function writeTables() {
  const folder = join(scratch, `tables-${total}`)
  const done = join(scratch, `tables-${total}.json`)
  if (existsSync(done)) return folder
  const shards = shardsFor(repositories)
  const perDay = total / repositories / days
  const put = (key, bytes) => {
    mkdirSync(dirname(join(folder, key)), { recursive: true })
    writeFileSync(join(folder, key), bytes)
  }
  put(layoutObject, JSON.stringify({ version: 1, shards }))
  const { shardOf } = await lib('core/tables/layout.js')
  const { readRecordName } = await lib('core/history/objects.js')
  const byShard = new Map()
  for (let repository = 0; repository < repositories; repository++) {
    const probe = fleetRun({ at: repository, repositories, started, days })
    const shard = shardOf(readRecordName(recordObject(probe)).owner, shards)
    byShard.set(shard, [...(byShard.get(shard) ?? []), repository])
  }
  const dateOf = (day) => new Date(started + day * dayMs).toISOString().slice(0, 10)
  const cost = await cpu(async () => {
    for (const [shard, owners] of byShard) {
      const records = owners.flatMap((repository) =>
        Array.from({ length: perDay }, (_, run) =>
          fleetRun({ at: run * repositories + repository, repositories, started, days, perDay }),
        ),
      )
      const united = uniteCompacted(
        [],
        records.map((record) => ({ record, parts: ['0000000000000000'] })),
      )
      const rows = { ...allRows(united.map(({ record }) => record)), records: recordRows(united) }
      for (const { name } of tables)
        put(tableObject(name, dateOf(0), shard), await writeTable(tableOf(name), rows[name]))
      note(`tables of shard ${shard}`)
    }
  })
  const root = dirname(dirname(dirname(join(folder, tableObject('runs', dateOf(0), '000')))))
  for (const { name } of tables)
    for (let day = 1; day < days; day++)
      cpSync(join(root, name, `day=${dateOf(0)}`), join(root, name, `day=${dateOf(day)}`), { recursive: true })
  writeFileSync(done, JSON.stringify({ cpuSecondsARecord: cost.cpuSeconds / (total / days) }))
  return folder
}

const sizeOf = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .reduce(
      (sum, one) => ({ files: sum.files + 1, bytes: sum.bytes + statSync(join(one.parentPath, one.name)).size }),
      { files: 0, bytes: 0 },
    )

async function queries(place) {
  const { DuckDBInstance } = await import('@duckdb/node-api')
  const connection = await (await DuckDBInstance.create()).connect()
  await connection.run(
    readFileSync(join(root, 'examples/sql/setup/duckdb.sql'), 'utf8').replace('s3://acme-ci-history/guard', place),
  )
  const today = new Date(started + days * dayMs).toISOString().slice(0, 10)
  const timed = {}
  for (const file of readdirSync(join(root, 'examples/sql/queries'))) {
    const sql = readFileSync(join(root, 'examples/sql/queries', file), 'utf8').replaceAll(
      'CURRENT_DATE',
      `DATE '${today}'`,
    )
    const { value, cpuSeconds, seconds } = await cpu(async () => (await connection.runAndReadAll(sql)).getRows().length)
    timed[file.replace('.sql', '')] = { rows: value, cpuSeconds, seconds }
  }
  return timed
}

async function page(place) {
  const objects = folderObjects(place)
  const account = createFleet({ now: started + days * dayMs, days: 35 })
  const read = await cpu(async () => {
    for await (const rows of fleetRows({
      objects,
      since: '2026-01-01',
      readRecord: (entry) => readRecord(objects, entry),
      leftOut: note,
    }))
      account.add(rows)
    return account.fleet()
  })
  return {
    repositories: read.value.repositories.length,
    runs: read.value.runs,
    cpuSeconds: read.cpuSeconds,
    seconds: read.seconds,
    peakMB: process.resourceUsage().maxRSS / 1024,
  }
}

try {
  const step = await stepCosts()
  const compactions = []
  for (const share of [0.25, 0.5, 1]) compactions.push(await compaction(Math.round(raw * share)))
  const place = await writeTables()
  const size = sizeOf(place)
  const asked = await queries(place)
  const fleet = await page(place)
  const answer = {
    step,
    compactions,
    tables: {
      records: total,
      files: size.files,
      bytes: size.bytes,
      ...JSON.parse(readFileSync(join(scratch, `tables-${total}.json`), 'utf8')),
    },
    queries: asked,
    page: fleet,
    dollars: dollarsOf({ step, compactions, tables: { records: total, bytes: size.bytes } }),
  }
  console.log(JSON.stringify(answer, null, values.json ? 0 : 2))
} finally {
  if (values.folder === undefined) rmSync(scratch, { recursive: true, force: true })
}
