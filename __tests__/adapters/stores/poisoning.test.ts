/** Whatever an artifact says of itself, no baseline moves: the platform’s API tells whose run it was. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { zipSync } from 'fflate'
import { artifactStore } from '../../../src/adapters/stores/artifact/index.js'
import { defaultSettings } from '../../../src/core/detect/index.js'
import { baselinesOf } from '../../../src/core/detect/models/baselines.js'
import { encodeHistory } from '../../../src/core/history/file/codec.js'
import { checkpointName, recordName, sharedName } from '../../../src/core/history/provenance.js'
import { comparableRuns } from '../../../src/core/history/window.js'
import type { RunRecord } from '../../../src/core/model/index.js'
import { recall } from '../../../src/flow/recall.js'
import type { Ports } from '../../../src/ports.js'
import { hours, judged, recordOf, type Told } from '../../support/records.js'
import { type ResultsService, type RunInfo, startResultsService } from '../../support/results-service.js'

let service: ResultsService
let folder: string
const before = { ...process.env }
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pipeline-guard-'))
})
beforeEach(async () => {
  service = await startResultsService()
  service.now = () => Date.parse(hours(300))
})
afterEach(async () => {
  process.env = { ...before }
  await service.close()
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const record = (run: number, more: Told = {}) =>
  judged(recordOf({ run: String(run), hour: run, workMs: 300_000 + (run % 7) * 1000, ...more }))
const { key } = record(1)
const zipOf = (records: readonly RunRecord[]) => zipSync({ 'history.jsonl.gz': encodeHistory(records) })

/** A run of the platform’s, and the record it left, which may say something else. */
function plant(run: number, said: RunRecord, told: Partial<RunInfo> = {}): void {
  service.run({ id: run, startedAt: hours(run), ...told })
  service.plant(run, recordName({ ...key, attempt: said.key.attempt }), zipOf([said]))
}

async function recalled(list: readonly RunRecord[] = [], ref = 'refs/heads/main') {
  Object.assign(process.env, service.env(900))
  const store = artifactStore({
    rest: { api: service.url, repository: 'o/r', token: 'loopback', budget: 60, timeoutMs: 2000 },
    now: service.now,
    folder,
    ref,
    defaultBranch: 'main',
  })
  const ports = {
    stores: [store],
    platform: { name: 'github', backfill: async () => list },
    mask: (text: string) => text,
    troubles: { add() {}, all: () => [] },
    deadline: { left: () => 60_000, late: () => false },
  } as unknown as Ports
  return recall(ports, { ...key, run: '900' })
}

/** What a push to main and a pull request would be measured by. */
function normal(records: readonly RunRecord[]) {
  const now = { hour: 290, run: '900' }
  const asPull = { ...now, facts: { event: 'pull_request', branch: 'topic' } }
  return [recordOf(now), recordOf(asPull)].map((run) =>
    baselinesOf(comparableRuns(records, run), defaultSettings).map(({ series, baseline }) => [series.key, baseline]),
  )
}

const honest = () => {
  for (let run = 1; run <= 20; run++) plant(run, record(run))
}

describe('baselines do not move', () => {
  const fast: Told = { workMs: 1 }
  const owned = { branch: 'topic', event: 'pull_request', sha: 'evil', actor: 'mallory' }
  const lie = (run: number, facts: object, more: Told = {}) =>
    record(run, { ...fast, hour: 200, ...more, facts: { sha: 'evil', branch: 'topic', ...facts } })

  test.each<[string, () => void]>([
    [
      'a fork’s 200 fast runs',
      () => {
        for (let run = 100; run < 300; run++)
          plant(run, record(run, { ...fast, hour: run }), { headRepositoryId: 666, branch: 'main' })
      },
    ],
    [
      'pull requests that call themselves pushes',
      () => {
        for (let run = 101; run < 125; run++) plant(run, lie(run, { event: 'push', actor: 'ada' }), owned)
      },
    ],
    [
      'a branch that calls itself the default one',
      () => {
        for (let run = 101; run < 125; run++)
          plant(run, lie(run, { event: 'push', defaultBranch: 'topic' }), { ...owned, event: 'pull_request' })
      },
    ],
    ['one that claims another run’s key', () => plant(101, { ...lie(5, {}), key: record(5).key }, owned)],
    ['a checkpoint of a pull request', () => service.plant(plantedRun(owned), checkpointName(key), zipOf(rewritten()))],
    [
      'a checkpoint of pull_request_target, which runs on the default branch',
      () =>
        service.plant(
          plantedRun({ ...owned, branch: 'main', event: 'pull_request_target' }),
          checkpointName(key),
          zipOf(rewritten()),
        ),
    ],
    [
      'a shared history of one branch alone',
      () => service.plant(plantedRun(owned), sharedName(key), zipOf(rewritten())),
    ],
    [
      'shared histories of one person’s two branches, where there are others',
      () => {
        for (const run of [101, 102])
          service.plant(
            plantedRun({ ...owned, id: run, branch: `b${run}`, sha: `evil${run}` }),
            sharedName(key),
            zipOf(rewritten()),
          )
      },
    ],
    [
      'shared histories of one person’s two branches, one of which somebody else started again',
      () => {
        for (const run of [101, 102])
          service.plant(
            plantedRun({ ...owned, id: run, sha: `evil${run}`, ...(run === 101 && { attempt: 2, rerunBy: 'bob' }) }),
            sharedName(key),
            zipOf(rewritten()),
          )
      },
    ],
    [
      'shared histories of an update bot',
      () => {
        for (const run of [101, 102])
          service.plant(
            plantedRun({ ...owned, id: run, sha: `evil${run}`, actor: run === 101 ? 'dependabot[bot]' : 'x[bot]' }),
            sharedName(key),
            zipOf(rewritten()),
          )
      },
    ],
  ])('by %s', async (_, poison) => {
    honest()
    const expected = normal((await recalled(platform())).records)
    expect(expected[0]?.length).toBeGreaterThan(0)
    poison()
    expect(normal((await recalled(platform())).records)[0]).toEqual(expected[0])
  })

  const plantedRun = (told: Partial<RunInfo>) => service.run({ id: 101, ...told }).id
  const rewritten = () => Array.from({ length: 40 }, (_, index) => record(index + 1, fast))
  /** The platform’s list: more people than one run things here. */
  const platform = () => [record(20), record(19, { facts: { actor: 'bob' } })].map(({ judgement, ...run }) => run)
})

describe('the platform’s word prevails', () => {
  test('on event, actor, head, default branch and start; a time from the future does not help', async () => {
    const said = record(30, {
      hour: -5000,
      stamp: { observedAt: '2199-01-01T00:00:00Z' },
      facts: { event: 'push', actor: 'ada', branch: 'topic', defaultBranch: 'topic', sha: 'evil' },
    })
    plant(30, { ...said, recordedBy: '20' }, { branch: 'topic', event: 'pull_request', sha: 'evil', actor: 'mallory' })
    plant(20, record(20))
    const { records } = await recalled()
    expect(records.map((one) => one.key.run)).toEqual(['20', '30'])
    expect(records[1]?.recordedBy).toBeUndefined()
    expect(records[1]?.run).toMatchObject({
      observedAt: hours(300),
      value: {
        event: 'pull_request',
        actor: 'mallory',
        branch: 'topic',
        defaultBranch: 'main',
        headRepository: 'o/r',
        startedAt: hours(30),
      },
    })
  })

  test('a later list wins over a record from the future', async () => {
    plant(30, record(30, { stamp: { observedAt: '2199-01-01T00:00:00Z' }, facts: { actor: 'ada' } }))
    const told = recordOf({ run: '30', hour: 30, stamp: { observedAt: hours(301) }, facts: { actor: 'eve' } })
    expect((await recalled([told])).records[0]?.run.value.actor).toBe('eve')
  })

  test('a record that calls itself a fork’s is one, whatever the API’s head says (pull_request_target)', async () => {
    plant(30, record(30, { facts: { event: 'pull_request_target', headRepository: 'stranger/r' } }), {
      event: 'pull_request_target',
    })
    expect((await recalled()).records[0]?.run.value.headRepository).toBe('stranger/r')
  })

  test('of whose run the platform does not speak, nothing is learnt, and that is said', async () => {
    plant(30, record(30))
    service.fault = ({ route }) => (/\/runs/.test(route) ? { status: 404, message: 'gone' } : undefined)
    expect(await recalled()).toMatchObject({ records: [], gaps: [expect.stringMatching(/could not be asked whose/)] })
  })
})

describe('archives larger than a record is', () => {
  const bomb = (megabytes: number) => gzipSync(Buffer.alloc(megabytes * 1024 * 1024, 0x20))
  test.each([
    ['a packed bomb', () => zipSync({ 'history.jsonl.gz': bomb(60) }), /expands to more than 2097152/],
    ['a zip bomb', () => zipSync({ 'history.jsonl.gz': new Uint8Array(3_000_000) }), /expands to more than 524288/],
    ['a zip that lies about its size', () => lyingZip(), /could not be read/],
    ['too many bytes', () => zipSync({ 'history.jsonl.gz': noise(600_000) }, { level: 0 }), /at most 524288 are read/],
  ])('%s costs itself only', async (_, zip, words) => {
    plant(1, record(1))
    service.run({ id: 2 })
    service.plant(2, recordName(key), zip())
    const start = process.memoryUsage().rss
    const { records, gaps } = await recalled()
    expect(records.map((one) => one.key.run)).toEqual(['1'])
    expect(gaps.join('\n')).toMatch(words)
    expect(process.memoryUsage().rss - start).toBeLessThan(100 * 1024 * 1024)
  })

  test('thirty of the largest together stay within the allowance', async () => {
    const padding = 'x'.repeat(1_900_000)
    for (let run = 1; run <= 30; run++) plant(run, record(run, { facts: { title: padding } }))
    const { records, gaps } = await recalled()
    expect(records.length).toBeLessThan(27)
    expect(records.length).toBeGreaterThan(20)
    expect(gaps.join('\n')).toMatch(/memory set aside for archives is spent/)
  })
})

const noise = (length: number) => {
  let state = 7
  return Uint8Array.from({ length }, () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    return state >>> 24
  })
}

/** Its directory says ten bytes, its entry holds three million. */
function lyingZip(): Uint8Array {
  const zip = zipSync({ 'history.jsonl.gz': new Uint8Array(3_000_000) })
  const view = new DataView(zip.buffer, zip.byteOffset)
  for (let at = 0; at < zip.length - 4; at++) {
    if (view.getUint32(at, true) === 0x04034b50) view.setUint32(at + 22, 10, true)
    if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 10, true)
  }
  return zip
}
