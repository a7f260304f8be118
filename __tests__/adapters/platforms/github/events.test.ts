/** Whose run it is: every kind of event as GitHub’s own examples of payloads have it, with a pull request of the same head open. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { runShape } from '../../../../src/adapters/platforms/github/shapes.js'
import { runOf } from '../../../../src/adapters/platforms/github/translate.js'
import { recordRun } from '../../../../src/core/collect/record.js'
import { eventClass, isPullRequest } from '../../../../src/core/run/trust.js'
import { type GithubApi, startGithubApi } from '../../../support/github-api.js'
import { rawRun } from '../../../support/github-shapes.js'
import { eventFile, open, start } from './open.js'

const payloads = JSON.parse(
  readFileSync(join(process.cwd(), '__tests__/fixtures/github/events.json'), 'utf8'),
) as Readonly<Record<string, Readonly<Record<string, unknown>>>>

let api: GithubApi
beforeEach(async () => {
  api = await startGithubApi()
})
afterEach(() => api.close())

const merging = 'gh-readonly-queue/main/pr-104-929f8209d40f77f4abc622a499c93a83babdbe64'
const kinds = [
  { payload: 'push of a branch', event: 'push', ref: 'refs/heads/release/2', branch: 'release/2', of: 'push' },
  { payload: 'push of a tag', event: 'push', ref: 'refs/tags/simple-tag', branch: 'simple-tag', of: 'push' },
  { payload: 'merge_group', event: 'merge_group', ref: `refs/heads/${merging}`, branch: merging, of: 'merge-group' },
  { payload: 'workflow_dispatch', event: 'workflow_dispatch', ref: 'refs/heads/main', branch: 'main', of: 'manual' },
  {
    payload: 'repository_dispatch',
    event: 'repository_dispatch',
    ref: 'refs/heads/main',
    branch: 'main',
    of: 'manual',
  },
  { payload: 'workflow_dispatch', event: 'schedule', ref: 'refs/heads/main', branch: 'main', of: 'schedule' },
  { payload: 'release', event: 'release', ref: 'refs/tags/simple-tag', branch: 'simple-tag', of: 'other' },
] as const

test.each(kinds)(
  '$event ($ref) is no pull request, whatever the API lists',
  async ({ payload, event, ref, branch, of }) => {
    api.addRun({
      id: 100,
      startedAt: start - 300_000,
      status: 'in_progress',
      conclusion: null,
      event,
      branch,
      pulls: [7],
    })
    const file = await eventFile(payloads[payload])
    const set = { GITHUB_EVENT_NAME: event, GITHUB_EVENT_PATH: file, GITHUB_REF: ref, GITHUB_REF_NAME: branch }
    const record = recordRun(await open(api, { set }).platform.snapshot())
    expect(record.run.value).toMatchObject({ event, branch })
    expect(record.run.value.pullRequest).toBeUndefined()
    expect(isPullRequest(record)).toBe(false)
    expect(eventClass(record.run.value.event)).toBe(of)
  },
)

test.each(['pull_request', 'pull_request_review'])('%s is one, by its payload and by the API', async (event) => {
  api.addRun({ id: 100, startedAt: start - 300_000, event, branch: 'changes', pulls: [2] })
  const file = await eventFile(payloads[event])
  const set = {
    GITHUB_EVENT_NAME: event,
    GITHUB_EVENT_PATH: file,
    GITHUB_REF_NAME: '2/merge',
    GITHUB_HEAD_REF: 'changes',
  }
  const inside = recordRun(await open(api, { set }).platform.snapshot())
  expect(inside.run.value).toMatchObject({ pullRequest: 2, branch: 'changes' })
  expect(
    runOf(runShape.parse(rawRun({ repository: 'o/r', id: 1, startedAt: start, event, pulls: [2] }))).pullRequest,
  ).toBe(2)
})

test('a companion believes the list of pull requests no more: GitHub’s own example of a dispatch bears one', () => {
  const run = runShape.parse(payloads['workflow_run with a pull request of that head']?.['workflow_run'])
  expect(run.pull_requests).toHaveLength(1)
  expect(runOf(run)).toMatchObject({ event: 'repository_dispatch', branch: 'master' })
  expect(runOf(run).pullRequest).toBeUndefined()
})
