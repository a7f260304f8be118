/** The history in the cache alone, by the real client against the loopback results service. */
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { type WholeCacheOptions, wholeCacheStore } from '../../../../src/adapters/stores/cache/whole.js'
import { seenBy } from '../../../../src/core/collect/narrow.js'
import type { RunRecord } from '../../../../src/core/model/index.js'
import { judged, recordOf, runsOf } from '../../../support/records.js'
import { type ResultsService, startResultsService } from '../../../support/results-service.js'

let service: ResultsService
let workspace: string
let now: number
const before = { ...process.env }
const home = process.cwd()
beforeAll(async () => {
  workspace = await mkdtemp(join(tmpdir(), 'pipeline-guard-'))
  process.chdir(workspace)
})
beforeEach(async () => {
  service = await startResultsService()
  now = Date.UTC(2026, 10, 21, 5)
  Object.assign(process.env, service.env(1), { GITHUB_WORKSPACE: workspace, RUNNER_TEMP: workspace })
})
afterEach(async () => {
  process.env = { ...before }
  await service.close()
})
afterAll(() => {
  process.chdir(home)
  return rm(workspace, { recursive: true, force: true })
})

const storeOf = (options: Partial<WholeCacheOptions> = {}) =>
  wholeCacheStore({
    workspace,
    now: () => now,
    ref: 'refs/heads/main',
    defaultBranch: 'main',
    job: '1',
    limitMs: 120_000,
    ...options,
  })
async function recalled(store = storeOf(), run = '999'): Promise<readonly RunRecord[]> {
  const loaded = await store.load({ ...recordOf().key, run })
  return loaded.kind === 'ok' ? loaded.value.records : []
}
/** A step: recalls, adds its record, saves. */
async function step(record: RunRecord, options: Partial<WholeCacheOptions> = {}, more: readonly RunRecord[] = []) {
  const store = storeOf(options)
  return store.save(record, [...(await recalled(store, record.key.run)), ...more])
}
const kinds = () => service.caches.map(({ key }) => key.replace(/-[0-9a-f]{12}-.*/, ''))
const runIds = (records: readonly RunRecord[]) => records.map(({ key }) => key.run)

test('nothing at first, then a snapshot, then parts until the next is due; nothing is lost between', async () => {
  expect(await storeOf().load(recordOf().key)).toEqual({ kind: 'missing' })
  await step(judged(recordOf({ run: '100' })), {}, runsOf(300))
  for (const run of ['101', '102', '103']) {
    now += 1000
    expect(await step(judged(recordOf({ run })))).toMatchObject({ state: 'done' })
  }
  expect(kinds()).toEqual([
    'pipeline-guard-history-v1',
    'pipeline-guard-part-v1',
    'pipeline-guard-part-v1',
    'pipeline-guard-part-v1',
  ])
  expect(await recalled()).toHaveLength(304)
  now += 24 * 3_600_000
  await step(judged(recordOf({ run: '104' })))
  expect(kinds().at(-1)).toBe('pipeline-guard-history-v1')
  expect(runIds(await recalled())).toEqual(expect.arrayContaining(['100', '101', '102', '103', '104']))
  expect(await readdir(join(workspace, '.pipeline-guard'))).toEqual([])
})

test('no artifact, whatever happens', async () => {
  await step(judged(recordOf({ run: '1' })))
  await step(judged(recordOf({ run: '2' })), { ref: 'refs/pull/7/merge' })
  expect(service.artifacts).toEqual([])
})

test('another ref writes parts only, for itself', async () => {
  await step(judged(recordOf({ run: '1' })), { ref: 'refs/pull/7/merge' })
  expect(kinds()).toEqual(['pipeline-guard-part-v1'])
})

test('two steps of one run leave both their reports in one record', async () => {
  await step(judged(recordOf({ run: '100' })), {}, runsOf(20))
  const tests = (total: number) => ({
    ...recordOf().run,
    source: 'step' as const,
    value: { total, failed: 0, skipped: 0, failures: [], flaky: [], slowest: [] },
  })
  const ids = Object.keys(recordOf({ run: '101' }).jobs)
  const built = { ...recordOf({ run: '101' }), tests: tests(7) }
  await step(seenBy(built, { part: true, ownJob: ids[0] }), { job: '11' })
  now += 1000
  // A run beside it ends meanwhile: the newest part is not of this run.
  await step(judged(recordOf({ run: '102' })), { job: '21' })
  now += 1000
  await step(judged({ ...recordOf({ run: '101' }), tests: tests(9) }), { job: '12' })
  const both = (await recalled()).find(({ key }) => key.run === '101')
  expect(both?.tests?.value.total).toBe(9)
  expect(both?.jobs[ids[0] ?? '']?.tests?.value.total).toBe(7)
})

test('a part holds no more than the platform’s list cannot tell', async () => {
  await step(judged(recordOf({ run: '100' })), {}, runsOf(20))
  now += 1000
  const listed = Array.from({ length: 90 }, (_, index) => ({ ...recordOf({ run: `${5000 + index}` }), jobs: {} }))
  const store = storeOf()
  await store.load(recordOf().key)
  await store.save(judged(recordOf({ run: '101' })), listed)
  expect(runIds(await recalled()).filter((run) => Number(run) >= 5000)).toEqual([])
})

test('one outage when a snapshot is due replaces no rich one by a poor one', async () => {
  await step(judged(recordOf({ run: '100' })), {}, runsOf(60))
  now += 8 * 24 * 3_600_000
  service.fault = ({ route }) => (route.endsWith('DownloadURL') ? { status: 400, message: 'busy' } : undefined)
  const blind = storeOf()
  expect(await recalled(blind, '101')).toEqual([])
  service.fault = undefined
  await blind.save(judged(recordOf({ run: '101' })), [])
  expect(runIds(await recalled()).length).toBe(62)
  now += 1000
  await step(judged(recordOf({ run: '102' })))
  expect(runIds(await recalled()).length).toBe(63)
})

test('a read-only token and a cache that did not answer are told', async () => {
  expect(await step(recordOf({ run: '1' }), { mode: 'read' })).toMatchObject({
    state: 'skipped',
    detail: expect.stringMatching(/read-only, which is normal/),
  })
  service.fault = () => ({ slowMs: 700 })
  const store = storeOf({ limitMs: 100 })
  await expect(store.load(recordOf().key)).rejects.toThrow(/no answer within/)
  expect(await store.save(recordOf(), [])).toMatchObject({
    state: 'failed',
    detail: expect.stringMatching(/not asked again/),
  })
})
