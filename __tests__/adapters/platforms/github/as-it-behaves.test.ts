/** The loopback GitHub does what the real one does against a client’s hopes, and the platform copes with each. */
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { createGithubFleet } from '../../../../src/adapters/platforms/github/fleet/index.js'
import { recordRun } from '../../../../src/core/collect/record.js'
import { scopeOf } from '../../../../src/core/collect/scope.js'
import { isPullRequest } from '../../../../src/core/run/trust.js'
import { createTroubleLog } from '../../../../src/flow/run-stage.js'
import { type GithubApi, startGithubApi } from '../../../support/github-api.js'
import { lastJob, open, start } from './open.js'

let api: GithubApi
beforeEach(async () => {
  api = await startGithubApi()
})
afterEach(() => api.close())

const path = '.github/workflows/ci.yml'

test('a job that waits for another is not listed before its turn: the run goes on', async () => {
  api.files.set(`main:${path}`, 'on: push\njobs:\n  build: {runs-on: x}\n  deploy: {runs-on: x, needs: build}\n')
  api.addRun({ id: 100, startedAt: start - 300_000, status: 'in_progress', conclusion: null })
  const own = [{ name: 'make' }, { name: 'Run acme/pipeline-guard@v1', status: 'in_progress' }]
  const job = { run: 100, startedAt: start - 290_000, status: 'in_progress' }
  api.addJob({ ...job, id: 1001, name: 'build', steps: own })
  api.addJob({ ...job, id: 1002, name: 'deploy', status: 'queued', needs: [1001], steps: [] })
  const { platform } = open(api, { config: { checkRunId: '1001' }, set: { GITHUB_JOB: 'build' } })
  const snapshot = await platform.snapshot()
  expect(snapshot.jobs.map(({ name }) => name)).toEqual(['build'])
  expect(snapshot.jobsMayFollow).toBe(true)
  expect(scopeOf(snapshot, 'auto')).toBe('job')
})

test('a listing that lags is asked for again, and its job’s time is in the record', async () => {
  lastJob(api)
  api.lagging.set(1001, 1)
  const { platform, slept } = open(api, { config: { checkRunId: '1002' } })
  const snapshot = await platform.snapshot()
  expect(slept).toEqual([1500])
  expect(snapshot.jobs.find(({ name }) => name === 'build')).toMatchObject({ status: 'completed', outcome: 'passed' })
})

test('a listing that never catches up ends the waiting: this job is judged, not the run', async () => {
  lastJob(api)
  api.lagging.set(1001, 9)
  const { platform, slept } = open(api, { config: { checkRunId: '1002' } })
  const snapshot = await platform.snapshot()
  expect(slept).toEqual([1500, 1500])
  expect(scopeOf(snapshot, 'auto')).toBe('job')
})

test('an open pull request of the same head is listed with a push, and makes it none', async () => {
  lastJob(api)
  api.pulls.push({ number: 7, state: 'open', head: { sha: 'a'.repeat(40), ref: 'main', owner: 'o' } })
  const listed = (await (await fetch(`${api.url}/repos/o/r/actions/runs/100`)).json()) as { pull_requests: unknown[] }
  expect(listed.pull_requests).toMatchObject([{ number: 7 }])
  const record = recordRun(await open(api, { config: { checkRunId: '1002' } }).platform.snapshot())
  expect(isPullRequest(record)).toBe(false)
})

const fleetOf = (token: string) => {
  const troubles = createTroubleLog()
  const fleet = createGithubFleet({
    config: { githubToken: token, requestBudget: 200, deadline: 60 },
    env: { GITHUB_API_URL: api.url },
    now: () => start,
    troubles,
    pauseMs: 1,
  })
  return { fleet, troubles }
}
const request = { repository: 'o/r', since: start - 3 * 86_400_000, newestFirst: true, most: 100 } as const

test('the tag of a list belongs to the token: another token’s list was never seen', async () => {
  api.addRun({ id: 1, startedAt: start - 86_400_000 })
  const first = await fleetOf('ghs_one').fleet.list({ ...request, tags: {} })
  const tags = Object.fromEntries(first.pages.flatMap(({ id, tag }) => (tag === undefined ? [] : [[id, tag]])))
  expect(Object.keys(tags).length).toBeGreaterThan(0)
  const same = await fleetOf('ghs_one').fleet.list({ ...request, tags })
  expect(same.unchanged.toSorted()).toEqual(Object.keys(tags).toSorted())
  const other = await fleetOf('ghs_two').fleet.list({ ...request, tags })
  expect(other.unchanged).toEqual([])
  expect(other.pages.flatMap(({ runs }) => runs.map(({ key }) => key.run))).toEqual(['1'])
})

test('the secondary limit with a short pause is waited for; with a long one the watch stops, and says so', async () => {
  api.addRun({ id: 1, startedAt: start - 86_400_000 })
  api.secondaryLimit = { after: 1, refusals: 1, retryAfter: 1 }
  const patient = fleetOf('ghs_one')
  expect((await patient.fleet.list({ ...request, tags: {} })).whole).toBe(true)
  api.secondaryLimit = { after: api.log.length + 1, refusals: 100, retryAfter: 600 }
  const stopped = fleetOf('ghs_one')
  expect((await stopped.fleet.list({ ...request, tags: {} })).whole).toBe(false)
  expect(stopped.fleet.spent()).toMatch(/rate limit/)
})
