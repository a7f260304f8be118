import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { zipSync } from 'fflate'
import { type ArtifactStoreOptions, artifactStore } from '../../../../src/adapters/stores/artifact/index.js'
import { encodeHistory } from '../../../../src/core/history/file/codec.js'
import { checkpointName, recordName, sharedName } from '../../../../src/core/history/provenance.js'
import type { RunRecord } from '../../../../src/core/model/index.js'
import { learntOf } from '../../../support/learnt.js'
import { judged, recordOf, runsOf } from '../../../support/records.js'
import { type ResultsService, startResultsService } from '../../../support/results-service.js'

let service: ResultsService
let folder: string
const before = { ...process.env }
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pipeline-guard-'))
})
beforeEach(async () => {
  service = await startResultsService()
})
afterEach(async () => {
  process.env = { ...before }
  await service.close()
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const record = (run: number, more: Parameters<typeof recordOf>[0] = {}) =>
  judged(recordOf({ run: String(run), hour: run, ...more }))
const { key } = record(1)

/** The store as a step of that run has it, the toolkit’s real client behind it. */
const storeOf = (run: number, options: Partial<ArtifactStoreOptions> = {}) => {
  Object.assign(process.env, service.env(run))
  return artifactStore({
    rest: { api: service.url, repository: 'o/r', token: 'loopback', budget: 30, timeoutMs: 2000 },
    now: service.now,
    folder,
    ref: process.env['GITHUB_REF'] ?? '',
    defaultBranch: 'main',
    uploadMs: 5000,
    settleMs: 50,
    ...options,
  })
}
const zipOf = (records: readonly RunRecord[], name = 'history.jsonl.gz') => zipSync({ [name]: encodeHistory(records) })
const runsFound = async (store = storeOf(900), known: readonly RunRecord[] = []) => {
  const loaded = await store.load({ ...key, run: '900' }, Promise.resolve(known))
  return loaded.kind === 'ok'
    ? { runs: loaded.value.records.map((one) => one.key.run), gaps: loaded.value.gaps }
    : loaded
}

describe('records travel by artifact', () => {
  test('nothing there is missing', async () => {
    expect(await runsFound()).toEqual({ kind: 'missing' })
  })

  test('what one run keeps, the next recalls; the first on the default branch leaves a checkpoint', async () => {
    const first = storeOf(1)
    await first.load(key)
    expect(await first.save(record(1), [record(1), ...runsOf(3)])).toMatchObject({
      state: 'done',
      detail: expect.stringMatching(/checkpoint done/),
    })
    expect(service.artifacts.map(({ name }) => name)).toEqual([recordName(key), checkpointName(key)])
    expect(await runsFound()).toEqual({ runs: ['1000', '1', '1001', '1002'], gaps: [] })
    expect(await readdir(folder)).toEqual([])
  })

  test('a second checkpoint is only made after a day, or when many records came since', async () => {
    const checkpoints = () => service.artifacts.filter(({ name }) => name === checkpointName(key)).length
    const run = async (id: number) => {
      const store = storeOf(id)
      await store.load({ ...key, run: String(id) })
      await store.save(record(id), [])
    }
    await run(1)
    for (let id = 2; id <= 15; id++) service.plant(id, recordName(key), zipOf([record(id)]))
    await run(16)
    expect(checkpoints()).toBe(1)
    await run(17)
    expect(checkpoints()).toBe(2)
    service.now = () => Date.now() + 90_000_000
    await run(18)
    expect(checkpoints()).toBe(3)
  })

  test('no checkpoint from a branch or a pull request: its history has a name of its own', async () => {
    service.run({ id: 5, branch: 'feature' })
    const store = storeOf(5)
    await store.load(key)
    await store.save(record(5), [])
    expect(service.artifacts.map(({ name }) => name)).toEqual([recordName(key), sharedName(key)])
  })

  test('a second attempt has a name of its own', async () => {
    for (const attempt of [1, 2]) {
      service.run({ id: 7, attempt })
      const store = storeOf(7)
      expect(await store.save(record(7, { attempt }), [])).toMatchObject({ state: 'done' })
    }
    expect(await runsFound()).toMatchObject({ runs: ['7', '7'] })
  })

  test('what a snapshot holds already is not downloaded again', async () => {
    for (let run = 1; run <= 5; run++) service.plant(run, recordName(key), zipOf([record(run)]))
    const found = await runsFound(storeOf(900), [record(1), record(2), record(3), record(4)])
    expect(found).toEqual({ runs: ['5'], gaps: [] })
    expect(service.log.filter((route) => route.endsWith('/zip'))).toHaveLength(1)
  })

  test('the request budget is kept, newest first, and what was left is said', async () => {
    for (let run = 1; run <= 40; run++) service.plant(run, recordName(key), zipOf([record(run)]))
    const found = await runsFound()
    expect(service.log.filter((route) => route.startsWith('GET')).length).toBeLessThanOrEqual(30)
    expect(found).toMatchObject({ gaps: ['19 older records were not fetched: the request budget is spent'] })
    expect((found as { runs: string[] }).runs).toContain('40')
  })
})

describe('names already taken', () => {
  test('another job of the run was faster: fine', async () => {
    await storeOf(7).save(record(7), [])
    expect(await storeOf(7).save(record(7), [])).toMatchObject({
      state: 'done',
      detail: expect.stringMatching(/another job/),
    })
  })

  test('an upload broke after reserving the name: told, and the record stays on disk', async () => {
    service.fault = ({ route }) =>
      route === 'ArtifactService/FinalizeArtifact' ? { status: 400, message: 'no' } : undefined
    const broken = storeOf(7)
    await broken.stage?.(record(7))
    expect(await broken.save(record(7), [])).toMatchObject({ state: 'failed' })
    service.fault = undefined
    expect(await storeOf(7).save(record(7), [])).toMatchObject({
      state: 'failed',
      detail: expect.stringMatching(/reserved by an upload that broke/),
    })
    expect((await readdir(folder, { recursive: true })).some((path) => path.endsWith('record.jsonl.gz'))).toBe(true)
    await rm(folder, { recursive: true, force: true })
  })
})

describe('when the service will not', () => {
  const refusing = async (fault: ResultsService['fault'], options: Partial<ArtifactStoreOptions> = {}) => {
    service.fault = fault
    return storeOf(3, options).save(record(3), [])
  }
  test('a full quota is told with what to do', async () => {
    const told = await refusing(({ route }) =>
      route.endsWith('CreateArtifact') ? { status: 403, message: 'insufficient usage to create artifact' } : undefined,
    )
    expect(told).toMatchObject({ state: 'failed', detail: expect.stringMatching(/quota is full.*history: cache/) })
  })

  test('a slow service is left after its time, not waited for', async () => {
    // Were it waited for, this test would take a minute.
    const told = await refusing(({ route }) => (route.endsWith('CreateArtifact') ? { slowMs: 60_000 } : undefined), {
      uploadMs: 300,
    })
    expect(told).toMatchObject({ state: 'failed', detail: expect.stringMatching(/no answer within/) })
  })

  test('no runtime token: told where artifacts can be written', async () => {
    const store = storeOf(3)
    delete process.env['ACTIONS_RUNTIME_TOKEN']
    expect(await store.save(record(3), [])).toMatchObject({
      state: 'failed',
      detail: expect.stringMatching(/history: file/),
    })
  })

  test.each([
    [403, 'Resource not accessible by integration', /Resource not accessible.*actions: read, contents: read/],
    [401, 'Bad credentials', /Bad credentials.*github-token/],
    [500, 'oops', /oops/],
  ])('HTTP %i on recall is told, with the permissions to add', async (status, message, words) => {
    service.fault = ({ route }) => (route.startsWith('GET') ? { status, message } : undefined)
    expect(await storeOf(3).load(key)).toMatchObject({ kind: 'corrupt', reason: expect.stringMatching(words) })
  })

  test('one broken connection is tried again', async () => {
    service.plant(1, recordName(key), zipOf([record(1)]))
    let broken = 0
    service.fault = ({ route }) => (route.endsWith('/zip') && broken++ === 0 ? { hangUp: true } : undefined)
    expect(await runsFound()).toEqual({ runs: ['1'], gaps: [] })
  })

  test('the toolkit’s chatter does not reach stdout', async () => {
    const written: unknown[] = []
    const write = process.stdout.write
    process.stdout.write = ((part: unknown) => written.push(part) > 0) as typeof process.stdout.write
    try {
      await storeOf(4).save(record(4), [])
    } finally {
      process.stdout.write = write
    }
    expect(written).toEqual([])
  })
})

describe('strangers’ artifacts', () => {
  const lies = async (run: number, planted: Uint8Array, name = recordName(key)) => {
    service.plant(run, name, planted)
    return runsFound()
  }

  test('a fork’s is dropped before download', async () => {
    for (let run = 100; run < 300; run++) {
      service.run({ id: run, headRepositoryId: 666 })
      service.plant(run, recordName(key), zipOf([record(run, { workMs: 1 })]))
    }
    service.run({ id: 301, headRepositoryId: null })
    service.plant(301, checkpointName(key), zipOf([record(301)]))
    expect(await runsFound()).toEqual({ kind: 'missing' })
    expect(service.log.filter((route) => route.endsWith('/zip'))).toEqual([])
  })

  test('two hundred of forks do not hide our own', async () => {
    for (let run = 1; run <= 10; run++) service.plant(run, recordName(key), zipOf([record(run)]))
    for (let run = 100; run < 300; run++) {
      service.run({ id: run, headRepositoryId: 666 })
      service.plant(run, recordName(key), zipOf([record(run, { workMs: 1 })]))
    }
    expect(await runsFound()).toEqual({ runs: Array.from({ length: 10 }, (_, index) => String(index + 1)), gaps: [] })
  })

  test('a branch cannot keep the default branch from writing checkpoints', async () => {
    service.run({ id: 60, branch: 'feature' })
    service.plant(60, checkpointName(key), zipOf([]))
    const store = storeOf(61)
    await store.load(key)
    expect(await store.save(record(61), [])).toMatchObject({ detail: expect.stringMatching(/checkpoint done/) })
  })

  test.each([
    ['another run', record(9), /describes run 9/],
    ['another repository', record(8, { repository: 'o/other' }), /another workflow/],
    ['another workflow', record(8, { workflow: 'x.yml' }), /another workflow/],
    ['another attempt', record(8, { attempt: 2 }), /attempt 2 under the name of attempt 1/],
    ['another branch', record(8, { facts: { branch: 'release', sha: 'sha8' } }), /another branch/],
    ['another commit', record(8, { facts: { sha: 'other' } }), /another commit/],
  ])('one that describes %s is not believed, and that is said', async (_, lie, words) => {
    expect(await lies(8, zipOf([lie]))).toEqual({ runs: [], gaps: [expect.stringMatching(words)] })
  })

  test('a companion or a watch of the default branch may describe other runs', async () => {
    service.run({ id: 50, event: 'workflow_run' })
    service.run({ id: 51, event: 'schedule' })
    service.run({ id: 52, event: 'workflow_run', branch: 'feature' })
    service.run({ id: 53, event: 'push' })
    for (const owner of [50, 51, 52, 53]) service.plant(owner, recordName(key), zipOf([record(owner - 30)]))
    const found = await runsFound()
    expect(found).toMatchObject({
      runs: ['20', '21'],
      gaps: [expect.stringMatching(/run 52|run 53/), expect.stringMatching(/run 52|run 53/)],
    })
  })

  test('what a companion recorded is not downloaded again either', async () => {
    service.run({ id: 50, event: 'workflow_run' })
    service.plant(50, recordName(key), zipOf([record(20)]))
    const loaded = await storeOf(900).load({ ...key, run: '900' })
    const known = loaded.kind === 'ok' ? loaded.value.records : []
    expect(known).toMatchObject([{ key: { run: '20' }, recordedBy: '50' }])
    service.log.length = 0
    await runsFound(storeOf(900), known)
    expect(service.log.filter((route) => route.endsWith('/zip'))).toEqual([])
  })

  test('a checkpoint of a branch is not read', async () => {
    service.run({ id: 60, branch: 'feature' })
    expect(await lies(60, zipOf(runsOf(5)), checkpointName(key))).toEqual({ runs: [], gaps: [] })
  })

  test('what was learnt comes from the default branch’s checkpoint alone, and goes into it', async () => {
    const learntBy = async (store = storeOf(900)) => {
      const loaded = await store.load({ ...key, run: '900' }, Promise.resolve([]))
      return loaded.kind === 'ok' ? loaded.value.learnt : loaded
    }
    const zip = (records: readonly RunRecord[]) => zipSync({ 'history.jsonl.gz': encodeHistory(records, [learntOf()]) })
    service.plant(8, recordName(key), zip([record(8)]))
    service.run({ id: 60, branch: 'feature' })
    service.plant(60, sharedName(key), zip(runsOf(5)))
    expect(await learntBy()).toBeUndefined()
    const store = storeOf(62)
    await store.load(key)
    await store.save(record(62), [record(62)], [learntOf()])
    expect(await learntBy()).toEqual([learntOf()])
  })

  test('a poor checkpoint is united with the richer one before it, and the next holds both', async () => {
    service.plant(60, checkpointName(key), zipOf(runsOf(60)))
    service.plant(61, checkpointName(key), zipOf([record(61)]))
    service.now = () => Date.now() + 90_000_000
    const store = storeOf(62)
    const loaded = await store.load({ ...key, run: '62' })
    expect(loaded).toMatchObject({ value: { records: { length: 61 } } })
    await store.save(record(62), loaded.kind === 'ok' ? loaded.value.records : [])
    service.log.length = 0
    expect(await runsFound()).toMatchObject({ runs: { length: 62 } })
    expect(service.log).not.toContainEqual(expect.stringMatching(/artifacts\/[12]\/zip/))
  })

  test('a checkpoint that could not be had is not replaced by less, and that is said', async () => {
    service.plant(60, checkpointName(key), zipOf(runsOf(60)))
    service.now = () => Date.now() + 90_000_000
    service.fault = ({ route }) => (route.endsWith('/zip') ? { status: 503, message: 'busy' } : undefined)
    const blind = storeOf(61)
    await blind.load({ ...key, run: '61' })
    service.fault = undefined
    expect(await blind.save(record(61), [])).toMatchObject({
      state: 'done',
      detail: expect.stringMatching(/no checkpoint: .* not replaced by less/),
    })
    expect(await runsFound()).toMatchObject({ runs: { length: 61 } })
  })

  test('a run that went on without what was read, or knows all from the cache, writes no poorer one', async () => {
    service.plant(60, checkpointName(key), zipOf(runsOf(60)))
    service.now = () => Date.now() + 90_000_000
    const store = storeOf(61)
    await store.load({ ...key, run: '61' }, Promise.resolve([record(60)]))
    await store.save(record(61), [])
    expect(await runsFound()).toMatchObject({ runs: { length: 61 } })
  })

  test('a broken checkpoint gives way to the one before', async () => {
    service.plant(60, checkpointName(key), zipOf(runsOf(5)))
    service.plant(61, checkpointName(key), Buffer.from('no zip'))
    expect(await runsFound()).toMatchObject({
      runs: { length: 5 },
      gaps: [expect.stringMatching(/checkpoint 2 of run 61/)],
    })
  })

  test.each([
    ['no archive', Buffer.from('hello'), /could not be read/],
    ['another file', zipOf([record(8)], 'evil.sh'), /holds "evil.sh"/],
    ['a path', zipOf([record(8)], '../../history.jsonl.gz'), /holds "..\/..\/history/],
    ['two files', zipSync({ 'history.jsonl.gz': new Uint8Array(), b: new Uint8Array() }), /more than one file/],
    ['a bomb', zipSync({ 'history.jsonl.gz': new Uint8Array(3_000_000) }), /expands to more than/],
    ['no history', zipSync({ 'history.jsonl.gz': Buffer.from('{}') }), /header/],
  ])('an archive with %s is refused, and said', async (_, zip, words) => {
    expect(await lies(8, zip)).toEqual({ runs: [], gaps: [expect.stringMatching(words)] })
  })
})
