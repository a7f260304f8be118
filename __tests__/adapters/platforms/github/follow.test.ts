/** A run that may go on: jobs are not listed before their turn, the workflow’s file tells of them. */
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { recordRun } from '../../../../src/core/collect/record.js'
import { scopeOf } from '../../../../src/core/collect/scope.js'
import { type GithubApi, startGithubApi } from '../../../support/github-api.js'
import { open, start } from './open.js'

let api: GithubApi
beforeEach(async () => {
  api = await startGithubApi()
  api.addRun({ id: 100, startedAt: start - 300_000, status: 'in_progress', conclusion: null })
})
afterEach(() => api.close())

const own = 'Run pipeline-guard/pipeline-guard@v0'
const path = 'main:.github/workflows/ci.yml'
let ids = 0
const job = (name: string, status: string, steps: readonly string[], conclusion: string | null = 'success'): string => {
  ids += 1
  api.addJob({
    id: ids,
    run: 100,
    name,
    startedAt: start - 200_000,
    status,
    conclusion: status === 'completed' ? conclusion : null,
    steps: steps.map((step) => ({ name: step, seconds: 60, status: step === own ? 'in_progress' : 'completed' })),
  })
  return String(ids)
}

async function seen(checkRunId: string, key: string) {
  const { platform, troubles } = open(api, { config: { checkRunId, jobStatus: 'passed' }, set: { GITHUB_JOB: key } })
  const snapshot = await platform.snapshot()
  expect(troubles).toEqual([])
  return { scope: scopeOf(snapshot, 'auto'), outcome: recordRun(snapshot).run.value.outcome }
}

const workflow = (jobs: string): void => {
  api.files.set(path, `on: push\njobs:\n${jobs}`)
}

test('a job that another one needs: this job alone is judged, and the run has come to nothing yet', async () => {
  workflow('  build: {runs-on: x}\n  deploy: {runs-on: x, needs: build}\n')
  expect(await seen(job('build', 'in_progress', ['make', own]), 'build')).toEqual({ scope: 'job', outcome: undefined })
})

test('the last job of them', async () => {
  workflow('  build: {runs-on: x}\n  deploy: {runs-on: x, needs: build}\n')
  job('build', 'completed', ['make'])
  expect(await seen(job('deploy', 'in_progress', ['ship', own]), 'deploy')).toEqual({ scope: 'run', outcome: 'passed' })
})

test('a job beside this one that has not been listed yet', async () => {
  workflow('  lint: {runs-on: x}\n  test: {runs-on: x}\n  slow: {runs-on: x, needs: lint}\n')
  job('lint', 'completed', ['lint'])
  expect((await seen(job('test', 'in_progress', ['make', own]), 'test')).scope).toBe('job')
})

test('the same once all are listed and have ended, whatever they are called', async () => {
  workflow(
    '  lint: {name: "Lint ${{ matrix.os }}", runs-on: x}\n  test: {runs-on: x}\n  call: {uses: ./.github/workflows/a.yml}\n  off: {if: false, runs-on: x}\n',
  )
  job('Lint linux', 'completed', ['lint'])
  job('call / inner', 'completed', ['make'])
  job('off', 'completed', [], 'skipped')
  expect((await seen(job('test (20, linux)', 'in_progress', ['make', own]), 'test')).scope).toBe('run')
})

test('a run that has failed already has failed, though it goes on', async () => {
  workflow('  lint: {runs-on: x}\n  test: {runs-on: x}\n  report: {runs-on: x, needs: test}\n')
  job('lint', 'completed', ['lint'], 'failure')
  expect(await seen(job('test', 'in_progress', ['make', own]), 'test')).toEqual({ scope: 'job', outcome: 'failed' })
})

test('inside a called workflow nobody can tell what follows there, but for a job that only judges', async () => {
  workflow('  call: {uses: ./.github/workflows/a.yml}\n')
  expect((await seen(job('call / test', 'in_progress', ['make', own]), 'test')).scope).toBe('job')
  api.jobs.splice(0)
  expect((await seen(job('call / guard', 'in_progress', [own]), 'guard')).scope).toBe('run')
})

test('a file that cannot be had or read: a job that only judges is taken for the last, no other', async () => {
  for (const answer of [
    { status: 403, message: 'Resource not accessible by integration' },
    { body: '{"content": 7}' },
  ]) {
    api.fault = (call) => (call.includes('/contents/') ? answer : undefined)
    api.jobs.splice(0)
    expect((await seen(job('test', 'in_progress', ['make', own]), 'test')).scope).toBe('job')
    api.jobs.splice(0)
    expect((await seen(job('guard', 'in_progress', [own]), 'guard')).scope).toBe('run')
  }
})

test('is asked for only where nothing else is under way', async () => {
  workflow('  a: {runs-on: x}\n  b: {runs-on: x}\n')
  job('a', 'in_progress', ['make'])
  expect((await seen(job('b', 'in_progress', ['make', own]), 'b')).scope).toBe('job')
  expect(api.log.filter((call) => call.includes('/contents/'))).toEqual([])
})

test('a failed job whose workflow says continue-on-error is allowed to fail, and its run passes', async () => {
  workflow(
    '  stable: {runs-on: x}\n  nightly: {runs-on: x, continue-on-error: true}\n  last: {runs-on: x, needs: [stable, nightly]}\n',
  )
  job('stable', 'completed', ['make'])
  job('nightly (23)', 'completed', ['make'], 'failure')
  const seenFrom = await seen(job('last', 'in_progress', [own]), 'last')
  expect(seenFrom).toEqual({ scope: 'run', outcome: 'passed' })
})

test('a job that no runner took is listed without a runner or a step', async () => {
  workflow('  gpu: {runs-on: [gpu]}\n  last: {runs-on: x}\n')
  const id = job('gpu', 'completed', [], 'failure')
  Object.assign(api.jobs.at(-1) ?? {}, { runner_name: '', labels: ['gpu'], steps: [] })
  const { platform } = open(api, { config: { checkRunId: job('last', 'in_progress', [own]) } })
  const { jobs } = await platform.snapshot()
  expect(jobs.map(({ id: each, unstarted }) => [each === id, unstarted])).toEqual([
    [true, true],
    [false, undefined],
  ])
})
