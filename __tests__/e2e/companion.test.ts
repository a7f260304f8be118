/** The companion: reruns what is safe to rerun, learns what came of it, and stops when reruns do not help. */
import { readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { type Ended, startWorld, type World } from './world.js'

let world: World
const hour = 3_600_000
const origin = Date.now() - 30 * hour
const networkLog = readFileSync('examples/demo/logs/lfs-stream-error.log', 'utf8')
const sha = (id: number) => id.toString(16).padStart(40, '0')

beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world.close())

/** One attempt of a finished run: a job that passed, and one that failed for the network or passed. */
function attempt(id: number, number: number, failed: boolean): void {
  const { github } = world
  const startedAt = origin + id * hour + (number - 1) * 600_000
  github.addRun({ id, attempt: number, startedAt, conclusion: failed ? 'failure' : 'success', sha: sha(id) })
  github.branches.set('main', sha(id))
  const steps = [{ name: 'Fetch', seconds: 60, ...(failed ? { conclusion: 'failure' } : {}) }]
  const job = id * 100 + number
  github.addJob({
    id: job,
    run: id,
    attempt: number,
    name: 'build',
    startedAt,
    steps,
    ...(failed ? { conclusion: 'failure' } : {}),
  })
  github.logs.set(job, failed ? networkLog : 'Fetching\nDone.\n')
}

/** The companion workflow’s run, started by the end of that attempt. */
async function companion(id: number, number: number, given: Readonly<Record<string, string>> = {}): Promise<Ended> {
  const own = 90_000 + id * 10 + number
  const event = join(world.folder, `event-${own}.json`)
  const watched = world.github.runs.get(id)
  await writeFile(
    event,
    JSON.stringify({ action: 'completed', workflow_run: watched, repository: { default_branch: 'main' } }),
  )
  const path = '.github/workflows/pipeline-guard-companion.yml'
  world.github.addRun({ id: own, event: 'workflow_run', path, startedAt: origin + id * hour + number * 600_000 })
  world.results.run({ id: own, event: 'workflow_run' })
  world.results.now = () => origin + id * hour + number * 600_000
  return world.step(
    own,
    { rerun: 'transient', 'slack-webhook-url': world.slackUrl, ...given },
    {
      GITHUB_EVENT_NAME: 'workflow_run',
      GITHUB_EVENT_PATH: event,
      GITHUB_WORKFLOW_REF: `o/r/${path}@refs/heads/main`,
    },
  )
}

const decisions = (ended: Ended) => ended.result?.ruling.decisions.map(({ kind }) => kind) ?? []

test('a dry run decides the same and reruns nothing', async () => {
  attempt(1, 1, true)
  const ended = await companion(1, 1, { 'dry-run': 'true' })
  expect(decisions(ended)).toContain('rerun')
  expect(world.github.reruns).toEqual([])
}, 30_000)

test('a transient failure is rerun, and its passing is learnt', async () => {
  const first = await companion(1, 1)
  expect(first.result?.ruling.verdict).toBe('failed-transient')
  expect(world.github.reruns).toEqual([{ run: 1, debug: expect.any(Boolean) }])
  attempt(1, 2, false)
  const second = await companion(1, 2)
  expect(second.code).toBe(0)
  expect(second.result?.ruling.verdict).toBe('normal')
  attempt(2, 1, true)
  const third = await companion(2, 1, { 'dry-run': 'true' })
  const seen = third.result?.findings.find((finding) => finding.kind === 'failure')
  expect(seen?.kind === 'failure' && seen.seen).toMatchObject({ reruns: 1, passedOnRetry: 1 })
}, 60_000)

test('reruns that do not help open the breaker', async () => {
  const before = world.github.reruns.length
  let last: Ended | undefined
  for (let id = 3; id <= 7; id++) {
    attempt(id, 1, true)
    last = await companion(id, 1, { 'max-reruns': '1' })
    if (world.github.reruns.at(-1)?.run !== id) break
    attempt(id, 2, true)
    await companion(id, 2, { 'max-reruns': '1' })
  }
  expect(decisions(last as Ended)).toContain('no-rerun')
  expect(last?.result?.ruling.decisions.find(({ kind }) => kind === 'no-rerun')?.because).toMatch(
    /breaker|a retry passes with/,
  )
  expect(world.github.reruns.length - before).toBeLessThanOrEqual(3)
}, 120_000)

test('a head that moved on is not rerun', async () => {
  attempt(20, 1, true)
  world.github.branches.set('main', sha(21))
  const before = world.github.reruns.length
  await companion(20, 1)
  expect(world.github.reruns).toHaveLength(before)
}, 30_000)

test('a missing actions: write is named, and the run is unharmed', async () => {
  const fresh = await startWorld()
  const old = world
  world = fresh
  try {
    fresh.github.mayWrite = false
    attempt(30, 1, true)
    const ended = await companion(30, 1)
    expect(ended.code).toBe(0)
    expect(JSON.stringify([ended.result?.outcomes, ended.result?.troubles])).toMatch(/actions: write/)
  } finally {
    world = old
    await fresh.close()
  }
}, 30_000)
