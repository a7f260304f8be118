/** Fifty runs at once, a matrix of forty jobs, failures on all sides: every run is in the history of the next. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { type ArtifactClient, artifactStore } from '../../../src/adapters/stores/artifact/index.js'
import { recordRun } from '../../../src/core/collect/record.js'
import { scopeOf } from '../../../src/core/collect/scope.js'
import { isWhole } from '../../../src/core/history/gaps.js'
import type { RunRecord, Snapshot, SnapshotJob, Trouble } from '../../../src/core/model/index.js'
import { recall } from '../../../src/flow/recall.js'
import { remember } from '../../../src/flow/remember.js'
import type { HistoryStore, Ports } from '../../../src/ports.js'
import { hours, judged, recordOf } from '../../support/records.js'
import { type ResultsService, startResultsService } from '../../support/results-service.js'

let service: ResultsService
let folder: string
let real: ArtifactClient
const before = { ...process.env }
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pipeline-guard-'))
  const { DefaultArtifactClient } = await import('@actions/artifact')
  real = new DefaultArtifactClient() as ArtifactClient
})
beforeEach(async () => {
  service = await startResultsService()
})
afterEach(async () => {
  process.env = { ...before }
  await service.close()
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** Mulberry32: the same failures every time. */
function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** The real client reads its token from the environment at the very start of a call, so runs can share a process. */
const clientOf = (run: number) => async (): Promise<ArtifactClient> => ({
  uploadArtifact: (...given) => {
    Object.assign(process.env, service.env(run))
    return real.uploadArtifact(...given)
  },
  getArtifact: (name) => {
    Object.assign(process.env, service.env(run))
    return real.getArtifact(name)
  },
})

const record = (run: number, more: Parameters<typeof recordOf>[0] = {}) =>
  recordOf({ run: String(run), hour: run, ...more })

/** A cache as it mostly is: read-only, and empty. */
const readOnlyCache: HistoryStore = {
  name: 'cache',
  load: async () => ({ kind: 'missing' }),
  save: async () => ({ decision: 'remember', target: 'cache', state: 'skipped', detail: 'read-only' }),
}

/** One run’s step. `platform` is what the platform’s list of runs holds. */
function portsOf(run: number, platform: readonly RunRecord[] = [], budget = 30): Ports {
  const troubles: Trouble[] = []
  const store = artifactStore({
    rest: { api: service.url, repository: 'o/r', token: 'x', budget, timeoutMs: 120_000 },
    now: service.now,
    folder,
    ref: 'refs/heads/main',
    defaultBranch: 'main',
    uploadMs: 120_000,
    settleMs: 10_000,
    client: clientOf(run),
  })
  return {
    stores: [readOnlyCache, store],
    platform: {
      name: 'github',
      backfill: async ({ runs }: { runs: number }) => platform.slice(0, runs),
    } as unknown as Ports['platform'],
    mask: (text: string) => text,
    troubles: { add: (trouble: Trouble) => void troubles.push(trouble), all: () => troubles },
    deadline: { left: () => 3_600_000, late: () => false },
    now: service.now,
  } as unknown as Ports
}

async function step(run: number, own: RunRecord, platform: readonly RunRecord[] = []) {
  const ports = portsOf(run, platform)
  const { records } = await recall(ports, own.key)
  return remember(ports, { record: judged(own), history: records, write: true, because: '' })
}

const ids = (records: readonly RunRecord[]) => records.map(({ key }) => Number(key.run)).sort((a, b) => a - b)
const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1)

describe('fifty runs that end at once', () => {
  test('are all in the history of the next, whole', async () => {
    await Promise.all(upTo(50).map((run) => step(run, record(run))))
    const next = await recall(portsOf(51, [], 120), record(51).key)
    expect(ids(next.records)).toEqual(upTo(50))
    expect(next.records.every(isWhole)).toBe(true)
    expect(next.gaps).toEqual([])
  })

  test('with uploads that fail, connections that break and a small budget: none is lost, and what is thin is said', async () => {
    const draw = random(7)
    service.fault = ({ route }) => {
      const chance = draw()
      if (route.endsWith('CreateArtifact') && chance < 0.15) return { status: 400, message: 'injected' }
      if (route.endsWith('FinalizeArtifact') && chance < 0.1) return { status: 403, message: 'injected' }
      if (route.startsWith('GET') && chance < 0.05) return { hangUp: true }
      return undefined
    }
    const platform = upTo(50).map((run) => record(run, { jobs: {} }))
    const outcomes = await Promise.all(upTo(50).map((run) => step(run, record(run), platform)))
    const failed = outcomes.flat().filter(({ state }) => state === 'failed').length
    expect(failed).toBeGreaterThan(2)
    service.fault = undefined
    const next = await recall(portsOf(51, platform), record(51).key)
    expect(ids(next.records)).toEqual(upTo(50))
    const whole = next.records.filter(isWhole).length
    expect(whole).toBeGreaterThan(20)
    expect(next.gaps.join('\n')).toMatch(/older records were not fetched: the request budget is spent/)
    expect(next.gaps.join('\n')).toMatch(/of the last runs left no record of ours/)
    const later = await recall(portsOf(52, platform, 120), record(52).key)
    expect(later.records.filter(isWhole)).toHaveLength(50 - failed)
  })
})

describe('a matrix of forty jobs that end in any order', () => {
  const jobs = (finished: ReadonlySet<number>): SnapshotJob[] =>
    upTo(40).map((id) => ({
      id: String(id),
      name: `test (${id})`,
      status: finished.has(id) ? 'completed' : 'in-progress',
      ...(finished.has(id) && { outcome: 'passed', startedAt: hours(1), completedAt: hours(2) }),
      steps: [],
    }))
  const snapshot = (own: number, finished: ReadonlySet<number>): Snapshot => ({
    key: record(1).key,
    observedAt: hours(3),
    status: 'in-progress',
    source: 'api',
    run: {
      event: 'push',
      branch: 'main',
      sha: 'sha1',
      headRepository: 'o/r',
      defaultBranch: 'main',
      startedAt: hours(1),
    },
    jobs: jobs(finished),
    ownJob: String(own),
  })

  /** Each job’s step sees the jobs that ended some while before it: the platform’s list lags. */
  async function matrix(seed: number, lag: number) {
    const draw = random(seed)
    const order = upTo(40)
      .map((id) => ({ id, at: draw() }))
      .sort((a, b) => a.at - b.at)
    const steps = order.map(({ id }, index) => {
      const finished = new Set(order.slice(0, Math.max(0, index - Math.floor(draw() * (lag + 1)))).map((job) => job.id))
      return { id, seen: snapshot(id, finished) }
    })
    const writers = steps.filter(({ seen }) => scopeOf(seen, 'auto') === 'run')
    await Promise.all(writers.map(({ seen }) => step(1, recordRun(seen))))
    return writers.length
  }

  test('the last writes for all: the run is there with every job', async () => {
    expect(await matrix(1, 0)).toBe(1)
    const next = await recall(portsOf(2), record(2).key)
    expect(Object.keys(next.records[0]?.jobs ?? {})).toHaveLength(40)
  })

  test('when nobody saw itself as the last, the platform’s list fills the gap', async () => {
    const seen = { ...snapshot(0, new Set(upTo(40))), status: 'completed' as const }
    for (let seed = 2; seed < 6; seed++) await matrix(seed, 5)
    const next = await recall(portsOf(2, [recordRun(seen)]), record(2).key)
    expect(ids(next.records)).toEqual([1])
    expect(Object.keys(next.records[0]?.jobs ?? {})).toHaveLength(40)
  })

  test('two that both saw themselves as the last: one name, one record, no failure', async () => {
    const all = (own: number) => snapshot(own, new Set(upTo(40).filter((id) => id !== own)))
    const outcomes = await Promise.all([step(1, recordRun(all(1))), step(1, recordRun(all(2)))])
    expect(outcomes.flat().filter(({ state }) => state === 'failed').length).toBe(0)
    expect(service.artifacts.filter(({ name }) => name.includes('record'))).toHaveLength(1)
    const next = await recall(portsOf(2), record(2).key)
    expect(Object.keys(next.records[0]?.jobs ?? {})).toHaveLength(40)
  })
})
