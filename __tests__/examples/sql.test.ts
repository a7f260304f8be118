/** The ready queries, by DuckDB over tables made of made runs; what they answer is counted from the records themselves. */
import { readdirSync, readFileSync } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { folderObjects } from '../../src/adapters/objects/folder.js'
import { readRecord } from '../../src/adapters/stores/s3/read.js'
import { compactTables } from '../../src/adapters/tables/compact.js'
import type { RunRecord } from '../../src/core/model/index.js'
import { hasFailed } from '../../src/core/run/outcomes.js'
import { tables } from '../../src/core/tables/schema.js'
import { fleetRecords, planted } from '../support/fleet.js'
import { hours } from '../support/records.js'
import { describeWith } from '../support/tools.js'

const duckdb = await import('@duckdb/node-api').catch(() => undefined)

/** 40 days from the first of January 2026 on; the queries are asked at their end. */
const shape = { repositories: 30, days: 40, runsADay: 2 }
const today = hours(40 * 24).slice(0, 10)
const records = [...fleetRecords(shape)]
const since = (days: number): readonly RunRecord[] =>
  records.filter(({ run }) => (run.value.startedAt ?? '') >= hours((40 - days) * 24))
const own = ({ run, key }: RunRecord): boolean => run.value.headRepository === key.repository

let place = ''
let ask: (name: string) => Promise<readonly Readonly<Record<string, unknown>>[]>

beforeAll(async () => {
  if (duckdb === undefined) return
  place = await mkdtemp(join(tmpdir(), 'pipeline-guard-'))
  for (const record of records) {
    const [key, bytes] = planted(record)
    await mkdir(dirname(join(place, key)), { recursive: true })
    await writeFile(join(place, key), bytes)
  }
  const objects = folderObjects(place)
  await compactTables({ objects, readRecord: (entry) => readRecord(objects, entry), shards: 2, now: Date.now })
  const connection = await (await duckdb.DuckDBInstance.create()).connect()
  await connection.run(
    readFileSync('examples/sql/setup/duckdb.sql', 'utf8').replace('s3://acme-ci-history/guard', place),
  )
  ask = async (name) => {
    const sql = readFileSync(`examples/sql/queries/${name}.sql`, 'utf8').replaceAll('CURRENT_DATE', `DATE '${today}'`)
    return (await connection.runAndReadAll(sql)).getRowObjectsJS()
  }
}, 600_000)
afterAll(() => rm(place, { recursive: true, force: true }))

const number = (value: unknown): number => Number(value)
const countBy = (all: readonly RunRecord[]): Readonly<Record<string, number>> => {
  const counts: Record<string, number> = {}
  for (const { key } of all) counts[key.repository] = (counts[key.repository] ?? 0) + 1
  return counts
}

describeWith(duckdb, '@duckdb/node-api')('examples/sql', () => {
  test('pass-rate: runs and passes of each repository', async () => {
    const rows = await ask('pass-rate')
    const main = since(30).filter(own)
    expect(Object.fromEntries(rows.map((row) => [row['repository'], number(row['runs'])]))).toEqual(countBy(main))
    expect(Object.fromEntries(rows.map((row) => [row['repository'], number(row['passed'])]))).toEqual(
      countBy(main.filter(({ run }) => run.value.outcome === 'passed')),
    )
    const shares = rows.map((row) => number(row['pass_percent']))
    expect(shares).toEqual(shares.toSorted((a, b) => a - b))
  })

  test('fleet-pass-rate: a row a day, all runs in them', async () => {
    const rows = await ask('fleet-pass-rate')
    expect(rows).toHaveLength(30)
    expect(rows.reduce((sum, row) => sum + number(row['runs']), 0)).toBe(since(30).length)
    expect(new Set(rows.map((row) => number(row['repositories'])))).toEqual(new Set([shape.repositories]))
  })

  test('slowest-jobs: the slowed repositories first', async () => {
    const [first] = await ask('slowest-jobs')
    expect(first).toMatchObject({ repository: expect.stringMatching(/app-(?:13|20|27|6|3|23)$/) })
    expect(number(first?.['p95_minutes'])).toBeGreaterThanOrEqual(number(first?.['median_minutes']))
  })

  test('flaky-tests: what passed on a retry, and where', async () => {
    const rows = await ask('flaky-tests')
    const flaky = since(30).filter(
      (record) => own(record) && Object.values(record.jobs).some(({ tests }) => (tests?.value.flaky.length ?? 0) > 0),
    )
    expect(rows).toHaveLength(1)
    expect(rows[0]).toMatchObject({ suite: 'net', test: 'retries' })
    expect(number(rows[0]?.['passed_on_retry'])).toBe(flaky.length)
    expect(number(rows[0]?.['repositories'])).toBe(Object.keys(countBy(flaky)).length)
  })

  test('queue-by-label: every job under what it asked for', async () => {
    const rows = await ask('queue-by-label')
    expect(rows.map((row) => [row['labels'], number(row['jobs'])]).toSorted()).toEqual([
      ['big,self-hosted', since(30).length],
      ['ubuntu-latest', since(30).length],
    ])
  })

  test('cost: each job by the minute it has begun', async () => {
    const rows = await ask('cost')
    const minutes = since(30)
      .flatMap(({ jobs }) => Object.values(jobs))
      .reduce((sum, { facts }) => sum + Math.ceil((facts?.value.workMs ?? 0) / 60_000), 0)
    expect(rows.reduce((sum, row) => sum + number(row['billed_minutes']), 0)).toBe(minutes)
    expect(number(rows[0]?.['dollars'])).toBeGreaterThan(0)
  })

  test('shared-failures: the host that many repositories could not reach', async () => {
    const rows = await ask('shared-failures')
    const hit = since(7).filter(({ jobs }) =>
      Object.values(jobs).some(({ failure }) => failure?.value.category === 'network'),
    )
    expect(rows).toHaveLength(1)
    expect(rows[0]).toMatchObject({ cause: 'packages.example.com', title: 'npm could not reach the registry' })
    expect(number(rows[0]?.['repositories'])).toBe(Object.keys(countBy(hit)).length)
  })

  test('regressions: those that became slower, and no others, are worth a look', async () => {
    const rows = await ask('regressions')
    const slower = rows.filter((row) => number(row['times']) > 1.3).map((row) => row['repository'])
    // Slow from half of the time on: before the last week, and after the begin of the 28 days before it.
    expect(slower.toSorted()).toEqual([3, 13, 23].map((at) => `org${at % 5}/app-${at}`).toSorted())
  })

  test('anomalies: none where no run was judged', async () => expect(await ask('anomalies')).toEqual([]))

  test('failures are as many as runs that failed', () =>
    expect(records.filter(({ run }) => hasFailed(run.value.outcome)).length).toBeGreaterThan(50))
})

test('the statements for Trino name every column of every table, in order and by its type', () => {
  const types = { text: 'string', whole: 'int', number: 'double', 'yes-no': 'boolean', time: 'timestamp' } as const
  const sql = readFileSync('examples/sql/setup/trino.sql', 'utf8')
  for (const { name, columns } of tables.filter((table) => table.name !== 'records')) {
    const [, listed = ''] = new RegExp(`CREATE EXTERNAL TABLE ${name} \\(([^)]*)\\)`).exec(sql) ?? []
    expect(listed.trim().split(/\s*,\s*/)).toEqual(columns.map((column) => `${column.name} ${types[column.type]}`))
  }
})

test('each query says what it answers, ends in a semicolon, and stands in docs/queries.md', () => {
  const docs = readFileSync('docs/queries.md', 'utf8')
  for (const file of readdirSync('examples/sql/queries')) {
    const sql = readFileSync(`examples/sql/queries/${file}`, 'utf8')
    expect(sql).toMatch(/^-- .+\n[\s\S]+;\n$/)
    expect(docs).toContain(file)
  }
})
