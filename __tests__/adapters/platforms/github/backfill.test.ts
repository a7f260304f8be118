import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { runRecordSchema } from '../../../../src/core/model/index.js'
import { type GithubApi, startGithubApi } from '../../../support/github-api.js'
import { lastJob, open, start } from './open.js'

let api: GithubApi
beforeEach(async () => {
  api = await startGithubApi()
  lastJob(api)
})
afterEach(() => api.close())

const day = 86_400_000
function earlier(count: number): void {
  for (let id = 1; id <= count; id++) {
    const startedAt = start - (count - id + 1) * day
    const failed = id % 5 === 0
    api.addRun({ id, startedAt, conclusion: failed ? 'failure' : 'success', event: id % 3 === 0 ? 'schedule' : 'push' })
    api.addJob({
      id: id * 10,
      run: id,
      name: 'build',
      startedAt: startedAt + 5000,
      steps: [{ name: 'Test', seconds: 60 }],
    })
  }
}

test('runs come at 100 a request, newest first, without the one that is judged', async () => {
  earlier(80)
  const { platform, troubles } = open(api)
  const records = await platform.backfill({ runs: 100, jobListings: 0 })
  expect(records.map(({ key }) => key.run)).toEqual([...Array(80).keys()].map((n) => String(80 - n)))
  expect(api.log.filter((call) => call.includes('/actions/workflows/ci.yml/runs'))).toHaveLength(1)
  for (const record of records) runRecordSchema.parse(record)
  expect(records[0]).toMatchObject({
    run: { status: 'completed', source: 'api', value: { outcome: 'failed', headRepository: 'o/r' } },
  })
  // At run level nothing tells a duration: `updated_at` is 400 days late here.
  expect(records[0]?.run.value).not.toHaveProperty('workMs')
  expect(records[0]?.run.value).not.toHaveProperty('wallMs')
  expect(troubles).toEqual([])
})

test('durations are asked for where they tell most: passed runs of the same event, newest first', async () => {
  earlier(40)
  const records = await open(api).platform.backfill({ runs: 100, jobListings: 8 })
  const timed = records.filter(({ run }) => run.value.workMs !== undefined)
  expect(timed.map(({ key }) => Number(key.run))).toEqual([38, 37, 34, 32, 31, 29, 28, 26])
  expect(timed[0]?.run.value).toMatchObject({ workMs: 60_000, wallMs: 65_000 })
})

test('the budget leaves room for what comes after', async () => {
  earlier(60)
  const { platform, troubles } = open(api, { config: { requestBudget: 30 } })
  const records = await platform.backfill({ runs: 100, jobListings: 100 })
  expect(records).toHaveLength(60)
  expect(api.log.length).toBeLessThanOrEqual(15)
  expect(troubles).toMatchObject([
    { code: 'github-budget', message: expect.stringContaining('only 10 of 60 were asked for') },
  ])
})

test('the hour’s requests are not spent on the past: some stay for the other workflows', async () => {
  earlier(60)
  api.rateLimit = { remaining: 120, resetAt: 4_000_000_000 }
  const { platform, troubles } = open(api)
  expect((await platform.backfill({ runs: 100, jobListings: 50 })).filter(({ run }) => run.value.workMs)).toHaveLength(
    5,
  )
  expect(troubles).toHaveLength(1)
})

test('250 runs are three requests', async () => {
  earlier(250)
  await open(api).platform.backfill({ runs: 250, jobListings: 0 })
  expect(api.log.filter((call) => call.includes('/runs?'))).toHaveLength(3)
})

test('a rerun counts only what ran in its last attempt', async () => {
  api.addRun({ id: 5, attempt: 2, startedAt: start - day })
  api.addJob({ id: 51, run: 5, name: 'a', startedAt: start - 2 * day, steps: [{ name: 'Test', seconds: 60 }] })
  api.addJob({ id: 52, run: 5, attempt: 2, name: 'b', startedAt: start - day, steps: [{ name: 'Test', seconds: 30 }] })
  const [record] = await open(api).platform.backfill({ runs: 100, jobListings: 10 })
  expect(record).toMatchObject({ key: { run: '5', attempt: 2 }, run: { value: { workMs: 30_000 } } })
})

describe('what is not learnt from', () => {
  test('runs of other workflows, in progress, or of no readable shape', async () => {
    earlier(3)
    api.addRun({ id: 50, startedAt: start - day, path: 'other/ci.yml' })
    api.addRun({ id: 51, startedAt: start - day, status: 'in_progress', conclusion: null })
    api.runs.set(52, { ...api.runs.get(3), id: 'no id' })
    const { platform, troubles } = open(api)
    expect((await platform.backfill({ runs: 100, jobListings: 0 })).map(({ key }) => key.run)).toEqual(['3', '2', '1'])
    expect(troubles).toHaveLength(1)
  })

  test('a companion’s own run, and the run it judges', async () => {
    earlier(2)
    const { platform } = open(api, { named: { run: '2' }, set: { GITHUB_RUN_ID: '1' } })
    expect(await platform.backfill({ runs: 100, jobListings: 0 })).toEqual([])
  })
})

test('job listings that fail leave the runs', async () => {
  earlier(10)
  const { platform, troubles } = open(api)
  await platform.snapshot()
  api.fault = (call) => (call.includes('/jobs') ? { status: 404 } : undefined)
  expect(await platform.backfill({ runs: 100, jobListings: 10 })).toHaveLength(10)
  expect(troubles).toHaveLength(1)
})

test('an outage after the first answer keeps what was answered', async () => {
  earlier(80)
  for (let id = 101; id <= 150; id++) api.addRun({ id, startedAt: start - id * 1000, event: 'pull_request' })
  const asked: string[] = []
  api.fault = (call) => {
    if (!call.includes('/runs?')) return undefined
    asked.push(call)
    return call.includes('event=push') ? { status: 500 } : undefined
  }
  const { platform, troubles } = open(api)
  expect(await platform.backfill({ runs: 100, jobListings: 0 })).toHaveLength(100)
  expect(asked.some((call) => call.includes('event=push'))).toBe(true)
  expect(troubles.map(({ code }) => code)).toEqual(['github-server'])
})
