/**
 * What `.gitlab-ci.yml` makes of one job, as the API answers: `parallel`, `parallel:matrix`, `retry`, `resource_group`, a child
 * pipeline. The moulds are recorded answers; names are as GitLab writes them (https://docs.gitlab.com/ci/yaml/#parallelmatrix).
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { createGitlabPlatform } from '../../../../src/adapters/platforms/gitlab/index.js'
import { recordRun } from '../../../../src/core/collect/record.js'
import { scopeOf } from '../../../../src/core/collect/scope.js'
import { samplesOf } from '../../../../src/core/series/samples.js'
import { createTroubleLog } from '../../../../src/flow/run-stage.js'
import { type GitlabApi, gitlabToken, startGitlabApi } from '../../../support/gitlab-api.js'
import type { Raw } from '../../../support/gitlab-routes.js'
import { rawPipeline, rawProject } from '../../../support/gitlab-shapes.js'

const recorded = (name: string): readonly Raw[] =>
  JSON.parse(readFileSync(join(process.cwd(), '__tests__/fixtures/gitlab', name), 'utf8')) as readonly Raw[]
const ended = recorded('jobs.json').find(({ status, started_at }) => status === 'success' && started_at !== null) ?? {}
const waiting = recorded('jobs.json').find(({ status }) => status === 'waiting_for_resource') ?? {}
const [bridge = {}] = recorded('bridges.json')

const began = Date.parse('2026-01-02T03:00:00Z')
const at = (seconds: number): string => new Date(began + seconds * 1000).toISOString()
const job = (id: number, name: string, more: Raw = {}) => ({
  ...ended,
  id,
  name,
  created_at: at(0),
  started_at: at(10),
  finished_at: at(70),
  duration: 60,
  queued_duration: 4,
  ...more,
})
const own = job(900, 'pipeline-guard', { status: 'running', finished_at: null, stage: '.post' })

let gitlab: GitlabApi
beforeAll(async () => {
  gitlab = await startGitlabApi()
  gitlab.projects.push(rawProject(7, 'acme/app'))
  gitlab.pipelines.push(rawPipeline({ id: 41, project: 7, path: 'acme/app', createdAt: began, updatedAt: began }))
})
afterAll(() => gitlab.close())

async function snapshotOf(
  jobs: readonly (Raw & { readonly id: number; readonly name: string })[],
  bridges: Raw[] = [],
) {
  gitlab.jobs.set(41, [...jobs, own])
  gitlab.bridges.set(41, bridges)
  const env = {
    CI_API_V4_URL: `${gitlab.url}/api/v4`,
    CI_PROJECT_ID: '7',
    CI_PROJECT_PATH: 'acme/app',
    CI_SERVER_HOST: 'gitlab.example',
    CI_PIPELINE_ID: '41',
    CI_PIPELINE_SOURCE: 'push',
    CI_JOB_ID: '900',
    CI_JOB_NAME: 'pipeline-guard',
    PIPELINE_GUARD_GITLAB_TOKEN: gitlabToken,
  }
  const platform = createGitlabPlatform({ env, now: () => began + 200_000, troubles: createTroubleLog() })
  return { platform, snapshot: await platform.snapshot() }
}

test('parallel and parallel:matrix: each is a job, with a series of its own', async () => {
  const names = ['rspec 1/2', 'rspec 2/2', 'deploy: [vultr, app1]', 'deploy: [vultr, app2]']
  const { snapshot } = await snapshotOf(names.map((name, index) => job(100 + index, name)))
  expect(snapshot.jobs.map(({ name }) => name)).toEqual([...names, 'pipeline-guard'])
  const record = recordRun(snapshot)
  expect(record.key.attempt).toBe(1)
  const measured = new Set(samplesOf(record).map(({ series }) => JSON.stringify(series)))
  for (const name of names) expect([...measured].some((one) => one.includes(JSON.stringify(name)))).toBe(true)
  expect(scopeOf(snapshot, 'auto')).toBe('run')
})

test('one of a matrix retried by `retry:`: the newest try counts, of that one alone', async () => {
  const failed = { status: 'failed', failure_reason: 'runner_system_failure', finished_at: at(30), duration: 20 }
  const { snapshot } = await snapshotOf([
    job(100, 'test: [20]', failed),
    job(101, 'test: [22]'),
    job(102, 'test: [20]', { created_at: at(31), started_at: at(40), finished_at: at(100) }),
  ])
  expect(snapshot.jobs.filter(({ name }) => name.startsWith('test'))).toMatchObject([
    { id: '101', outcome: 'passed' },
    { id: '102', outcome: 'passed' },
  ])
  expect(snapshot.run.outcome).toBe('passed')
  expect(snapshot.key.attempt).toBe(2)
})

test('a job that waits for a resource_group is not over: this job is judged, “so far”; its wait is queue time', async () => {
  const queued = { ...waiting, id: 101, name: 'deploy' }
  const before = await snapshotOf([job(100, 'build'), queued])
  expect(before.snapshot.jobs.find(({ name }) => name === 'deploy')).toMatchObject({ status: 'queued' })
  expect(before.snapshot.run.outcome).toBeUndefined()
  expect(scopeOf(before.snapshot, 'auto')).toBe('job')
  const after = await snapshotOf([
    job(100, 'build'),
    job(101, 'deploy', { started_at: at(400), finished_at: at(430), duration: 30, queued_duration: 320 }),
  ])
  const deploy = after.snapshot.jobs.find(({ name }) => name === 'deploy')
  expect(Date.parse(deploy?.startedAt ?? '') - Date.parse(deploy?.createdAt ?? '')).toBe(320_000)
  expect(scopeOf(after.snapshot, 'auto')).toBe('run')
})

test('a child pipeline: its bridge is a job without a log; with `strategy: depend` the pipeline fails with it', async () => {
  const child = { ...bridge, id: 200, name: 'child', started_at: at(80), finished_at: at(160), duration: 80 }
  const good = await snapshotOf([job(100, 'build')], [{ ...child, status: 'success' }])
  expect(good.snapshot.run.outcome).toBe('passed')
  const bad = await snapshotOf([job(100, 'build')], [{ ...child, status: 'failed' }])
  expect(bad.snapshot.run.outcome).toBe('failed')
  const [found] = bad.snapshot.jobs.filter(({ name }) => name === 'child')
  expect(found).toMatchObject({ outcome: 'failed' })
  if (found !== undefined) expect(await bad.platform.log(found)).toBeUndefined()
  // One that only starts its child is over as soon as that is made, and says nothing of how it went.
  const started = await snapshotOf([job(100, 'build')], [{ ...child, status: 'success', duration: null }])
  expect(started.snapshot.run.outcome).toBe('passed')
})
