/** What GitLab answers to a retry, and what is looked at right before it. */
import { beforeEach, expect, test } from '@jest/globals'
import { createRest } from '../../../../src/adapters/http/rest.js'
import { retryJobs } from '../../../../src/adapters/platforms/gitlab/rerun.js'
import type { DecisionOf, Snapshot } from '../../../../src/core/model/index.js'

const base = 'https://gitlab.example.org/api/v4'
const project = `${base}/projects/7`
const failed = [{ id: 103, name: 'lint', status: 'failed', stage: 'test', created_at: '2026-01-01T00:00:00Z' }]

type Reply = { readonly status: number; readonly body?: unknown; readonly headers?: Record<string, string> } | 'slow'
let replies: Record<string, Reply>
let posted: string[]
beforeEach(() => {
  posted = []
  replies = {
    '/merge_requests/5': { status: 200, body: { state: 'opened', sha: 'abc' } },
    '/repository/branches/main': { status: 200, body: { commit: { id: 'abc' } } },
    '/pipelines/41/jobs': { status: 200, body: failed },
    '/jobs/103/retry': { status: 201, body: { id: 104 } },
  }
})
const rest = () =>
  createRest({
    base,
    headers: {},
    budget: 20,
    pauseMs: 1,
    timeoutMs: 50,
    fetch: async (url, init = {}) => {
      const path = new URL(url).pathname.replace('/api/v4/projects/7', '')
      if (init.method === 'POST') posted.push(path)
      const reply = replies[path] ?? { status: 404 }
      if (reply === 'slow') throw Object.assign(new Error('timed out'), { name: 'TimeoutError' })
      const json = { 'content-type': 'application/json', ...reply.headers }
      return new Response(JSON.stringify(reply.body ?? { message: `${reply.status} no` }), {
        status: reply.status,
        headers: json,
      })
    },
  })
const decision: DecisionOf<'rerun'> = {
  kind: 'rerun',
  because: 'a network failure',
  jobs: ['103'],
  signatures: ['s'],
  debug: false,
  waitSeconds: 0,
}
const retry = (run: Snapshot['run'] = { branch: 'main', sha: 'abc' }) =>
  retryJobs(rest(), project, decision, {
    key: { host: 'gitlab.example.org', repository: 'o/r', workflow: '.gitlab-ci.yml', run: '41', attempt: 1 },
    observedAt: '2026-01-01T00:00:00Z',
    status: 'completed',
    source: 'api',
    run,
    jobs: [],
  })

test('a merge request is looked at instead of the branch', async () => {
  const run = { branch: 'topic', sha: 'abc', pullRequest: 5 }
  expect(await retry(run)).toMatchObject({ state: 'done' })
  replies['/merge_requests/5'] = { status: 200, body: { state: 'opened', sha: 'def' } }
  expect(await retry(run)).toMatchObject({ state: 'skipped', detail: expect.stringContaining('moved on') })
  replies['/merge_requests/5'] = { status: 200, body: { state: 'merged', sha: 'abc' } }
  expect(await retry(run)).toMatchObject({ state: 'skipped', detail: expect.stringContaining('not open') })
  replies['/merge_requests/5'] = { status: 404 }
  expect(await retry(run)).toMatchObject({ state: 'failed', detail: expect.stringContaining('could not be checked') })
  expect(posted).toHaveLength(1)
})

test.each<[string, Reply, string, RegExp]>([
  [
    '403, a job that cannot be retried',
    { status: 403, body: { message: '403 Forbidden - Job is not retryable' } },
    'skipped',
    /not retryable/,
  ],
  [
    '403, a token that may not',
    { status: 403, body: { message: '403 Forbidden' } },
    'failed',
    /scope `api`.*Developer/,
  ],
  ['401', { status: 401 }, 'failed', /scope `api`/],
  ['404', { status: 404 }, 'failed', /404/],
  ['409', { status: 409 }, 'skipped', /cannot be retried any more/],
  ['422', { status: 422 }, 'failed', /422/],
  ['429', { status: 429, headers: { 'retry-after': '90' } }, 'failed', /429/],
  ['500', { status: 500 }, 'failed', /500/],
  ['no answer in time', 'slow', 'failed', /no answer within/],
])('%s', async (_, reply, state, detail) => {
  replies['/jobs/103/retry'] = reply
  expect(await retry()).toMatchObject({ state, detail: expect.stringMatching(detail) })
  // What may have been heard is not said twice.
  expect(posted).toEqual(['/jobs/103/retry'])
})
