/** What one workflow’s companion reran is known to another’s, and to nobody else’s word. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { artifactStore } from '../../../../src/adapters/stores/artifact/index.js'
import { rerunsName, rerunsOf } from '../../../../src/core/history/reruns.js'
import type { RunRecord } from '../../../../src/core/model/index.js'
import { judged, recordOf } from '../../../support/records.js'
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

/** A store in the companion’s run `id`. */
const companion = (id: number, event = 'workflow_run') => {
  service.run({ id, event })
  Object.assign(process.env, service.env(id))
  return artifactStore({
    rest: { api: service.url, repository: 'o/r', token: 'loopback', budget: 30, timeoutMs: 2000 },
    now: service.now,
    folder,
    ref: 'refs/heads/main',
    defaultBranch: 'main',
    event,
    uploadMs: 5000,
    settleMs: 50,
  })
}

const rerun = (run: number, attempt: number, workflow: string): RunRecord => {
  const record = judged(recordOf({ run: String(run), hour: run, attempt }))
  const reruns = attempt === 1 ? [{ jobs: ['1'], signatures: ['net-1'], because: 'transient' }] : []
  const observedAt = new Date(service.now()).toISOString()
  return {
    ...record,
    key: { ...record.key, workflow },
    run: { ...record.run, observedAt },
    ...(record.judgement && { judgement: { ...record.judgement, value: { ...record.judgement.value, reruns } } }),
  }
}
const ci = '.github/workflows/ci.yml'
const docs = '.github/workflows/docs.yml'
const elsewhere = async (id: number, workflow: string) => {
  const loaded = await companion(id).load({ ...rerun(id, 1, workflow).key, run: String(id) })
  return loaded.kind === 'ok' ? (loaded.value.elsewhere ?? []).map(({ key }) => `${key.run}/${key.attempt}`) : []
}

test('the companion of another workflow knows what was rerun, and what came of it', async () => {
  const store = companion(900)
  await store.load(rerun(1, 1, ci).key)
  await store.save(rerun(1, 1, ci), [rerun(1, 1, ci)])
  expect(service.artifacts.map(({ name }) => name)).toContain(rerunsName)
  const later = companion(901)
  await later.load(rerun(1, 2, ci).key)
  await later.save(rerun(1, 2, ci), [rerun(1, 1, ci), rerun(1, 2, ci)])
  expect(await elsewhere(902, docs)).toEqual(['1/1', '1/2'])
  expect(await elsewhere(903, ci)).toEqual([])
})

test('what it leaves holds what others left before', async () => {
  const one = companion(910)
  await one.load(rerun(1, 1, ci).key)
  await one.save(rerun(1, 1, ci), [rerun(1, 1, ci)])
  const two = companion(911)
  await two.load(rerun(2, 1, docs).key)
  await two.save(rerun(2, 1, docs), [rerun(2, 1, docs)])
  expect(await elsewhere(912, '.github/workflows/third.yml')).toEqual(['1/1', '2/1'])
})

test('a run nobody reran leaves nothing, and so does a step in the run itself', async () => {
  const quiet = companion(920)
  const record = rerun(3, 1, ci)
  const plain = { ...record, judgement: undefined } as unknown as RunRecord
  await quiet.load(record.key)
  await quiet.save(plain, [plain])
  const inside = companion(921, 'push')
  await inside.load(record.key)
  await inside.save(record, [record])
  expect(service.artifacts.filter(({ name }) => name === rerunsName)).toEqual([])
})

test('only a companion of the default branch is believed', async () => {
  const store = companion(930)
  await store.load(rerun(1, 1, ci).key)
  await store.save(rerun(1, 1, ci), [rerun(1, 1, ci)])
  service.run({ id: 930, event: 'push' })
  expect(await elsewhere(931, docs)).toEqual([])
})

test('what is told is bounded: thirty days, two hundred runs, no steps', () => {
  const many = Array.from({ length: 250 }, (_, index) => rerun(index + 1, 1, ci))
  const now = Date.now()
  expect(rerunsOf(many, now)).toHaveLength(200)
  expect(rerunsOf(many, now + 31 * 86_400_000)).toEqual([])
  expect(JSON.stringify(rerunsOf(many, now))).not.toContain('"steps"')
})
