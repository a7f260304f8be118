/** Watching a repository: nothing skipped, nothing repeated, whatever happens in between. */
import { cp, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { addRun, addRuns } from '../support/watched-repository.js'
import { startWatchWorld, type Watched, type WatchWorld } from './watch-world.js'

let world: WatchWorld
const hour = 3_600_000
const minute = 60_000
const day = 24 * hour
/** Six in the morning, so that the hours after it are of one day: at midnight a new window is listed, which has no tag yet. */
const begin = Math.floor(Date.now() / day) * day - 42 * hour
/** Every workflow has twenty earlier runs: enough to be sure by, and quick. */
const earlier = 120

let seed: WatchWorld
let first: Watched

const openWorld = async (): Promise<WatchWorld> => {
  const opened = await startWatchWorld()
  opened.now = begin
  addRuns(opened.github, { from: 1, to: earlier, until: begin - hour })
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

/**
 * Forty-two further runs in seven hours; the same whenever they are judged. Two workflows are slow three times running, of
 * which the third is told, as one slow run is none; three runs are broken.
 */
const later = { from: earlier + 1, to: earlier + 42, until: begin + 10 * hour }
const stayed = [earlier + 31, earlier + 38]
const slow = new Set(stayed.flatMap((run) => [run - 12, run - 6, run]))
const failed = new Set([earlier + 20, earlier + 33, earlier + 40])
const addLater = (): void => addRuns(world.github, { ...later, slow, failed })
const runsJudged = async (): Promise<number[]> => (await world.judged()).map(({ key }) => Number(key.run))
const numbers = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, i) => from + i)

/** Run and change of every bullet that was posted. */
const told = (): string[] =>
  world.slack.flatMap((body) => [...body.matchAll(/"text":"(\S+) run (\d+)/g)].map(([, mark, run]) => `${mark} ${run}`))
const changes = ({ report }: Watched): string[] =>
  (report?.changes ?? []).map(({ change, key }) => `${change} ${key.run}`)

test('a first watch remembers and judges nothing older; the next judges what ended since, once, in order', async () => {
  expect({ code: first.code, err: first.err }).toEqual({ code: 0, err: '' })
  expect(first.report?.repositories[0]).toMatchObject({ begun: true, judged: 0, remembered: earlier, left: 0 })
  expect(world.slack).toEqual([])
  addLater()
  world.now = begin + 11 * hour
  world.github.log.length = 0
  const second = await world.watch()
  expect(second.report?.repositories[0]).toMatchObject({ begun: false, judged: 42, left: 0 })
  expect(await runsJudged()).toEqual(numbers(later.from, later.to))
  expect(
    changes(second)
      .filter((change) => !change.startsWith('recovery'))
      .sort(),
  ).toEqual([...stayed.map((run) => `anomaly ${run}`), ...[...failed].map((run) => `failure ${run}`)].sort())
  // One message, grouped by workflow, with every change in it.
  expect(world.slack).toHaveLength(1)
  expect(told()).toHaveLength(changes(second).length)
  // Logs: of the three that failed, and at most three of each job that passed.
  const logs = world.github.log.filter((call) => call.includes('/logs') && !call.includes('_storage'))
  expect(logs.length).toBeLessThanOrEqual(3 + 6 * 2 * 3)
  expect(world.github.leaks).toEqual([])
  world.now += hour
  const third = await world.watch()
  expect(third.report).toMatchObject({ notice: 'nothing to tell', repositories: [{ judged: 0, left: 0 }] })
  // Nothing has changed, so nothing but unchanged pages is asked for.
  expect(third.report?.requests.made).toBe(third.report?.requests.unchanged)
  expect(world.slack).toHaveLength(1)
})

test('late attempts, reruns and runs that were running are judged when they end', async () => {
  const fresh = await openWorld()
  addRun(fresh.github, { number: 200, startedAt: begin - minute, running: true })
  await fresh.watch()
  await world.close()
  world = fresh
  // Its first attempt failed and was repeated before anybody looked; another old run was repeated by hand.
  world.github.jobs.splice(0, world.github.jobs.length, ...world.github.jobs.filter((job) => job['run_id'] !== 200))
  addRun(world.github, { number: 200, startedAt: begin - minute })
  addRun(world.github, { number: 201, startedAt: begin + hour, failed: true })
  addRun(world.github, { number: 201, startedAt: begin + 2 * hour, attempt: 2 })
  addRun(world.github, { number: 30, startedAt: begin + 3 * hour, attempt: 2 })
  world.now = begin + 4 * hour
  const second = await world.watch()
  expect(second.err).toBe('')
  const attempts = (await world.judged()).map(({ key }) => `${key.run}.${key.attempt}`)
  expect(attempts.sort()).toEqual(['200.1', '201.1', '201.2', '30.2'])
  // A third attempt that is still running: the second was judged, the third waits.
  addRun(world.github, { number: 201, startedAt: begin + 5 * hour, attempt: 3, running: true })
  world.now += 2 * hour
  expect((await world.watch()).report?.repositories[0]).toMatchObject({ judged: 0 })
})

test('a first watch out of requests goes on remembering; a run that is rerun meanwhile is judged once', async () => {
  const fresh = await openWorld()
  await world.close()
  world = fresh
  const begun = await world.watch('--requests', '40')
  const { remembered = 0 } = begun.report?.repositories[0] ?? {}
  expect(remembered).toBeLessThan(earlier)
  const state = JSON.parse(await readFile(join(world.folder, 'watch/watch.json'), 'utf8'))
  const waiting = Number(state.repositories['o/r'].queue.at(-1))
  addRun(world.github, { number: waiting, startedAt: begin + hour, attempt: 2 })
  world.now = begin + 2 * hour
  const second = await world.watch()
  expect(second.report?.repositories[0]).toMatchObject({ judged: 1, left: 0 })
  expect((await world.judged()).map(({ key }) => `${key.run}.${key.attempt}`)).toEqual([`${waiting}.2`])
})

test('killed after any number of requests, it neither skips nor repeats a run or a notice', async () => {
  addLater()
  world.now = begin + 11 * hour
  let kills = 0
  for (const after of [30, 56, 62]) {
    const until = world.github.log.length + after
    world.github.fault = () => {
      if (world.github.log.length === until) {
        kills += 1
        world.kill()
        return { hangUp: true }
      }
      return undefined
    }
    await world.child()
    world.now += minute
  }
  world.github.fault = undefined
  const last = await world.watch()
  expect(kills).toBeGreaterThan(1)
  expect({ code: last.code, err: last.err }).toEqual({ code: 0, err: '' })
  expect(await runsJudged()).toEqual(numbers(later.from, later.to))
  const all = told()
  expect(new Set(all).size).toBe(all.length)
  const bad = [...stayed, ...failed].map(String)
  expect(all.filter((bullet) => bad.includes(bullet.split(' ')[1] ?? ''))).toHaveLength(bad.length)
})

test('killed while it was telling, it tells once more and says so; killed before or after, it does not', async () => {
  addLater()
  world.now = begin + 11 * hour
  world.onSlack = () => {
    world.onSlack = undefined
    world.kill()
  }
  await world.child()
  expect(world.slack).toHaveLength(1)
  world.now += minute
  const second = await world.watch()
  expect(second.err).toBe('')
  expect(second.report).toMatchObject({ notice: 'sent', repositories: [{ judged: 0 }] })
  expect(world.slack).toHaveLength(2)
  expect(world.slack[1]).toContain('may have reached you before')
  world.now += minute
  expect((await world.watch()).report?.notice).toBe('nothing to tell')
})

test('out of requests it stops, says so, and goes on next time: the newest runs and the oldest of the backlog first', async () => {
  addLater()
  world.now = begin + 11 * hour
  const rounds: number[][] = []
  for (let round = 0; round < 12; round++) {
    const { report } = await world.watch('--requests', '60')
    const before = rounds.flat()
    const fresh = (await runsJudged()).filter((run) => !before.includes(run))
    expect(report?.repositories[0]).toMatchObject({ judged: fresh.length })
    expect(fresh.length).toBeGreaterThan(0)
    rounds.push(fresh)
    world.now += minute
    if (report?.repositories[0]?.left === 0) break
  }
  const [first = [], ...others] = rounds
  // A gap is left in the middle, and closed by the next watches from its old end.
  const oldest = first.findIndex((run, i) => run !== later.from + i)
  expect(oldest).toBeGreaterThan(0)
  expect(first.slice(oldest)).toEqual(numbers(later.to - (first.length - oldest) + 1, later.to))
  expect(others.flat()).toEqual(numbers(later.from + oldest, later.to - (first.length - oldest)))
  expect(new Set(told()).size).toBe(told().length)
})

test('faults of the API cost a watch, never a run', async () => {
  addLater()
  world.now = begin + 11 * hour
  let calls = 0
  const faults = [
    // The hour’s requests are spent in the middle of it.
    (call: string) =>
      ++calls > 20 && call.includes('/jobs')
        ? {
            status: 403,
            message: 'API rate limit exceeded',
            headers: { 'x-ratelimit-remaining': '0', 'retry-after': '3000' },
          }
        : undefined,
    // The platform has a bad moment; some pages break off in the middle; some answers come late.
    (call: string) => (call.includes('/jobs') && ++calls > 6 && calls < 11 ? { status: 500 } : undefined),
    (call: string) =>
      call.includes('/actions/runs?') && calls++ < 40
        ? { body: '{"total_count": 60, "workflow_runs": [{"id": 1, "na' }
        : undefined,
    (call: string) => (call.includes('/jobs') && ++calls % 7 === 0 ? { slowMs: 150 } : undefined),
  ]
  for (const fault of faults) {
    calls = 0
    world.github.fault = fault
    const { code } = await world.watch()
    expect([0, 3]).toContain(code)
    world.now += minute
  }
  world.github.fault = undefined
  const last = await world.watch()
  expect(last.report?.repositories[0]?.left).toBe(0)
  expect([...(await runsJudged())].sort((a, b) => a - b)).toEqual(numbers(later.from, later.to))
  expect(new Set(told()).size).toBe(told().length)
})

test('runs deleted while they are asked for, and pages that fall short, are no trouble', async () => {
  addLater()
  const gone = new Set([earlier + 10, earlier + 11, earlier + 12])
  world.now = begin + 11 * hour
  world.github.fault = (call) => {
    const run = Number(/\/runs\/(\d+)\/jobs/.exec(call)?.[1])
    return gone.has(run) ? { status: 404, message: 'Not Found' } : undefined
  }
  const second = await world.watch()
  expect({ code: second.code, err: second.err }).toEqual({ code: 0, err: '' })
  expect(second.report?.repositories[0]).toMatchObject({ judged: 39, gone: 3, left: 0 })
})

test('what a companion does is left to it, and said; what it does not look after is not', async () => {
  const companion = (workflows: string) =>
    `on: { workflow_run: { workflows: [${workflows}] } }\njobs: { a: { steps: [{ uses: a/pipeline-guard@v1, with: { rerun: transient, slack-webhook-url: x } }] } }`
  const failing = async (number: number) => {
    addRun(world.github, { number, startedAt: begin + hour, failed: true })
    world.github.logs.set(number * 100 + 10, await readFile('examples/demo/logs/lfs-stream-error.log'))
    world.github.branches.set('main', number.toString(16).padStart(40, '0'))
  }
  const path = 'main:.github/workflows/pipeline-guard-companion.yml'
  await failing(310)
  world.github.files.set(path, companion(String(world.github.runs.get(310)?.['name'])))
  world.now = begin + 2 * hour
  const left = await world.watch('--rerun', 'transient')
  expect([world.github.reruns, world.slack]).toEqual([[], []])
  expect(left.report?.repositories[0]).toMatchObject({
    judged: 1,
    companion: expect.stringMatching(/^notices and reruns of .+ are left to the companion workflow$/),
  })
  await failing(311)
  world.github.files.set(path, companion('Another'))
  world.now = begin + 3 * hour
  await world.watch('--rerun', 'transient')
  expect(world.github.reruns).toMatchObject([{ run: 311 }])
})

test('statuses and reruns where they are asked for; a dry run does and writes nothing', async () => {
  const networkLog = await readFile('examples/demo/logs/lfs-stream-error.log')
  addRun(world.github, { number: 300, startedAt: begin + hour, failed: true })
  const job = 300 * 100 + 10
  world.github.logs.set(job, networkLog)
  world.github.branches.set('main', (300).toString(16).padStart(40, '0'))
  world.now = begin + 2 * hour
  const dry = await world.watch('--dry-run', '--statuses', '--rerun', 'transient')
  expect(dry.report?.repositories[0]).toMatchObject({ judged: 1 })
  expect([world.github.reruns, world.github.statuses, world.slack, await runsJudged()]).toEqual([[], [], [], []])
  await world.watch('--statuses', '--rerun', 'transient')
  expect(world.github.reruns).toEqual([{ run: 300, debug: false }])
  expect(world.github.statuses).toHaveLength(1)
  await world.watch('--statuses', '--rerun', 'transient')
  expect(world.github.reruns).toHaveLength(1)
})

test('the digest of a week goes to a file, Slack and the report, once', async () => {
  addLater()
  const path = join(world.folder, 'digest.md')
  world.now = begin + 6 * 24 * hour
  const early = await world.watch('--digest-file', path)
  expect(early.report?.digest).toBeUndefined()
  const [falseOne] = stayed
  world.github.files.set('main:.github/pipeline-guard.yml', `feedback:\n  - run: ${falseOne}\n    was: false-alarm\n`)
  // The first watch ended a while after it began, as the clock goes on.
  world.now = begin + (7 * 24 + 1) * hour
  const due = await world.watch('--digest-file', path)
  expect({ code: due.code, err: due.err }).toEqual({ code: 0, err: '' })
  expect(due.report?.digest).toContain('o/r')
  expect(due.report?.digest).toMatch(/People judged 1 of \d+ alarms?: 0 real, 1 false \(100 %\)/)
  expect(await readFile(path, 'utf8')).toBe(due.report?.digest)
  expect(world.slack.filter((body) => body.includes('📅'))).toHaveLength(1)
  world.now += hour
  expect((await world.watch('--digest-file', path)).report?.digest).toBeUndefined()
})

test('what cannot be read is left as it is and said', async () => {
  const state = join(world.folder, 'watch/watch.json')
  await writeFile(state, '{"schema": "pipeline-guard/wat')
  const broken = await world.watch()
  expect(broken.code).toBe(3)
  expect(broken.err).toContain('left as it is')
  expect(await readFile(state, 'utf8')).toBe('{"schema": "pipeline-guard/wat')
})
