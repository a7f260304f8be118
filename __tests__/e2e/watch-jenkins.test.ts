/** Watching Jenkins: jobs, folders and branches, nothing skipped, nothing repeated, whatever happens in between. */
import { cp, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { command } from '../../src/commands/watch.js'
import { type JenkinsServer, jenkinsToken, jenkinsUser, startJenkins } from '../support/jenkins-server.js'
import { addBuild, addBuilds, addJobs, kinds } from '../support/watched-jenkins.js'
import { startWatchRunner, type Watched, type WatchRunner } from './watch-runner.js'

const hour = 3_600_000
const minute = 60_000
const begin = Math.floor(Date.now() / hour) * hour - 30 * hour
/** Every project has twelve earlier builds: enough to judge by, and quick. */
const earlier = 72

let jenkins: JenkinsServer
let seed: WatchRunner
let first: Watched
let world: WatchRunner

function reset(): void {
  jenkins.items.clear()
  jenkins.started.length = 0
  jenkins.fault = undefined
  addJobs(jenkins)
  addBuilds(jenkins, { from: 1, to: earlier, until: begin - hour })
  jenkins.log.length = 0
}

const openWorld = async (...args: readonly string[]): Promise<WatchRunner> => {
  const opened = await startWatchRunner({
    args: () => ['--jenkins', jenkins.url, '--notify-branches', '*', ...args],
    env: () => ({ JENKINS_TOKEN: `${jenkinsUser}:${jenkinsToken}` }),
  })
  opened.now = begin
  return opened
}

/** The first watch is the same for all: each test goes on from a copy of what it left. */
beforeAll(async () => {
  jenkins = await startJenkins()
  reset()
  seed = await openWorld()
  first = await seed.watch()
})
afterAll(async () => {
  await seed.close()
  await jenkins.close()
})
beforeEach(async () => {
  reset()
  world = await openWorld()
  await cp(join(seed.folder, 'watch'), join(world.folder, 'watch'), { recursive: true })
})
afterEach(() => world.close())

/** Two jobs are slow three times running; the third time is told, as one slow build is none. */
const stayed = [earlier + 22, earlier + 23]
const slow = new Set(stayed.flatMap((number) => [number - 12, number - 6, number]))
const failed = new Set([earlier + 8, earlier + 13, earlier + 20])
/** Twenty-four further builds in four hours, three of them broken. @returns how a watch names them, by number */
const addLater = () =>
  addBuilds(jenkins, { from: earlier + 1, to: earlier + 24, until: begin + 10 * hour, slow, failed })

/** `team/web main#3` for each build judged, in the order in which they ended. */
async function judged(): Promise<string[]> {
  const records = await world.judged()
  return records
    .toSorted((a, b) => Date.parse(a.run.value.completedAt ?? '') - Date.parse(b.run.value.completedAt ?? ''))
    .map(({ key }) => `${key.repository} ${key.run}${key.attempt > 1 ? `.${key.attempt}` : ''}`)
}
const told = (): string[] =>
  world.slack.flatMap((body) =>
    [
      ...body.matchAll(
        /"text":"([^"\s]+) run (?:[^"\\]|\\.)*"\},\{"type":"text","text":" {2}"\},\{"type":"link","url":"([^"]*)"/g,
      ),
    ].map(([, mark, url]) => `${mark} ${url}`),
  )
const changes = ({ report }: Watched, kind: string): string[] =>
  (report?.changes ?? []).filter(({ change }) => change === kind).map(({ key }) => `${key.repository} ${key.run}`)
const sum = ({ report }: Watched, field: 'judged' | 'gone'): number =>
  (report?.repositories ?? []).reduce((total, one) => total + one[field], 0)

test('a first watch remembers and judges nothing older; the next judges what ended since, once, in order', async () => {
  expect({ code: first.code, err: first.err }).toEqual({ code: 0, err: '' })
  const host = new URL(jenkins.url).host
  expect(
    first.report?.repositories.map(({ repository, begun, judged, remembered }) => [
      repository,
      begun,
      judged,
      remembered,
    ]),
  ).toEqual(
    ['nightly', 'org/shop', 'release train', 'team/api', 'team/deep/tools', 'team/web'].map((name) => [
      `${host}/jenkins/${name}`,
      true,
      0,
      12,
    ]),
  )
  const later = addLater()
  world.now = begin + 11 * hour
  const second = await world.watch()
  expect({ code: second.code, err: second.err, judged: sum(second, 'judged') }).toEqual({
    code: 0,
    err: '',
    judged: 24,
  })
  expect(await judged()).toEqual([...later.values()])
  expect(changes(second, 'failure').sort()).toEqual([...failed].map((number) => later.get(number)).sort())
  expect(changes(second, 'anomaly').sort()).toEqual(stayed.map((number) => later.get(number)).sort())
  // One message with every change in it.
  expect(world.slack).toHaveLength(1)
  expect(told()).toHaveLength(second.report?.changes.length ?? 0)
  // Nothing has changed: what there is is looked at once, whatever the number of jobs.
  world.now += hour
  jenkins.log.length = 0
  const third = await world.watch()
  expect(third.report).toMatchObject({ notice: 'nothing to tell', requests: { made: 1 } })
  expect(jenkins.log).toHaveLength(1)
  expect(jenkins.strangers).toEqual([])
})

test('a build is remembered as its own step would have recorded it', async () => {
  addBuild(jenkins, { number: 500, job: 'team/web/feature%2Fcart', startedAt: begin + hour, failed: true })
  world.now = begin + 2 * hour
  await world.watch()
  const [record] = await world.judged()
  const { keyOf } = await import('../../src/adapters/platforms/jenkins/environment.js')
  const env = {
    JENKINS_URL: jenkins.url,
    JOB_NAME: 'team/web/feature%2Fcart',
    BRANCH_NAME: 'feature/cart',
    BUILD_NUMBER: '5',
  }
  expect(record?.key).toEqual(keyOf(env, []))
  expect(record?.run.value).toMatchObject({
    name: 'team/web',
    branch: 'feature/cart',
    defaultBranch: 'main',
    event: 'push',
  })
  expect(record?.run.value.url).toBe(`${jenkins.url}job/team/job/web/job/feature%252Fcart/5/`)
  expect(record?.jobs['build']?.facts?.value).toMatchObject({ name: 'web', outcome: 'failed' })
  expect(record?.jobs['build']?.facts?.value.steps?.map(({ name }) => name)).toEqual(['Compile'])
  expect(record?.jobs['build']?.failure?.value.category).toBeDefined()
})

test('late builds, reruns, and a branch that was deleted and made anew', async () => {
  const running = addBuild(jenkins, { number: 500, job: 'team/api', startedAt: begin + minute, running: true })
  addBuild(jenkins, { number: 501, job: 'team/api', startedAt: begin + 20 * minute, failed: true })
  world.now = begin + hour
  await world.watch()
  expect(await judged()).toEqual(['team/api 14'])
  // The one that ran ends after a later one; the one that failed is repeated, twice, by those who say so.
  const builds = jenkins.items.get('team/api')?.builds
  builds?.delete(13)
  const rerun = (of: string, attempt: number) => ({ PIPELINE_GUARD_RERUN_OF: of, PIPELINE_GUARD_ATTEMPT: `${attempt}` })
  addBuild(jenkins, { number: 502, job: 'team/api', startedAt: begin + hour, parameters: rerun('14', 2), failed: true })
  addBuild(jenkins, { number: 503, job: 'team/api', startedAt: begin + 2 * hour, parameters: rerun('14', 3) })
  const ended = addBuild(jenkins, { number: 500, job: 'nightly', startedAt: begin + minute })
  jenkins.items.set('team/web/develop', { class: kinds.pipeline, builds: new Map() })
  addBuild(jenkins, { number: 504, job: 'team/web/develop', startedAt: begin + 3 * hour })
  expect([running, ended]).toEqual(['team/api 13', 'nightly 13'])
  world.now = begin + 4 * hour
  const second = await world.watch()
  expect(second.err).toBe('')
  expect(await judged()).toEqual(['nightly 13', 'team/api 14', 'team/api 14.2', 'team/api 14.3', 'team/web develop#1'])
  world.now += hour
  expect(sum(await world.watch(), 'judged')).toBe(0)
})

test('killed after any number of requests, it neither skips nor repeats a build or a notice', async () => {
  const later = addLater()
  world.now = begin + 11 * hour
  let kills = 0
  for (const after of [2, 15, 21]) {
    const until = jenkins.log.length + after
    jenkins.fault = () => {
      if (jenkins.log.length !== until) return undefined
      kills += 1
      world.kill()
      return { hangUp: true }
    }
    await world.child()
    world.now += minute
  }
  jenkins.fault = undefined
  const last = await world.watch()
  expect(kills).toBeGreaterThan(1)
  expect({ code: last.code, err: last.err }).toEqual({ code: 0, err: '' })
  expect([...(await judged())].sort()).toEqual([...later.values()].sort())
  expect(new Set(told()).size).toBe(told().length)
  expect(told().filter((bullet) => /^(❌|🚨|⚠️)/u.test(bullet))).toHaveLength(stayed.length + failed.size)
})

test('out of requests it stops, says so, and goes on next time', async () => {
  const later = addLater()
  world.now = begin + 11 * hour
  for (let round = 0; round < 15; round++) {
    const { report, code } = await world.watch('--requests', '30')
    expect(code).toBe(0)
    world.now += minute
    if (report?.stopped === undefined && report?.repositories.every(({ left }) => left === 0)) break
    expect(round).toBeLessThan(14)
  }
  expect(await judged()).toEqual([...later.values()])
  expect(new Set(told()).size).toBe(told().length)
})

test('faults of the API cost a watch, never a build', async () => {
  const later = addLater()
  world.now = begin + 11 * hour
  let calls = 0
  const faults: JenkinsServer['fault'][] = [
    (call) => (call.startsWith('GET /api/json') ? { status: 403 } : undefined),
    (call) => (call.includes('wfapi') && ++calls > 3 && calls < 8 ? { status: 500 } : undefined),
    (call) => (call.includes('tree=builds[') ? { body: '{"builds": [{"number": 1, "resu' } : undefined),
    (call) => (call.includes('/team/') ? { status: 302, location: 'http://elsewhere.example/login' } : undefined),
    (call) => (call.includes('/job/nightly/') ? { hangUp: true } : ++calls % 5 === 0 ? { slowMs: 60 } : undefined),
  ]
  for (const fault of faults) {
    calls = 0
    jenkins.fault = fault
    const { code, err } = await world.watch()
    expect([0, 3]).toContain(code)
    expect(err).not.toContain(jenkinsToken)
    if (faults.indexOf(fault) < 3) expect(err).not.toBe('')
    world.now += minute
  }
  jenkins.fault = undefined
  const last = await world.watch()
  expect({ code: last.code, err: last.err }).toEqual({ code: 0, err: '' })
  expect([...(await judged())].sort()).toEqual([...later.values()].sort())
  expect(new Set(told()).size).toBe(told().length)
})

test('builds deleted between being listed and being asked for are passed over and counted', async () => {
  const later = addLater()
  const gone = new Set([73, 79, 78].map((number) => later.get(number)))
  world.now = begin + 11 * hour
  jenkins.fault = (call) => {
    const [, job, number] = /^GET \/job\/(.+)\/(\d+)\/(?:wfapi|stages|blue|api)/.exec(call) ?? []
    const run = `${decodeURIComponent(decodeURIComponent(job ?? '')).replaceAll('/job/', '/')} ${number}`
    return gone.has(run) ? { status: 404 } : undefined
  }
  const second = await world.watch()
  expect({ code: second.code, err: second.err }).toEqual({ code: 0, err: '' })
  // A freestyle build is judged by its listing; nothing more is asked for it.
  expect({ judged: sum(second, 'judged'), gone: sum(second, 'gone') }).toEqual({ judged: 22, gone: 2 })
})

test('what is watched is chosen by names, folders and patterns, on several controllers', async () => {
  const fresh = async (...args: readonly string[]): Promise<readonly string[]> => {
    const other = await openWorld(...args)
    try {
      const { report } = await other.watch()
      return (report?.repositories ?? []).map(({ repository }) => repository.replace(/^[^/]*\/jenkins\//, ''))
    } finally {
      await other.close()
    }
  }
  expect(await fresh('team')).toEqual(['team/api', 'team/deep/tools', 'team/web'])
  expect(await fresh('team/*', '--ignore', 'team/deep/*')).toEqual(['team/api', 'team/web'])
  expect(await fresh('release train', 'org/*')).toEqual(['org/shop', 'release train'])
  expect(await fresh('--workflow', 'team/web/feature/*', '--workflow', 'nightly')).toEqual(['nightly', 'team/web'])
  expect(jenkins.log.filter((call) => call.includes('/web/job/main/'))).not.toContain('builds')
  const folder = await startWatchRunner({
    args: () => ['--jenkins', `${jenkins.url}job/team/job/deep/`, '--jenkins', `${jenkins.url}job/org/`],
    env: () => ({ JENKINS_USER: jenkinsUser, JENKINS_TOKEN: jenkinsToken }),
  })
  const { report } = await folder.watch()
  expect(report?.repositories.map(({ repository }) => repository.split('/jenkins/')[1])).toEqual([
    'org/shop',
    'team/deep/tools',
  ])
  // One of several controllers that shows what is named is enough.
  expect((await folder.watch('org/shop')).err).toBe('')
  await folder.close()
  // What is named and not there is no watch.
  const missing = await world.watch('team/apj')
  expect({ code: missing.code, err: missing.err }).toEqual({ code: 3, err: expect.stringContaining('no job team/apj') })
})

test('a rerun only where the job counts attempts and nothing has happened since', async () => {
  const log = await readFile('examples/demo/logs/lfs-stream-error.log')
  const counted = { PIPELINE_GUARD_RERUN_OF: '', PIPELINE_GUARD_ATTEMPT: '', TARGET: 'linux' }
  addBuild(jenkins, { number: 500, job: 'team/api', startedAt: begin + hour, failed: true, log, parameters: counted })
  addBuild(jenkins, { number: 501, job: 'org/shop/main', startedAt: begin + hour, failed: true, log })
  world.now = begin + 2 * hour
  const dry = await world.watch('--dry-run', '--rerun', 'transient')
  expect({ judged: sum(dry, 'judged'), started: jenkins.started }).toEqual({ judged: 2, started: [] })
  const second = await world.watch('--rerun', 'transient')
  expect(jenkins.started).toEqual([
    {
      job: 'team/api',
      parameters: { TARGET: 'linux', PIPELINE_GUARD_RERUN_OF: '13', PIPELINE_GUARD_ATTEMPT: '2' },
    },
  ])
  // The one that cannot be repeated is told at once; the other, when its rerun has ended.
  expect(changes(second, 'failure')).toEqual(['org/shop main#13'])
  await world.watch('--rerun', 'transient')
  expect(jenkins.started).toHaveLength(1)
  addBuild(jenkins, {
    number: 502,
    job: 'team/deep/tools',
    startedAt: begin + 3 * hour,
    failed: true,
    log,
    parameters: counted,
  })
  addBuild(jenkins, { number: 503, job: 'team/deep/tools', startedAt: begin + 3 * hour + minute, running: true })
  world.now = begin + 4 * hour
  await world.watch('--rerun', 'transient')
  expect(jenkins.started).toHaveLength(1)
})

test('every fault of the command line at once; no credentials in what it says', async () => {
  const said = async (
    args: readonly string[],
    env: Readonly<Record<string, string>> = {},
  ): Promise<readonly string[]> => {
    const io = { out: () => undefined, err: () => undefined, env, cwd: '.', now: Date.now }
    return Promise.resolve(command.run(args, io)).then(
      () => [],
      (error: { readonly faults: readonly string[] }) => error.faults,
    )
  }
  const faults = await said(['--jenkins', 'https://me:secret@ci.example', '--statuses', '--minutes', 'x'])
  expect(faults).toEqual([
    expect.stringMatching(/^--jenkins: got "\(secret\)".*environment/),
    expect.stringMatching(/^JENKINS_TOKEN: .*USER:TOKEN/),
    expect.stringMatching(/^--statuses: /),
    expect.stringMatching(/^watch-minutes: /),
  ])
  expect(faults.join()).not.toContain('secret@')
  expect(await said(['--jenkins', 'ci.example', '--token-env', 'A'], { A: 'only-a-token' })).toHaveLength(2)
  expect(
    await said(['--jenkins', 'https://a.example', '--token-env', 'A', '--token-env', 'B'], { A: 'u:t', B: 'u:t' }),
  ).toHaveLength(1)
})
