/** A workflow that never runs on the default branch, or seldom, remembers all the same. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { zipSync } from 'fflate'
import { dueHistory } from '../../../src/adapters/stores/artifact/due.js'
import { artifactStore } from '../../../src/adapters/stores/artifact/index.js'
import { encodeHistory } from '../../../src/core/history/file/codec.js'
import { checkpointName, recordName, sharedName } from '../../../src/core/history/provenance.js'
import type { RunRecord } from '../../../src/core/model/index.js'
import { recall } from '../../../src/flow/recall.js'
import { remember } from '../../../src/flow/remember.js'
import type { HistoryStore, Ports } from '../../../src/ports.js'
import { hours, judged, recordOf } from '../../support/records.js'
import { type ResultsService, startResultsService } from '../../support/results-service.js'

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

const people = ['ada', 'bob']
const record = (run: number, event = 'pull_request', who = people) =>
  recordOf({
    run: String(run),
    hour: run,
    facts: { event, branch: `topic-${run}`, actor: who[run % who.length] ?? 'ada' },
  })
const { key } = record(1)
const zipOf = (records: readonly RunRecord[]) => zipSync({ 'history.jsonl.gz': encodeHistory(records) })

function portsOf(run: number, list: readonly RunRecord[] = []): Ports {
  Object.assign(process.env, service.env(run))
  const store: HistoryStore = artifactStore({
    rest: { api: service.url, repository: 'o/r', token: 'x', budget: 30, timeoutMs: 5000 },
    now: service.now,
    folder,
    ref: `refs/pull/${run}/merge`,
    defaultBranch: 'main',
  })
  return {
    stores: [store],
    platform: { name: 'github', backfill: async () => list },
    mask: (text: string) => text,
    troubles: { add() {}, all: () => [] },
    deadline: { left: () => 60_000, late: () => false },
    now: service.now,
  } as unknown as Ports
}

/** The platform’s list; a run that had begun before is as it was. */
const listBefore = (run: number, event: string, who: string[]) =>
  Array.from({ length: Math.min(100, run - 1) }, (_, index) => {
    const id = run - 1 - index
    return record(id, service.run({ id }).event, who)
  }).filter(({ key: { run: id } }) => service.run({ id: Number(id) }).event === event)

/** One run from its start to its record, an hour of the platform’s clock later than the one before. */
async function step(run: number, event = 'pull_request', who = people) {
  const own = record(run, event, who)
  const { sha = '', actor = '', branch = '' } = own.run.value
  service.run({ id: run, event, branch, sha, actor, startedAt: hours(run) })
  service.now = () => Date.parse(hours(run))
  const ports = portsOf(run, listBefore(run, event, who))
  const { records, gaps } = await recall(ports, own.key)
  await remember(ports, { record: judged(own), history: records, write: true, because: '' })
  return { records, gaps }
}

const wholeRuns = (records: readonly RunRecord[]) =>
  records.filter(({ judgement }) => judgement !== undefined).map((one) => Number(one.key.run))
const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1)

/** As the platform does after 30 days: the records are gone, what was merged is still there. */
const expireRecords = () => {
  const kept = service.artifacts.filter(({ name }) => name !== recordName(key))
  service.artifacts.splice(0, service.artifacts.length, ...kept)
}

describe.each([
  ['pull requests only', 'pull_request', 32],
  ['release tags', 'push', 20],
  ['workflow_dispatch on branches', 'workflow_dispatch', 20],
])('a workflow of %s', (_, event, count) => {
  test('remembers every run, also when the records themselves have expired', async () => {
    for (const run of upTo(count)) await step(run, event)
    const { records, gaps } = await step(count + 1, event)
    expect(wholeRuns(records)).toEqual(upTo(count))
    expect(gaps).toEqual([])
    expireRecords()
    const after = await step(count + 2, event)
    const shared = wholeRuns(after.records)
    // Two voices speak after 15 records at the latest; the platform keeps a record for weeks, not for an hour.
    expect(shared.length).toBeGreaterThan(count - 15)
    expect(shared).toEqual(upTo(shared.length))
  })
})

test('one person alone needs nobody else: another commit will do', async () => {
  for (const run of upTo(20)) await step(run, 'pull_request', ['ada'])
  expireRecords()
  const { records } = await step(21, 'pull_request', ['ada'])
  expect(wholeRuns(records).length).toBeGreaterThan(10)
})

test('many records after the default branch’s checkpoint: the others’ histories make the recall whole', async () => {
  service.run({ id: 1, event: 'push', branch: 'main', sha: 'sha1', actor: 'ada', startedAt: hours(1) })
  service.now = () => Date.parse(hours(1))
  const first = judged(recordOf({ run: '1', hour: 1 }))
  service.plant(1, recordName(key), zipOf([first]))
  service.plant(1, checkpointName(key), zipOf([first]))
  for (const run of upTo(42).slice(1)) await step(run)
  const { records, gaps } = await step(43)
  expect(wholeRuns(records)).toEqual(upTo(42))
  expect(gaps).toEqual([])
  expect(service.artifacts.filter(({ name }) => name === sharedName(key)).length).toBeLessThan(14)
})

describe('who writes what, and when', () => {
  const now = Date.parse(hours(100))
  const state = { isPartial: false, stored: [], sinceCheckpoint: 3, recordedAt: [hours(97), hours(98), hours(99)] }
  const shared = (at: number, sha: string) => ({ id: at, bytes: 1, createdAt: hours(at), run: `${at}`, own: true, sha })
  const due = (more: object, seen: object = {}, given = record(100)) =>
    dueHistory(
      { ref: 'refs/pull/1/merge', defaultBranch: 'main', event: given.run.value.event ?? '', ...more },
      given,
      { ...state, ...seen },
      now,
    )
  const fork = recordOf({ facts: { event: 'pull_request', headRepository: 'stranger/r' } })
  const bot = recordOf({ facts: { event: 'pull_request', actor: 'dependabot[bot]' } })
  const target = recordOf({ facts: { event: 'pull_request_target' } })

  test('nobody, where what there is could not be read', () => {
    const main = { ref: 'refs/heads/main', event: 'push' }
    expect(due(main, { isPartial: true })).toBeUndefined()
    expect(due({}, { isPartial: true })).toBeUndefined()
  })

  test('the default branch once a day, for everybody', () => {
    const main = { ref: 'refs/heads/main', event: 'push' }
    expect(due(main)).toEqual({ name: checkpointName(key), days: 90 })
    expect(due(main, { checkpointAt: hours(90) })).toBeUndefined()
    expect(due(main, { checkpointAt: hours(90), sinceCheckpoint: 15 })).toEqual({ name: checkpointName(key), days: 3 })
    expect(due({ ...main, event: 'pull_request_target' })).toBeUndefined()
  })

  test('a branch where no default branch speaks, until two voices are fresh', () => {
    expect(due({})).toEqual({ name: sharedName(key), days: 90 })
    expect(due({}, { shared: [shared(99, 'a')] })).toEqual({ name: sharedName(key), days: 90 })
    expect(due({}, { shared: [shared(99, 'a'), shared(98, 'b')] })).toBeUndefined()
    expect(due({}, { shared: [shared(99, 'sha100')] })).toBeUndefined()
    expect(due({}, { checkpointAt: hours(99) })).toBeUndefined()
    expect(due({}, { checkpointAt: hours(70) })).toEqual({ name: sharedName(key), days: 30 })
  })

  test('never a fork, an update bot or pull_request_target', () => {
    for (const given of [fork, bot, target]) expect(due({}, {}, given)).toBeUndefined()
  })

  test('nothing that was not looked at first', () => {
    expect(dueHistory({ ref: 'refs/heads/main', defaultBranch: 'main' }, record(1), undefined, now)).toBeUndefined()
  })
})
