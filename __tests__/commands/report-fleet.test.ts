/** One page of all repositories: from a bucket’s records, from its tables, from a folder of histories; the same figures. */
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { folderObjects } from '../../src/adapters/objects/folder.js'
import { readRecord } from '../../src/adapters/stores/s3/read.js'
import { compactTables } from '../../src/adapters/tables/compact.js'
import { command } from '../../src/commands/report.js'
import { encodeHistory } from '../../src/core/history/file/codec.js'
import type { RunRecord } from '../../src/core/model/index.js'
import { fleetRecords, planted } from '../support/fleet.js'
import { hours } from '../support/records.js'

let cwd = ''
const records = [...fleetRecords({ repositories: 20, days: 36, runsADay: 2 })]
const now = Date.parse(hours(36 * 24))

async function plant(folder: string, all: readonly RunRecord[]): Promise<void> {
  for (const record of all) {
    const [key, bytes] = planted(record)
    await mkdir(dirname(join(cwd, folder, key)), { recursive: true })
    await writeFile(join(cwd, folder, key), bytes)
  }
}

beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'pipeline-guard-'))
  await plant('bucket', records)
  await mkdir(join(cwd, 'histories'))
  for (let at = 0; at < 20; at++)
    await writeFile(
      join(cwd, 'histories', `app-${at}.jsonl.gz`),
      encodeHistory(records.filter(({ key }) => key.repository === `org${at % 5}/app-${at}`)),
    )
})
afterAll(() => rm(cwd, { recursive: true, force: true }))

async function report(...args: readonly string[]) {
  const out: string[] = []
  const err: string[] = []
  const io = {
    cwd,
    env: {},
    now: () => now,
    out: (text: string) => void out.push(text),
    err: (text: string) => void err.push(text),
  }
  const code = await command.run([...args], io as never)
  return { code, out: out.join(''), err: err.join('') }
}
const figures = async (...args: readonly string[]) => JSON.parse((await report(...args, '--json')).out)

test('records, tables and histories come to the same figures', async () => {
  const raw = await figures('bucket')
  expect(raw.repositories).toHaveLength(20)
  expect(raw.runs).toBe(records.filter(({ run }) => (run.value.startedAt ?? '') > hours(24)).length)
  expect(await figures('histories')).toEqual(raw)
  const objects = folderObjects(join(cwd, 'bucket'))
  await compactTables({ objects, readRecord: (entry) => readRecord(objects, entry), shards: 2, now: Date.now })
  expect(await figures('bucket')).toEqual(raw)
})

test('of a place where nothing is, it says so', async () => {
  await mkdir(join(cwd, 'nothere'), { recursive: true })
  await expect(report('nothere')).rejects.toThrow(/nothere: nothing is there/)
})

test('a failure that many have in common is said once, with its host', async () => {
  const { shared } = await figures('bucket')
  expect(shared[0]).toMatchObject({
    cause: 'packages.example.com',
    isHost: true,
    title: 'npm could not reach the registry',
  })
  const { out } = await report('bucket')
  expect(out).toContain(
    `${shared[0].repositories.length} repositories fail on the same host, packages.example.com: npm could not reach the registry`,
  )
})

test('what became slower stands first among the regressions, and makes its repository one to watch', async () => {
  const { regressions, repositories } = await figures('bucket')
  expect(regressions.map((one: { repository: string }) => one.repository).sort()).toEqual(['org3/app-13', 'org3/app-3'])
  const health = repositories.find((one: { repository: string }) => one.repository === 'org3/app-3')
  expect(health.because).toContain('slower than before')
})

test('with --output each repository has a page of its own, linked from the fleet’s', async () => {
  const { err } = await report('bucket', '--output', 'site/index.html', '--title', 'Acme <b>')
  expect(err).toContain('wrote site/index.html')
  const page = await readFile(join(cwd, 'site/index.html'), 'utf8')
  expect(page).toContain('<title>Acme &lt;b&gt;: CI health</title>')
  const files = await readdir(join(cwd, 'site/repositories'))
  expect(files).toHaveLength(20)
  for (const file of files) expect(page).toContain(`href="repositories/${file}"`)
  expect(await readFile(join(cwd, 'site/repositories/github.com!2forg3!2fapp-3.html'), 'utf8')).toContain(
    'org3/app-3: CI history',
  )
})

test('names of strangers are text on the page, and lead nowhere', async () => {
  const hostile = `x"><script>alert(1)</script>`
  await plant(
    'hostile',
    [...fleetRecords({ repositories: 1, days: 2, runsADay: 2 })].map((record) => ({
      ...record,
      key: { ...record.key, repository: `o/${hostile}`, workflow: hostile },
      run: { ...record.run, value: { ...record.run.value, headRepository: `o/${hostile}` } },
    })),
  )
  const { out } = await report('hostile', '--days', '400')
  expect(out).not.toContain('<script>alert')
  expect(out).toContain('&lt;script&gt;')
})

test('what is no place is a fault', async () => {
  await expect(report('s3://UPPER')).rejects.toThrow(/accepted is s3:\/\/bucket/)
})
