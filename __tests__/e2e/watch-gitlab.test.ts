/** Watching projects of GitLab: the same engine as for GitHub, so here is what GitLab makes different. */
import { spawnSync } from 'node:child_process'
import { cp, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { rawGitlabJob, rawPipeline, shaOfPipeline } from '../support/gitlab-shapes.js'
import { addPipeline, addPipelines, kindOf, projects } from '../support/watched-projects.js'
import { type GitlabWorld, startGitlabWorld } from './gitlab-world.js'
import { cli, type Watched } from './watch-runner.js'

let world: GitlabWorld
const hour = 3_600_000
const minute = 60_000
const begin = Math.floor(Date.now() / hour) * hour - 30 * hour
/** Every workflow has twenty earlier pipelines: enough to be sure by, and quick. */
const earlier = 120
let seed: GitlabWorld
let first: Watched

const openWorld = async (): Promise<GitlabWorld> => {
  const opened = await startGitlabWorld()
  opened.now = begin
  addPipelines(opened.gitlab, { from: 1, to: earlier, until: begin - hour })
  return opened
}

/** The first watch is the same for all: each test goes on from a copy of what it left. */
beforeAll(async () => {
  seed = await openWorld()
  first = await seed.watch()
})
afterAll(() => seed.close())
beforeEach(async () => {
  world = await openWorld()
  await cp(join(seed.folder, 'watch'), join(world.folder, 'watch'), { recursive: true })
})
afterEach(() => world.close())

const later = { from: earlier + 1, to: earlier + 42, until: begin + 10 * hour }
/** Two workflows are slow three times running; the third time is told, as one slow pipeline is none. */
const stayed = [earlier + 38, earlier + 42]
const slow = new Set(stayed.flatMap((run) => [run - 12, run - 6, run]))
const failed = new Set([earlier + 20, earlier + 33, earlier + 40])
const addLater = (): void => addPipelines(world.gitlab, { ...later, slow, failed })
const numbers = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, i) => from + i)
const runsJudged = async (): Promise<number[]> => (await world.judged()).map(({ key }) => Number(key.run))
const told = (): string[] =>
  world.slack.flatMap((body) => [...body.matchAll(/"text":"(\S+) run (\d+)/g)].map(([, mark, run]) => `${mark} ${run}`))
const changes = ({ report }: Watched): string[] =>
  (report?.changes ?? []).filter(({ change }) => change !== 'recovery').map(({ change, key }) => `${change} ${key.run}`)
const sum = (watched: Watched, field: 'judged' | 'remembered' | 'gone' | 'left'): number =>
  (watched.report?.repositories ?? []).reduce((total, repository) => total + (repository[field] ?? Number.NaN), 0)

test('a first watch remembers and judges nothing older; the next judges what ended since, once, in order', async () => {
  expect({ code: first.code, err: first.err }).toEqual({ code: 0, err: '' })
  expect(first.report?.repositories.map(({ repository }) => repository)).toEqual(projects.map(({ path }) => path))
  expect([sum(first, 'judged'), sum(first, 'remembered'), sum(first, 'left')]).toEqual([0, earlier, 0])
  addLater()
  world.now = begin + 11 * hour
  world.gitlab.log.length = 0
  const second = await world.watch()
  expect({ code: second.code, err: second.err }).toEqual({ code: 0, err: '' })
  expect([sum(second, 'judged'), sum(second, 'left')]).toEqual([42, 0])
  expect((await runsJudged()).sort((a, b) => a - b)).toEqual(numbers(later.from, later.to))
  expect(changes(second).sort()).toEqual(
    [...stayed.map((run) => `anomaly ${run}`), ...[...failed].map((run) => `failure ${run}`)].sort(),
  )
  expect(world.slack).toHaveLength(1)
  expect(told()).toHaveLength(second.report?.changes.length ?? -1)
  // Six workflows: a project and a source of pipelines each, or the name its file gives them.
  expect(second.report?.repositories.flatMap(({ workflows }) => workflows.map(({ workflow }) => workflow))).toEqual([
    '.gitlab-ci.yml (merge_request_event)',
    '.gitlab-ci.yml (push)',
    'Nightly',
    '.gitlab-ci.yml (parent_pipeline)',
    '.gitlab-ci.yml (push)',
    '.gitlab-ci.yml (web)',
  ])
  const traces = world.gitlab.log.filter((call) => call.includes('/trace'))
  expect(traces.length).toBeLessThanOrEqual(3 + 6 * 2 * 3)
  expect(world.gitlab.log.filter((call) => call.includes('/test_report'))).toHaveLength(failed.size)
  world.now += hour
  const third = await world.watch()
  expect(third.report?.notice).toBe('nothing to tell')
  expect(sum(third, 'judged')).toBe(0)
  // The group, and for each project its pipelines and child pipelines since the last hour that is over.
  expect(third.report?.requests.made).toBe(1 + 2 * projects.length)
})

test('retried jobs are attempts: those that ended are judged, each once, also of pipelines that had been remembered', async () => {
  const { gitlab } = world
  const at = begin + hour
  /** Retries the build, `minutes` after the pipeline began. */
  const retry = (number: number, minutes: number, status = 'success'): void => {
    const startedAt = at + minutes * minute
    const { path } = kindOf(number)
    const tries = gitlab.jobs.get(number) ?? []
    const id = number * 100 + 10 + tries.length
    tries.push(
      rawGitlabJob({
        id,
        name: 'build',
        path,
        createdAt: startedAt,
        startedAt: startedAt + 4000,
        seconds: 180,
        status,
      }),
    )
    const index = gitlab.pipelines.findIndex((pipeline) => pipeline.id === number)
    const before = gitlab.pipelines[index]
    if (before === undefined) throw new Error(`no pipeline ${number}`)
    gitlab.pipelines[index] = {
      ...before,
      status: status === 'success' ? 'success' : status,
      updated_at: new Date(startedAt + 190_000).toISOString(),
    }
  }
  addPipeline(gitlab, { number: 200, startedAt: at, failed: true })
  retry(200, 30)
  // One that the first watch remembered, retried by hand a day later; and one that is running again.
  retry(30, 60)
  addPipeline(gitlab, { number: 202, startedAt: at, failed: true })
  retry(202, 60, 'running')
  world.now = begin + 4 * hour
  const second = await world.watch()
  expect({ code: second.code, err: second.err }).toEqual({ code: 0, err: '' })
  const attempts = async () => (await world.judged()).map(({ key }) => `${key.run}.${key.attempt}`).sort()
  expect(await attempts()).toEqual(['200.1', '200.2', '30.2'])
  expect(changes(second)).toEqual(['failure 200'])
  const tries = gitlab.jobs.get(202) ?? []
  gitlab.jobs.set(
    202,
    tries.filter(({ status }) => status !== 'running'),
  )
  retry(202, 270)
  world.now = begin + 6 * hour
  await world.watch()
  expect(await attempts()).toEqual(['200.1', '200.2', '202.1', '202.2', '30.2'])
  world.now += hour
  expect(sum(await world.watch(), 'judged')).toBe(0)
})

test('a pipeline fails with its child, a fork’s is judged and never learnt from, Pipeline Guard’s own job is nobody’s', async () => {
  const { gitlab } = world
  const at = begin + hour
  const [app, lib] = projects
  addPipeline(gitlab, { number: 201, startedAt: at })
  const bridge = { id: 20_150, name: 'child', path: lib.path, createdAt: at, startedAt: at + 400_000, seconds: 60 }
  gitlab.bridges.set(201, [rawGitlabJob({ ...bridge, status: 'failed', more: { downstream_pipeline: { id: 9 } } })])
  gitlab.pipelines[gitlab.pipelines.length - 1] = {
    ...rawPipeline({
      id: 201,
      project: lib.id,
      path: lib.path,
      status: 'failed',
      createdAt: at,
      updatedAt: at + hour / 2,
    }),
  }
  addPipeline(gitlab, { number: 241, startedAt: at, fork: true })
  const watching = {
    id: 202,
    project: app.id,
    path: app.path,
    source: 'schedule',
    createdAt: at,
    updatedAt: at + minute,
  }
  gitlab.pipelines.push(rawPipeline(watching))
  gitlab.jobs.set(202, [
    rawGitlabJob({ id: 20_200, name: 'pipeline-guard-watch', path: app.path, createdAt: at, startedAt: at }),
  ])
  // One whose file was faulty has no jobs; statuses of other services are no pipelines of their own.
  gitlab.pipelines.push(
    rawPipeline({ id: 203, project: app.id, path: app.path, status: 'failed', createdAt: at, updatedAt: at + minute }),
  )
  gitlab.pipelines.push(
    rawPipeline({
      id: 204,
      project: app.id,
      path: app.path,
      source: 'external',
      createdAt: at,
      updatedAt: at + minute,
    }),
  )
  world.now = begin + 4 * hour
  const second = await world.watch()
  expect({ code: second.code, err: second.err }).toEqual({ code: 0, err: '' })
  const judged = new Map((await world.judged()).map((record) => [record.key.run, record]))
  expect([...judged.keys()].sort()).toEqual(['201', '203', '241'])
  expect(judged.get('201')?.run.value).toMatchObject({ outcome: 'failed', jobCount: 3 })
  expect(judged.get('203')?.run.value).toMatchObject({ outcome: 'failed' })
  expect(judged.get('241')?.run.value).toMatchObject({
    headRepository: 'projects/99',
    branch: 'feature-14',
    pullRequest: 14,
  })
  expect(gitlab.log.some((call) => call.includes('/jobs/20150/trace'))).toBe(false)
  // The same key and facts as the step itself records.
  expect(judged.get('201')?.key).toEqual({
    host: '127.0.0.1',
    repository: 'acme/lib',
    workflow: '.gitlab-ci.yml',
    run: '201',
    attempt: 1,
  })
  world.now += hour
  expect((await world.watch()).report?.requests.made).toBe(1 + 2 * projects.length)
})

test('out of requests it stops, says so, and goes on next time: each watch in order, each run once', async () => {
  addLater()
  world.now = begin + 11 * hour
  const rounds: number[][] = []
  for (let round = 0; round < 15; round++) {
    const watched = await world.watch('--requests', '70')
    const before = rounds.flat()
    rounds.push((await runsJudged()).filter((run) => !before.includes(run)))
    world.now += minute
    if (watched.report?.stopped === undefined && sum(watched, 'left') === 0) break
    expect(watched.report?.requests.made).toBeLessThanOrEqual(70)
  }
  expect(rounds.length).toBeGreaterThan(1)
  for (const { path } of projects) {
    const own = rounds
      .map((fresh) => fresh.filter((run) => kindOf(run).path === path))
      .filter(({ length }) => length > 0)
    for (const fresh of own) expect(fresh).toEqual(fresh.toSorted((a, b) => a - b))
    // The oldest is not left for the newest: a project’s first watch begins with it.
    expect(own[0]?.[0]).toBe(numbers(later.from, later.to).find((run) => kindOf(run).path === path))
  }
  expect(await runsJudged().then((runs) => runs.toSorted((a, b) => a - b))).toEqual(numbers(later.from, later.to))
  expect(new Set(told()).size).toBe(told().length)
})

const bundled = spawnSync(process.execPath, [cli, 'watch', '--help'], { encoding: 'utf8' }).stdout.includes('--gitlab')
const built = bundled ? test : test.skip

built(
  `killed after any number of requests, it neither skips nor repeats (needs a bundle that knows --gitlab)`,
  async () => {
    addLater()
    world.now = begin + 11 * hour
    let kills = 0
    for (const after of [9, 40, 62]) {
      const until = world.gitlab.log.length + after
      world.gitlab.fault = () => {
        if (world.gitlab.log.length !== until) return undefined
        kills += 1
        world.kill()
        return { hangUp: true }
      }
      await world.child()
      world.now += minute
    }
    world.gitlab.fault = undefined
    const last = await world.watch()
    expect(kills).toBeGreaterThan(1)
    expect({ code: last.code, err: last.err }).toEqual({ code: 0, err: '' })
    expect((await runsJudged()).sort((a, b) => a - b)).toEqual(numbers(later.from, later.to))
    const all = told()
    expect(new Set(all).size).toBe(all.length)
    const bad = [...stayed, ...failed].map(String)
    expect(all.filter((bullet) => bad.includes(bullet.split(' ')[1] ?? ''))).toHaveLength(bad.length)
  },
)

test('faults of the API cost a watch, never a pipeline', async () => {
  addLater()
  world.now = begin + 11 * hour
  let calls = 0
  const faults: readonly NonNullable<GitlabWorld['gitlab']['fault']>[] = [
    // The token may not read the jobs of a project; the rate limit of the hour is spent in the middle; of the minute.
    (call) => (call.includes('/projects/12/pipelines/') ? { status: 403 } : undefined),
    (call) => (call.includes('/jobs') && ++calls > 8 ? { status: 429, headers: { 'retry-after': '3000' } } : undefined),
    (call) => (call.includes('/jobs') && ++calls === 8 ? { status: 429, headers: { 'retry-after': '1' } } : undefined),
    // A bad moment; answers that break off; a list that is none; a redirect to elsewhere; late answers.
    (call) => (call.includes('/jobs') && ++calls > 6 && calls < 11 ? { status: 500 } : undefined),
    (call) => (call.includes('/pipelines?') && calls++ % 2 === 0 ? { body: '[{"id": 61, "iid": 61, "na' } : undefined),
    (call) => (call.includes('/jobs?') && ++calls % 5 === 0 ? { body: '{"message": "soon"}' } : undefined),
    (call) => (call.includes('/pipelines?') && calls++ === 0 ? { redirect: 'https://elsewhere.example/' } : undefined),
    () => (++calls % 9 === 0 ? { slowMs: 100 } : undefined),
  ]
  for (const fault of faults) {
    calls = 0
    world.gitlab.fault = fault
    expect([0, 3]).toContain((await world.watch()).code)
    world.now += minute
  }
  world.gitlab.fault = undefined
  const last = await world.watch()
  expect(sum(last, 'left')).toBe(0)
  expect((await runsJudged()).sort((a, b) => a - b)).toEqual(numbers(later.from, later.to))
  expect(new Set(told()).size).toBe(told().length)
})

test('pipelines deleted while they are asked for are passed over; a project that cannot be read is left for later', async () => {
  addLater()
  const gone = new Set([earlier + 10, earlier + 11, earlier + 12])
  world.now = begin + 11 * hour
  world.gitlab.fault = (call) =>
    gone.has(Number(/\/pipelines\/(\d+)\/jobs/.exec(call)?.[1])) ? { status: 404, message: '404 Not found' } : undefined
  const second = await world.watch()
  expect({ code: second.code, err: second.err }).toEqual({ code: 0, err: '' })
  expect([sum(second, 'judged'), sum(second, 'gone'), sum(second, 'left')]).toEqual([39, 3, 0])
  addPipelines(world.gitlab, { from: 200, to: 211, until: begin + 14 * hour })
  world.gitlab.fault = (call) =>
    /\/projects\/(?:11|acme%2Fapp)(?:\/pipelines\/|$)/.test(call)
      ? { status: 404, message: '404 Project Not Found' }
      : undefined
  world.now += 4 * hour
  const third = await world.watch()
  expect(third.err).toContain('read_api')
  expect(sum(third, 'gone')).toBe(0)
  world.gitlab.fault = undefined
  world.now += hour
  await world.watch()
  expect((await runsJudged()).filter((run) => run >= 200).sort()).toEqual(numbers(200, 211))
})

test('statuses and retries where they are asked for; a dry run does and writes nothing', async () => {
  const { gitlab } = world
  addPipeline(gitlab, { number: 300, startedAt: begin + hour, failed: true })
  gitlab.traces.set(30_000, await readFile('examples/demo/logs/lfs-stream-error.log'))
  gitlab.heads.set('11 main', shaOfPipeline(300))
  world.now = begin + 2 * hour
  const dry = await world.watch('--dry-run', '--statuses', '--rerun', 'transient')
  expect(sum(dry, 'judged')).toBe(1)
  expect([gitlab.retries, gitlab.statuses, world.slack, await runsJudged()]).toEqual([[], [], [], []])
  await world.watch('--statuses', '--rerun', 'transient')
  expect(gitlab.retries).toEqual([30_000])
  expect(gitlab.statuses).toMatchObject([
    { sha: shaOfPipeline(300), body: { state: 'success', pipeline_id: 300, name: 'pipeline-guard / push' } },
  ])
  await world.watch('--statuses', '--rerun', 'transient')
  expect([gitlab.retries.length, gitlab.statuses.length]).toEqual([1, 1])
})

test('a faulty command line is told whole, and no token is shown', async () => {
  const wrong = world.watch('--gitlab', 'http://me:glpat-loopback@gitlab.example', 'x', 'acme/*', '--requests', '1')
  await expect(wrong).rejects.toThrow(/--gitlab[\s\S]*project[\s\S]*watch-requests/)
  await wrong.catch((error: Error) => expect(error.message).not.toContain('glpat-loopback'))
})
