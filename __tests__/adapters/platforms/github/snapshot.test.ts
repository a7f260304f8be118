import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { recordRun } from '../../../../src/core/collect/record.js'
import { scopeOf } from '../../../../src/core/collect/scope.js'
import { runRecordSchema } from '../../../../src/core/model/index.js'
import { type GithubApi, startGithubApi } from '../../../support/github-api.js'
import { eventFile, lastJob, open, start } from './open.js'

let api: GithubApi
beforeEach(async () => {
  api = await startGithubApi()
})
afterEach(() => api.close())

describe('a last job', () => {
  test('sees the whole run, and itself in it', async () => {
    lastJob(api)
    const { platform, troubles } = open(api)
    const snapshot = await platform.snapshot()
    expect(snapshot).toMatchObject({
      key: { host: 'github.com', repository: 'o/r', workflow: '.github/workflows/ci.yml', run: '100', attempt: 1 },
      status: 'in-progress',
      source: 'api',
      ownJob: '1002',
      ownStep: 2,
      run: { event: 'push', branch: 'main', defaultBranch: 'main', headRepository: 'o/r' },
    })
    expect(snapshot).not.toHaveProperty('partial')
    const record = runRecordSchema.parse(recordRun(snapshot))
    expect(record.run.value).toMatchObject({ workMs: 203_000, outcome: 'passed', jobCount: 1 })
    expect(record.jobs['1002']?.facts?.value).toMatchObject({ own: true, runner: { os: 'Linux' } })
    expect(scopeOf(snapshot, 'auto')).toBe('run')
    expect(troubles).toEqual([])
  })

  test('asks once, however often it is asked', async () => {
    lastJob(api)
    const { platform } = open(api)
    await Promise.all([platform.snapshot(), platform.snapshot()])
    expect(api.log.filter((call) => call.includes('/jobs'))).toHaveLength(1)
  })

  test('cannot rerun: the run is in progress', () => {
    expect(open(api).platform.rerun).toBeUndefined()
    expect(open(api).platform.dispatch).toBeUndefined()
  })
})

describe('a last step', () => {
  const job = (id: number, name: string, runner = 'other') =>
    api.addJob({
      id,
      run: 100,
      name,
      runner,
      startedAt: start - 100_000,
      status: 'in_progress',
      steps: [
        { name: 'Set up job', seconds: 2 },
        { name: 'Test', seconds: 90 },
        { name: 'Guard', status: 'in_progress' },
      ],
    })

  test.each([
    ['its id', { checkRunId: '1012' }, {}],
    ['its runner, where there is no id', {}, { RUNNER_NAME: 'mine' }],
    ['its runner, where the id is of no job', { checkRunId: '5' }, { RUNNER_NAME: 'mine' }],
    ['its name, where runners have none', {}, { RUNNER_NAME: '', GITHUB_JOB: 'test' }],
  ])('finds its job by %s', async (_, config, set) => {
    api.addRun({ id: 100, startedAt: start, status: 'in_progress', conclusion: null })
    job(1011, 'build (20)')
    job(1012, 'caller / test (20, linux)', 'mine')
    const snapshot = await open(api, { config, set }).platform.snapshot()
    expect(snapshot).toMatchObject({ ownJob: '1012', ownStep: 3 })
    expect(scopeOf(snapshot, 'auto')).toBe('job')
  })

  test('two jobs that fit are no job', async () => {
    api.addRun({ id: 100, startedAt: start, status: 'in_progress', conclusion: null })
    job(1011, 'test (20)')
    job(1012, 'test (22)')
    expect(await open(api, { set: { GITHUB_JOB: 'test' } }).platform.snapshot()).not.toHaveProperty('ownJob')
  })

  test.each([
    ['passed', 'passed'],
    ['failed', 'failed'],
    ['unstable', 'failed'],
    ['cancelled', 'cancelled'],
  ] as const)('job-status %s is the outcome so far', async (jobStatus, outcome) => {
    api.addRun({ id: 100, startedAt: start, status: 'in_progress', conclusion: null })
    job(1011, 'test')
    const snapshot = await open(api, { config: { checkRunId: '1011', jobStatus } }).platform.snapshot()
    expect(snapshot.jobs[0]).toMatchObject({ status: 'in-progress', outcome })
    expect(recordRun(snapshot)).toMatchObject({
      run: { value: { outcome } },
      jobs: { '1011': { facts: { value: { workMs: 92_000 } } } },
    })
  })

  test.each([
    [{ executed: 'failure' }, 'success', 'failed'],
    [{ executed: 'success' }, 'success', 'passed'],
    // A step that may fail has the conclusion `success`: one that failed has failed its job.
    [{ executed: 'success' }, 'failure', 'failed'],
    [{}, 'failure', 'failed'],
    [{}, 'success', undefined],
    [{ executed: 'failure', jobStatus: 'passed' }, 'failure', 'passed'],
  ] as const)('without a job-status: commands %j, a step that ended as %s: %s', async (given, conclusion, outcome) => {
    api.addRun({ id: 100, startedAt: start, status: 'in_progress', conclusion: null })
    const steps = [
      { name: 'Test', seconds: 90, conclusion },
      { name: 'Run node cli/index.js run', status: 'in_progress' },
    ]
    api.addJob({ id: 1011, run: 100, name: 'test', startedAt: start - 100_000, status: 'in_progress', steps })
    const snapshot = await open(api, { config: { checkRunId: '1011', ...given } }).platform.snapshot()
    expect(recordRun(snapshot).run.value.outcome).toBe(outcome)
  })

  test('waits a little for a listing that lags behind, and not for long', async () => {
    api.addRun({ id: 100, startedAt: start, status: 'in_progress', conclusion: null })
    const lagging = {
      id: 1011,
      run: 100,
      name: 'test',
      startedAt: start - 100_000,
      status: 'in_progress',
      steps: [
        { name: 'Test', status: 'in_progress', seconds: 90 },
        { name: 'Pipeline Guard', status: 'queued' },
      ],
    }
    api.addJob(lagging)
    const { platform, slept } = open(api, {
      config: { checkRunId: '1011' },
      sleep: async (ms) => {
        slept.push(ms)
        api.jobs.length = 0
        api.addJob({
          ...lagging,
          steps: [
            { name: 'Test', seconds: 90 },
            { name: 'Pipeline Guard', status: 'in_progress' },
          ],
        })
      },
    })
    expect(recordRun(await platform.snapshot()).jobs['1011']?.facts?.value.workMs).toBe(90_000)
    expect(slept).toEqual([1500])

    api.jobs.length = 0
    api.addJob(lagging)
    const stuck = open(api, { config: { checkRunId: '1011' } })
    await stuck.platform.snapshot()
    expect(stuck.slept).toEqual([1500, 1500])
    expect(stuck.troubles).toEqual([])
  })
})

describe('a companion', () => {
  const companion = { GITHUB_EVENT_NAME: 'workflow_run', GITHUB_RUN_ID: '200', GITHUB_RUN_ATTEMPT: '1' }

  test('judges the run that started it, at the attempt that did', async () => {
    const failed = api.addRun({
      id: 100,
      startedAt: start - 900_000,
      conclusion: 'failure',
      branch: 'topic',
      event: 'pull_request',
      head: 'fork/r',
    })
    api.addJob({ id: 1001, run: 100, name: 'build', startedAt: start - 900_000, conclusion: 'failure', steps: [] })
    api.attempts.set('100/1', failed)
    // Somebody was faster: a second attempt is queued already.
    api.addRun({ id: 100, attempt: 2, startedAt: start, status: 'queued', conclusion: null })
    const path = await eventFile({ workflow_run: failed, repository: { full_name: 'o/r', default_branch: 'main' } })
    const { platform } = open(api, { set: { ...companion, GITHUB_EVENT_PATH: path } })
    const snapshot = await platform.snapshot()
    expect(snapshot).toMatchObject({
      key: { run: '100', attempt: 1 },
      status: 'completed',
      run: { outcome: 'failed', headRepository: 'fork/r', event: 'pull_request', branch: 'topic' },
      jobs: [{ id: '1001', outcome: 'failed' }],
    })
    expect(snapshot).not.toHaveProperty('ownJob')
    expect(scopeOf(snapshot, 'auto')).toBe('run')
    expect(platform.rerun).toBeDefined()
  })

  test('without the permission to look at it, knows what the event tells', async () => {
    const failed = api.addRun({
      id: 100,
      startedAt: start - 900_000,
      conclusion: 'failure',
      attempt: 2,
      branch: 'topic',
    })
    const GITHUB_EVENT_PATH = await eventFile({ workflow_run: failed })
    api.fault = () => ({ status: 403, message: 'Resource not accessible by integration' })
    const { platform, troubles } = open(api, { set: { ...companion, GITHUB_EVENT_PATH } })
    expect(await platform.snapshot()).toMatchObject({
      key: { run: '100', attempt: 2, workflow: '.github/workflows/ci.yml' },
      status: 'completed',
      run: { outcome: 'failed', branch: 'topic' },
      jobs: [],
    })
    expect(troubles).toHaveLength(1)
  })

  test.each([['not json'], [JSON.stringify({ workflow_run: { id: '../../evil' } })], ['[]']])(
    'a payload that is none (%s) names no run: a trouble, no stack trace',
    async (payload) => {
      const { platform, troubles } = open(api, { set: { ...companion, GITHUB_EVENT_PATH: await eventFile(payload) } })
      const snapshot = await platform.snapshot()
      expect(snapshot.jobs).toEqual([])
      expect(troubles.map(({ code }) => code)).toEqual(['github-not-found'])
    },
  )
})

test('a job that failed by nothing but the verdict passed: it is neither diagnosed nor rerun', async () => {
  api.addRun({ id: 77, startedAt: start - 900_000, conclusion: 'failure' })
  const verdict = { name: 'Run acme/pipeline-guard@v1', conclusion: 'failure' }
  const job = { run: 77, startedAt: start - 900_000, conclusion: 'failure' }
  api.addJob({ ...job, id: 1, name: 'test', steps: [{ name: 'Test', seconds: 9 }, verdict] })
  api.addJob({ ...job, id: 2, name: 'lint', steps: [{ name: 'Lint', conclusion: 'failure' }, verdict] })
  const { jobs } = await open(api, { named: { run: '77' } }).platform.snapshot()
  expect(jobs.map(({ outcome }) => outcome)).toEqual(['passed', 'failed'])
})

test('a step in progress that began long ago is not this one: where no name tells, the listing lags', async () => {
  api.addRun({ id: 100, startedAt: start, status: 'in_progress', conclusion: null })
  const steps = [
    { name: 'Test', status: 'in_progress', seconds: 90 },
    { name: 'Judge', status: 'queued' },
  ]
  const job = { id: 1011, run: 100, name: 'test', startedAt: start - 100_000, status: 'in_progress', steps }
  api.addJob(job)
  const { platform, slept } = open(api, {
    config: { checkRunId: '1011' },
    sleep: async (ms) => {
      slept.push(ms)
      api.jobs.length = 0
      api.addJob({
        ...job,
        steps: [
          { name: 'Test', seconds: 98 },
          { name: 'Judge', status: 'in_progress' },
        ],
      })
    },
  })
  expect(recordRun(await platform.snapshot()).jobs['1011']?.facts?.value.workMs).toBe(98_000)
  expect(slept).toEqual([1500])
})

test('a fork is a fork where either the event or the API says so', async () => {
  const pull = (full_name: string) =>
    eventFile({ pull_request: { number: 7, head: { sha: 'b', ref: 'main', repo: { full_name } } } })
  const head = async (byEvent: string, byApi: string) => {
    api.addRun({ id: 100, startedAt: start, status: 'in_progress', conclusion: null, head: byApi })
    const set = { GITHUB_EVENT_NAME: 'pull_request_target', GITHUB_EVENT_PATH: await pull(byEvent) }
    return (await open(api, { set }).platform.snapshot()).run.headRepository
  }
  expect(await head('o/r', 'o/r')).toBe('o/r')
  expect(await head('fork/r', 'o/r')).toBe('fork/r')
  expect(await head('o/r', 'fork/r')).toBe('fork/r')
})

test('a last job of a workflow that another one started is inside, when its own run is named', async () => {
  lastJob(api)
  const { platform } = open(api, { named: { run: '100' }, set: { GITHUB_EVENT_NAME: 'workflow_run' } })
  expect(await platform.snapshot()).toMatchObject({ key: { run: '100' }, ownJob: '1002' })
  expect(platform.rerun).toBeUndefined()
})

test('a run named by its id is seen from outside', async () => {
  api.addRun({ id: 77, startedAt: start - 900_000, attempt: 3 })
  api.addJob({
    id: 1001,
    run: 77,
    attempt: 1,
    name: 'build',
    startedAt: start - 990_000,
    conclusion: 'failure',
    steps: [],
  })
  api.addJob({
    id: 1003,
    run: 77,
    attempt: 3,
    name: 'build',
    startedAt: start - 800_000,
    steps: [{ name: 'a', seconds: 9 }],
  })
  const { platform } = open(api, { named: { run: '77' } })
  const snapshot = await platform.snapshot()
  expect(snapshot).toMatchObject({ key: { run: '77', attempt: 3 }, status: 'completed', run: { outcome: 'passed' } })
  expect(Object.keys(recordRun(snapshot).jobs)).toEqual(['1003'])
})

test('350 jobs come in four pages, each once', async () => {
  api.addRun({ id: 100, startedAt: start, status: 'in_progress', conclusion: null })
  for (let id = 1; id <= 350; id++) api.addJob({ id, run: 100, name: `job ${id}`, startedAt: start, steps: [] })
  const { platform, troubles } = open(api)
  expect(new Set((await platform.snapshot()).jobs.map((job) => job.id)).size).toBe(350)
  expect(api.log.filter((call) => call.includes('/jobs?'))).toHaveLength(4)
  expect(troubles).toEqual([])
})

test('a run with no jobs at all has none, and no trouble', async () => {
  api.addRun({ id: 100, startedAt: start, status: 'in_progress', conclusion: null })
  const { platform, troubles } = open(api)
  const snapshot = await platform.snapshot()
  expect(snapshot.jobs).toEqual([])
  expect(runRecordSchema.parse(recordRun(snapshot)).jobs).toEqual({})
  expect(troubles).toEqual([])
})

test('Gitea: other words, fewer fields, steps from 0', async () => {
  api.runs.set(100, {
    id: 100,
    path: 'ci.yml@refs/heads/main',
    status: 'running',
    head_sha: 'b',
    started_at: '2026-06-01T12:00:00Z',
    event: 'push',
  })
  api.jobs.push({
    id: 1,
    run_id: 100,
    name: 'build',
    status: 'success',
    started_at: '2026-06-01T12:00:00Z',
    completed_at: '2026-06-01T12:01:00Z',
    created_at: '0001-01-01T00:00:00Z',
    runner_id: null,
    labels: null,
    steps: [
      {
        number: 0,
        name: 'Run tests',
        status: 'success',
        started_at: '2026-06-01T12:00:10Z',
        completed_at: '2026-06-01T12:00:50Z',
      },
    ],
  })
  const { platform } = open(api)
  const record = runRecordSchema.parse(recordRun(await platform.snapshot()))
  expect(record.key).toMatchObject({ workflow: 'ci.yml', attempt: 1 })
  expect(record.jobs['1']?.facts?.value).toMatchObject({ outcome: 'passed', workMs: 40_000 })
  expect(record.jobs['1']?.facts?.value).not.toHaveProperty('queueMs')
})
