import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import type { DecisionOf } from '../../../../src/core/model/index.js'
import { type GithubApi, startGithubApi } from '../../../support/github-api.js'
import { open, start } from './open.js'

let api: GithubApi
beforeEach(async () => {
  api = await startGithubApi()
  failedRun()
})
afterEach(() => api.close())

const sha = 'b'.repeat(40)
function failedRun(more: Partial<Parameters<GithubApi['addRun']>[0]> = {}): void {
  api.jobs.length = 0
  api.addRun({ id: 100, startedAt: start - 600_000, conclusion: 'failure', branch: 'topic', sha, ...more })
  const jobs = [
    [1001, 'build', 'failure'],
    [1002, 'test', 'cancelled'],
    [1003, 'lint', 'success'],
  ] as const
  for (const [id, name, conclusion] of jobs)
    api.addJob({ id, run: 100, attempt: more.attempt ?? 1, name, conclusion, startedAt: start - 590_000, steps: [] })
  api.branches.set('topic', sha)
}

const decision: DecisionOf<'rerun'> = {
  kind: 'rerun',
  because: 'a network failure, passed on retry 13 of 14 times',
  jobs: ['1001'],
  signatures: ['s'],
  debug: false,
  waitSeconds: 0,
}

async function rerun(
  more: Partial<DecisionOf<'rerun'>> = {},
  between: () => void = () => {},
  patience: { readonly timeoutMs?: number } = {},
) {
  const opened = open(api, { run: 999, named: { run: '100' }, ...patience })
  const snapshot = await opened.platform.snapshot()
  between()
  return { ...opened, outcome: await opened.platform.rerun?.({ ...decision, ...more }, snapshot) }
}

test('all failed jobs, in one request', async () => {
  const { outcome, troubles } = await rerun()
  expect(outcome).toMatchObject({ decision: 'rerun', target: 'build', state: 'done' })
  expect(api.reruns).toEqual([{ run: 100, debug: false }])
  expect(troubles).toEqual([])
})

test('the push of a tag, while the tag is where it was', async () => {
  const tagged = (): void => {
    failedRun({ event: 'push' })
    api.branches.delete('topic')
    api.tags.set('topic', sha)
  }
  tagged()
  expect((await rerun()).outcome).toMatchObject({ state: 'done' })
  tagged()
  const moved = await rerun({}, () => api.tags.set('topic', 'c'.repeat(40)))
  expect(moved.outcome).toMatchObject({ state: 'skipped', detail: expect.stringContaining('no longer the head') })
})

test('with debug logging', async () => {
  await rerun({ debug: true })
  expect(api.reruns).toEqual([{ run: 100, debug: true }])
})

test('the one job that is wanted, where others failed too; but never a part of several', async () => {
  api.addJob({ id: 1004, run: 100, name: 'deploy', conclusion: 'failure', startedAt: start, steps: [] })
  await rerun()
  expect(api.reruns).toEqual([{ job: 1001, debug: false }])
  failedRun()
  for (const id of [1004, 1005])
    api.addJob({ id, run: 100, name: `${id}`, conclusion: 'failure', startedAt: start, steps: [] })
  expect((await rerun({ jobs: ['1001', '1004'] })).outcome?.state).toBe('skipped')
  expect(api.reruns).toHaveLength(1)
})

test('waits as told, within the step’s time', async () => {
  expect((await rerun({ waitSeconds: 8 })).slept).toEqual([8000])
  failedRun()
  expect((await rerun({ waitSeconds: 600 })).slept).toEqual([50_000])
})

describe('right before the call it looks again, and leaves it', () => {
  const head = { sha, ref: 'topic', owner: 'o' }
  test.each<[string, () => void, RegExp]>([
    ['when the branch has moved on', () => api.branches.set('topic', 'c'.repeat(40)), /no longer the head/],
    ['when the branch is gone', () => api.branches.delete('topic'), /no longer the head/],
    ['when another attempt is there', () => failedRun({ attempt: 2 }), /attempt 2 exists/],
    [
      'when the run is in progress again',
      () => failedRun({ status: 'in_progress', conclusion: null }),
      /in progress again/,
    ],
    ['in a merge queue', () => failedRun({ event: 'merge_group' }), /merge queue/],
    ['when the run is of another commit', () => failedRun({ sha: 'd'.repeat(40) }), /another commit/],
    ['when the run was deleted', () => api.runs.delete(100), /could not be checked/],
    [
      'when the pull request is closed',
      () => {
        failedRun({ event: 'pull_request', pulls: [7] })
        api.pulls.push({ number: 7, state: 'closed', head })
      },
      /no longer the head/,
    ],
    [
      'when the pull request has new commits',
      () => {
        failedRun({ event: 'pull_request', pulls: [7] })
        api.pulls.push({ number: 7, state: 'open', head: { ...head, sha: 'e'.repeat(40) } })
      },
      /no longer the head/,
    ],
    [
      'when no open pull request of the fork has it as its head',
      () => failedRun({ event: 'pull_request', head: 'fork/r' }),
      /no longer the head/,
    ],
  ])('%s', async (_, change, because) => {
    const { outcome, troubles } = await rerun({}, change)
    expect(outcome).toMatchObject({ state: 'skipped', detail: expect.stringMatching(because) })
    expect(api.log.filter((call) => call.startsWith('POST'))).toEqual([])
    expect(troubles).toEqual([])
  })

  test('but does it where a pull request is open at this head, its own or a fork’s', async () => {
    api.pulls.push({ number: 7, state: 'open', head }, { number: 8, state: 'open', head: { ...head, owner: 'fork' } })
    expect((await rerun({}, () => failedRun({ event: 'pull_request', pulls: [7] }))).outcome?.state).toBe('done')
    failedRun()
    expect((await rerun({}, () => failedRun({ event: 'pull_request', head: 'fork/r' }))).outcome?.state).toBe('done')
  })

  test('what cannot be looked at is left, and the permission named', async () => {
    const forbid = () => {
      failedRun({ event: 'pull_request', pulls: [7] })
      api.fault = (call) => (call.includes('/pulls') ? { status: 403, message: 'Resource not accessible' } : undefined)
    }
    const { outcome, troubles } = await rerun({}, forbid)
    expect(outcome).toMatchObject({ state: 'skipped', detail: expect.stringContaining('unknown') })
    expect(troubles).toMatchObject([{ advice: expect.stringContaining('pull-requests: read') }])
  })

  test('a decision that names no job is none', async () => {
    expect((await rerun({ jobs: [] })).outcome?.state).toBe('skipped')
    expect(api.reruns).toEqual([])
  })
})

describe('with caches cleared', () => {
  const caches = () => {
    const keys = ['node-cache-Linux-x64-npm-1f', 'pipeline-guard-snapshot-1', 'build-output-5', 'Linux-gradle-9a']
    api.caches.length = 0
    api.caches.push(...keys.map((key, index) => ({ id: index + 1, key, ref: 'refs/heads/topic' })))
    api.caches.push({ id: 9, key: 'node-cache-main', ref: 'refs/heads/main' })
  }

  test('the dependency caches of its own branch go first, all others stay', async () => {
    caches()
    const { outcome } = await rerun({ clearCaches: true })
    expect(outcome).toMatchObject({
      state: 'done',
      detail: expect.stringContaining('2 dependency caches of refs/heads/topic'),
    })
    expect(api.caches.map(({ id }) => id)).toEqual([2, 3, 9])
    const writes = api.log.filter((call) => !call.startsWith('GET')).map((call) => call.split(' ')[0])
    expect(writes).toEqual(['DELETE', 'DELETE', 'POST'])
  })

  test('never the default branch’s for another branch’s log', async () => {
    caches()
    api.caches.splice(0, 4)
    const { outcome } = await rerun({ clearCaches: true })
    expect(outcome?.detail).not.toContain('deleted')
    expect(api.caches).toHaveLength(1)
  })

  test('nothing is deleted where there is an objection, or without the word', async () => {
    caches()
    await rerun({ clearCaches: true }, () => api.branches.set('topic', 'c'.repeat(40)))
    failedRun()
    await rerun()
    expect(api.caches).toHaveLength(5)
  })

  test('what cannot be deleted does not stop the rerun', async () => {
    caches()
    // Writes are a second apart: one refusal is enough.
    api.caches.splice(4)
    const forbid = () => {
      api.fault = (call) =>
        call.startsWith('DELETE') ? { status: 403, message: 'Resource not accessible' } : undefined
    }
    const { outcome, troubles } = await rerun({ clearCaches: true }, forbid)
    expect(outcome?.state).toBe('done')
    expect(troubles.map(({ code }) => code)).toEqual(['github-permission-actions-write'])
  })
})

describe('refusals', () => {
  const posting = (status: number, message: string, headers: Record<string, string> = {}) => {
    api.fault = (call) => (call.startsWith('POST') ? { status, message, headers } : undefined)
  }

  test.each([
    ['This workflow is already running'],
    ['The workflow run containing this job is already running'],
    ['This workflow run cannot be retried'],
    ['Unable to retry this workflow run because it was created over a month ago'],
  ])('403 “%s” is no fault of the token', async (message) => {
    const { outcome, troubles } = await rerun({}, () => posting(403, message))
    expect(outcome?.state).toBe('skipped')
    expect(troubles).toEqual([])
  })

  test('any other 403 is a missing permission, and says which', async () => {
    api.mayWrite = false
    const { outcome, troubles } = await rerun()
    expect(outcome).toMatchObject({ state: 'failed', detail: expect.stringContaining('not accessible by integration') })
    expect(troubles).toMatchObject([
      { code: 'github-permission-actions-write', advice: expect.stringContaining('actions: write') },
    ])
  })

  test.each([
    [404, 'github-not-found'],
    [409, 'github-rejected'],
    [422, 'github-rejected'],
    [500, 'github-server'],
  ])('%i fails, is told, and is not repeated', async (status, code) => {
    const { outcome, troubles } = await rerun({}, () => posting(status, 'as told'))
    expect(outcome?.state).toBe('failed')
    expect(troubles.map((trouble) => trouble.code)).toEqual([code])
    expect(api.log.filter((call) => call.startsWith('POST'))).toHaveLength(1)
  })

  test('429 that wants longer than it is worth', async () => {
    const { outcome, troubles } = await rerun({}, () => posting(429, 'secondary rate limit', { 'retry-after': '90' }))
    expect(outcome?.state).toBe('failed')
    expect(troubles.map((trouble) => trouble.code)).toEqual(['github-rate-limit'])
  })
})

describe('the day’s budget of the repository', () => {
  /** A run of any workflow, started again so many hours ago by so-and-so. */
  const again = (id: number, given: { attempt?: number; ago?: number; who?: string; path?: string } = {}) =>
    api.runs.set(id, {
      ...api.addRun({
        id,
        attempt: given.attempt ?? 2,
        startedAt: start - (given.ago ?? 1) * 3_600_000,
        path: given.path ?? '.github/workflows/other.yml',
      }),
      triggering_actor: { login: given.who ?? 'github-actions[bot]' },
    })
  const over = /^\d+ reruns in this repository within 24 hours; daily-reruns is 2$/

  test('counts reruns of all workflows within 24 hours, whatever their attempts', async () => {
    again(1)
    again(2, { ago: 25 })
    expect((await rerun({ dailyReruns: 2 })).outcome?.state).toBe('done')
    failedRun()
    again(3, { path: '.github/workflows/docs.yml' })
    expect((await rerun({ dailyReruns: 2 })).outcome).toMatchObject({
      state: 'skipped',
      detail: expect.stringMatching(over),
    })
    api.runs.delete(3)
    again(1, { attempt: 3 })
    expect((await rerun({ dailyReruns: 2 })).outcome?.detail).toMatch(over)
    expect(api.reruns).toHaveLength(1)
  })

  test('what people asked for by hand does not count, unless the token is a person’s too', async () => {
    for (const id of [1, 2, 3]) again(id, { who: 'ada' })
    const bot = open(api, { run: 999, named: { run: '100' }, config: { githubToken: 'ghs_job' } })
    const seen = await bot.platform.snapshot()
    expect((await bot.platform.rerun?.({ ...decision, dailyReruns: 2 }, seen))?.state).toBe('done')
    failedRun()
    const person = open(api, { run: 999, named: { run: '100' }, config: { githubToken: 'github_pat_x' } })
    expect(
      (await person.platform.rerun?.({ ...decision, dailyReruns: 2 }, await person.platform.snapshot()))?.detail,
    ).toMatch(over)
  })

  test('two that act at the same time overspend it by one at the most', async () => {
    again(1)
    for (const id of [100, 101]) {
      api.addRun({ id, startedAt: start - 600_000, conclusion: 'failure', branch: 'topic', sha })
      api.addJob({
        id: id * 10 + 1,
        run: id,
        name: 'build',
        conclusion: 'failure',
        startedAt: start - 590_000,
        steps: [],
      })
    }
    const ask = async (id: number) => {
      const { platform } = open(api, { run: 900 + id, named: { run: String(id) } })
      return platform.rerun?.({ ...decision, jobs: [`${id * 10 + 1}`], dailyReruns: 2 }, await platform.snapshot())
    }
    const states = (await Promise.all([ask(100), ask(101)])).map((outcome) => outcome?.state)
    expect(states).toContain('done')
    expect(1 + api.reruns.length).toBeLessThanOrEqual(3)
    failedRun({ id: 102 })
    expect((await ask(102))?.state).toBe('skipped')
  })

  test('where a thousand runs do not reach back a day, what they show is taken for the rest', async () => {
    for (let id = 2000; id < 3100; id++) api.addRun({ id, startedAt: start - (3100 - id) * 40_000 })
    again(3099, { attempt: 2, ago: 0.01 })
    again(3098, { attempt: 2, ago: 0.02 })
    const { outcome } = await rerun({ dailyReruns: 4 })
    expect(outcome?.detail).toBe('5 reruns in this repository within 24 hours; daily-reruns is 4')
    expect(api.log.filter((call) => call.includes('/actions/runs?'))).toHaveLength(10)
  })

  test.each([
    [403, 'github-permission-actions-read'],
    [404, 'github-not-found'],
    [500, 'github-server'],
  ])('a list that cannot be had (%i) is no leave to rerun', async (status, code) => {
    const { outcome, troubles } = await rerun({ dailyReruns: 2 }, () => {
      api.fault = (call) => (call.includes('/actions/runs?') ? { status, message: 'as told' } : undefined)
    })
    expect(outcome).toMatchObject({ state: 'skipped', detail: expect.stringContaining('unknown') })
    expect(troubles.map((trouble) => trouble.code)).toEqual([code])
    expect(api.reruns).toEqual([])
  })
})

test('a rerun that is not answered in time may have been heard: it is told, and not repeated', async () => {
  const silent = (): void => {
    api.fault = (call) => (call.startsWith('POST') ? { slowMs: 4000 } : undefined)
  }
  const { outcome, troubles } = await rerun({}, silent, { timeoutMs: 700 })
  expect(outcome?.state).toBe('failed')
  expect(troubles.map((trouble) => trouble.code)).toEqual(['github-unreachable'])
  expect(api.log.filter((call) => call.startsWith('POST'))).toHaveLength(1)
})

describe('dispatch', () => {
  const heal: DecisionOf<'dispatch'> = {
    kind: 'dispatch',
    because: 'disk full',
    workflow: '.github/workflows/heal.yml',
    inputs: { rule: 'disk' },
  }
  const send = async (given: DecisionOf<'dispatch'>) => {
    const opened = open(api, { run: 999, named: { run: '100' } })
    api.runs.set(100, { ...api.runs.get(100), repository: { full_name: 'o/r', default_branch: 'main' } })
    return { ...opened, outcome: await opened.platform.dispatch?.(given, await opened.platform.snapshot()) }
  }

  test('starts a workflow of this repository on its default branch', async () => {
    expect((await send(heal)).outcome?.state).toBe('done')
    expect(api.dispatches).toEqual([{ workflow: 'heal.yml', body: { ref: 'main', inputs: { rule: 'disk' } } }])
  })

  test('nothing but a workflow file can be named', async () => {
    for (const workflow of ['../../../user/repos', 'heal', 'https://evil.example/a.yml', '77'])
      expect((await send({ ...heal, workflow })).outcome?.state).toBe('skipped')
    expect(api.dispatches).toEqual([])
  })

  test('without the permission it says so', async () => {
    api.mayWrite = false
    const { outcome, troubles } = await send(heal)
    expect(outcome?.state).toBe('failed')
    expect(troubles.map((trouble) => trouble.code)).toEqual(['github-permission-actions-write'])
  })
})
