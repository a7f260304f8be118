import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { type CacheStoreOptions, cacheStore } from '../../../../src/adapters/stores/cache/index.js'
import { learntOf } from '../../../support/learnt.js'
import { recordOf, runsOf } from '../../../support/records.js'
import { type ResultsService, startResultsService } from '../../../support/results-service.js'

let service: ResultsService
let workspace: string
let now: number
const before = { ...process.env }
const home = process.cwd()
beforeAll(async () => {
  workspace = await mkdtemp(join(tmpdir(), 'pipeline-guard-'))
  process.chdir(workspace) // where a runner starts actions; the toolkit resolves paths against it
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

const record = recordOf()
const { key } = record
const storeOf = (options: Partial<CacheStoreOptions> = {}) =>
  cacheStore({ workspace, now: () => now, ref: 'refs/heads/main', defaultBranch: 'main', limitMs: 120_000, ...options })
/** Every step recalls before it saves. */
const recalling = async (options: Partial<CacheStoreOptions> = {}) => {
  const store = storeOf(options)
  await store.load(key)
  return store
}
const runs = async (store = storeOf()) => {
  const loaded = await store.load(key)
  return loaded.kind === 'ok' ? loaded.value.records.length : loaded
}

// The toolkit packs with the machine’s own tar.
describe('the snapshot in the cache', () => {
  test('is missing at first, then found by prefix in a later hour; the workspace is left as it was', async () => {
    expect(await runs()).toEqual({ kind: 'missing' })
    expect(await (await recalling()).save(record, runsOf(30))).toMatchObject({ state: 'done' })
    now += 5 * 3_600_000
    expect(await runs()).toBe(31)
    expect(service.caches.map((entry) => entry.key)).toEqual([
      expect.stringMatching(/^pipeline-guard-history-v1-[0-9a-f]{12}-2026-11-21T05$/),
    ])
    expect(await readdir(join(workspace, '.pipeline-guard'))).toEqual([])
  })

  test('carries what was learnt', async () => {
    await (await recalling()).save(record, runsOf(3), [learntOf()])
    now += 3_600_000
    expect(await storeOf().load(key)).toMatchObject({ value: { learnt: [learntOf()] } })
    await (await recalling()).save(record, runsOf(3))
    now += 3_600_000
    const loaded = await storeOf().load(key)
    expect(loaded.kind === 'ok' && loaded.value.learnt).toBeUndefined()
  })

  test('the newest snapshot wins', async () => {
    await (await recalling()).save(record, [])
    now += 3_600_000
    await (await recalling()).save(record, runsOf(3))
    now += 3_600_000
    expect(await runs()).toBe(4)
  })

  test('is saved once an hour, and not asked for again by who has just restored it', async () => {
    await (await recalling()).save(record, [])
    const second = storeOf()
    await second.load(key)
    expect(await second.save(record, [])).toMatchObject({
      state: 'skipped',
      detail: expect.stringMatching(/this hour/),
    })
    service.caches.length = 0
    const [third, fourth] = [await recalling(), await recalling()]
    await third.save(record, [])
    expect(await fourth.save(record, [])).toMatchObject({
      state: 'skipped',
      detail: expect.stringMatching(/another job/),
    })
  })

  test('is saved from the default branch only', async () => {
    expect(await storeOf({ ref: 'refs/pull/7/merge' }).save(record, [])).toMatchObject({
      state: 'skipped',
      detail: expect.stringMatching(/default branch/),
    })
    expect(service.caches).toEqual([])
  })

  test('a read-only token is normal: not even tried where the runner says so, no warning where it does not', async () => {
    expect(await storeOf({ mode: 'read' }).save(record, [])).toMatchObject({
      state: 'skipped',
      detail: expect.stringMatching(/read-only, which is normal/),
    })
    expect(service.log).toEqual([])
    service.cacheMode = 'read'
    expect(await (await recalling()).save(record, [])).toMatchObject({
      state: 'skipped',
      detail: expect.stringMatching(/denied|another job/),
    })
  })

  test('a snapshot that could not be read is not replaced by less; a broken one is', async () => {
    expect(await (await recalling()).save(record, runsOf(30))).toMatchObject({ state: 'done' })
    now += 3_600_000
    service.fault = ({ route }) => (route.endsWith('DownloadURL') ? { status: 400, message: 'busy' } : undefined)
    const blind = await recalling()
    service.fault = undefined
    expect(await blind.save(record, [])).toMatchObject({ state: 'skipped', detail: expect.stringMatching(/by less/) })
    // A recall that was given up before it ended.
    expect(await storeOf().save(record, [])).toMatchObject({
      state: 'skipped',
      detail: expect.stringMatching(/by less/),
    })
    expect(await runs()).toBe(31)
  })

  test('an outage is told as such, not taken for an empty history', async () => {
    service.fault = () => ({ status: 400, message: 'broken' })
    expect(await runs()).toMatchObject({ kind: 'corrupt', reason: expect.stringMatching(/Failed to restore/) })
  })

  test('a service that hangs is left after its time', async () => {
    service.fault = () => ({ slowMs: 60_000 })
    const store = storeOf({ limitMs: 100 })
    await expect(store.load(key)).rejects.toThrow(/no answer within/)
    const asked = service.log.length
    expect(await store.save(record, [])).toMatchObject({
      state: 'failed',
      detail: expect.stringMatching(/not asked again/),
    })
    expect(service.log).toHaveLength(asked)
  })

  test('a machine without a cache has none', async () => {
    for (const name of ['ACTIONS_RESULTS_URL', 'ACTIONS_CACHE_URL']) delete process.env[name]
    expect(await runs()).toEqual({ kind: 'missing' })
    expect(await (await recalling()).save(record, [])).toMatchObject({ state: 'skipped' })
  })
})
