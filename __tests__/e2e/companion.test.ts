/** The companion: reruns what is safe to rerun, learns what came of it, and stops when reruns do not help. */

import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { type Ended, startWorld, type World } from './world.js'

let world: World
const hour = 3_600_000
const origin = Date.now() - 54 * hour
const networkLog = readFileSync('examples/demo/logs/lfs-stream-error.log', 'utf8')
const cli = resolve(process.env['PIPELINE_GUARD_CLI'] ?? 'dist/cli/index.js')

/** The record as it would be had everything in it happened half a day earlier. */
const aged = (line: string): string =>
  line.replace(/"(20\d\d-\d\d-\d\dT[\d:.]+Z)"/g, (_, at: string) =>
    JSON.stringify(new Date(Date.parse(at) - 13 * hour).toISOString()),
  )

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
    // The pause before a rerun ends ten seconds before the step’s time does.
    { rerun: 'transient', deadline: '20', 'slack-webhook-url': world.slackUrl, ...given },
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
})

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
})

test('the second attempt passes, the third failure of the same kind opens the breaker, and a success closes it', async () => {
  const fresh = await startWorld()
  const old = world
  world = fresh
  try {
    const path = join(fresh.folder, 'history.jsonl.gz')
    const kept = { history: 'file', 'history-path': path }
    const states = async () => {
      const { stdout } = await promisify(execFile)(process.execPath, [cli, 'status', '--history', path, '--json'])
      const { breakers } = JSON.parse(stdout) as { breakers: { of: string; state: string; failures: number }[] }
      return Object.fromEntries(breakers.map(({ of, state }) => [of, state]))
    }
    /** A failed run, the companion, and the attempt it asks for. */
    const play = async (id: number, second: 'passes' | 'fails') => {
      attempt(id, 1, true)
      const ended = await companion(id, 1, kept)
      if (fresh.github.reruns.at(-1)?.run !== id) return ended
      attempt(id, 2, second === 'fails')
      await companion(id, 2, kept)
      return ended
    }
    const because = (ended: Ended) => ended.result?.ruling.decisions.find(({ kind }) => kind === 'no-rerun')?.because

    await play(40, 'passes')
    expect(await states()).toEqual({ signature: 'closed', workflow: 'closed' })
    await play(41, 'fails')
    expect(await states()).toMatchObject({ signature: 'closed' })
    // The third failure of the same kind.
    await play(42, 'fails')
    expect(await states()).toEqual({ signature: 'open', workflow: 'closed' })
    const refused = await play(43, 'passes')
    expect(fresh.github.reruns.map(({ run }) => run)).toEqual([40, 41, 42])
    expect(because(refused)).toMatch(
      /^the breaker of signature \S+ is open: the last 2 reruns did not help; one is tried again after/,
    )
    expect(refused.summary).toContain('is open')
    expect(refused.summary).toMatch(/3 reruns: 1 passed, 2 in vain; [\d.]+ minutes spent, [\d.]+ saved/)

    // Half a day later: the same history on the same platform, and the breaker has cooled down.
    const [header = '', ...records] = gunzipSync(await readFile(path))
      .toString()
      .trim()
      .split('\n')
    await writeFile(path, gzipSync(`${[header, ...records.map(aged)].join('\n')}\n`))
    for (const [id, run] of fresh.github.runs) fresh.github.runs.set(id, JSON.parse(aged(JSON.stringify(run))))
    for (const [id, run] of fresh.github.attempts) fresh.github.attempts.set(id, JSON.parse(aged(JSON.stringify(run))))
    expect(await states()).toMatchObject({ signature: 'half-open' })
    await play(44, 'passes')
    expect(fresh.github.reruns.at(-1)?.run).toBe(44)
    expect(await states()).toEqual({ signature: 'closed', workflow: 'closed' })
  } finally {
    world = old
    await fresh.close()
  }
})

test('the daily budget is the repository’s: reruns of its other workflows count, a person’s do not', async () => {
  const fresh = await startWorld()
  const old = world
  world = fresh
  try {
    const now = Date.now()
    const other = (id: number, who: string) =>
      fresh.github.runs.set(id, {
        ...fresh.github.addRun({ id, attempt: 2, startedAt: now - hour, path: '.github/workflows/other.yml' }),
        triggering_actor: { login: who },
      })
    other(700, 'github-actions[bot]')
    other(701, 'grace')
    attempt(45, 1, true)
    const spent = await companion(45, 1, { 'daily-reruns': '1' })
    expect(fresh.github.reruns).toEqual([])
    expect(JSON.stringify(spent.result?.outcomes)).toContain(
      '1 reruns in this repository within 24 hours; daily-reruns is 1',
    )
    attempt(46, 1, true)
    await companion(46, 1, { 'daily-reruns': '2' })
    expect(fresh.github.reruns.map(({ run }) => run)).toEqual([46])
  } finally {
    world = old
    await fresh.close()
  }
})

test('a last job of a workflow that another one started judges its own run where it is told to', async () => {
  attempt(50, 1, true)
  const judged = await companion(50, 1, { 'run-to-judge': 'this' })
  expect(judged.result?.key.run).not.toBe('50')
  // A companion knows itself, and does not ask whether there is one.
  const asked = () => world.github.log.filter((call) => call.includes('pipeline-guard-companion.yml')).length
  const before = asked()
  const usual = await companion(50, 1, { 'dry-run': 'true' })
  expect(usual.result?.key.run).toBe('50')
  expect(asked()).toBe(before)
})

test('a head that moved on is not rerun', async () => {
  attempt(20, 1, true)
  world.github.branches.set('main', sha(21))
  const before = world.github.reruns.length
  await companion(20, 1)
  expect(world.github.reruns).toHaveLength(before)
})

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
})
