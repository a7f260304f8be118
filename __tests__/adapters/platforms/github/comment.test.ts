import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { createGithubComment } from '../../../../src/adapters/platforms/github/comment.js'
import type { CommentMode } from '../../../../src/config/inputs.js'
import type { Trouble } from '../../../../src/core/model/index.js'
import type { PullRequestComment } from '../../../../src/core/report/comment/index.js'
import { type GithubApi, startGithubApi } from '../../../support/github-api.js'

let api: GithubApi
let troubles: Trouble[]
const sha = 'c'.repeat(40)
const bot = { login: 'github-actions[bot]', type: 'Bot' }

beforeEach(async () => {
  api = await startGithubApi()
  troubles = []
  api.pulls.push({ number: 7, state: 'open', head: { sha, ref: 'topic', owner: 'ada' } })
})
afterEach(() => api.close())

interface Told extends Partial<PullRequestComment> {
  readonly mode?: CommentMode
  readonly event?: string
}

function say({ mode = 'on-change', event = 'pull_request', ...told }: Told): Promise<void> {
  const comment: PullRequestComment = {
    markdown: 'bad',
    isWell: false,
    isPullRequest: true,
    pullRequest: 7,
    sha,
    headRepository: 'o/r',
    workflow: '.github/workflows/ci.yml',
    ...told,
  }
  const options = {
    mode,
    token: 'ghs_token',
    env: api.env(100, { GITHUB_EVENT_NAME: event }),
    troubles: { add: (trouble: Trouble) => void troubles.push(trouble), all: () => troubles },
  }
  const shown = { markdown: '', text: '', annotations: [], outputs: {}, json: '', comment }
  return createGithubComment({ ...options, pauseMs: 1 }).show(shown)
}
const bodies = () => api.comments.map(({ body }) => body.split('\n').slice(1).join('\n'))
const writes = () => api.log.filter((call) => !call.startsWith('GET'))

test('written once something is wrong, updated in place, one line when all is well; said once', async () => {
  await say({ isWell: true, markdown: 'well' })
  expect(api.comments).toEqual([])
  await say({})
  await say({ markdown: 'worse' })
  expect(bodies()).toEqual(['worse'])
  await say({ isWell: true, markdown: 'well' })
  await say({ isWell: true, markdown: 'well' })
  expect(bodies()).toEqual(['well'])
  expect(writes()).toHaveLength(3)
})

test('each workflow has a comment of its own; `always` writes a line on a quiet pull request', async () => {
  await say({})
  await say({ workflow: '.github/workflows/docs.yml', mode: 'always', isWell: true, markdown: 'docs' })
  expect(bodies()).toEqual(['bad', 'docs'])
})

test('a stranger’s comment that bears the marker is not taken for ours', async () => {
  await say({})
  const [own] = api.comments
  api.comments.splice(0, 1, { id: 1, issue: 7, body: own?.body ?? '', user: { login: 'eve', type: 'User' } })
  await say({ markdown: 'worse' })
  expect(api.comments.map(({ user }) => user.login)).toEqual(['eve', bot.login])
})

test('what is said of an older commit or a closed pull request is not written', async () => {
  await say({ sha: 'd'.repeat(40) })
  api.pulls.splice(0, 1, { number: 7, state: 'closed', head: { sha, ref: 'topic', owner: 'ada' } })
  await say({})
  expect(writes()).toEqual([])
})

test('a fork’s own run leaves it; the companion finds its pull request by where the commit came from', async () => {
  const fork = { headRepository: 'ada/r', branch: 'topic' }
  await say(fork)
  expect(api.log).toEqual([])
  const { comments } = api
  await say({ ...fork, pullRequest: undefined as never, event: 'workflow_run' })
  expect(comments.map(({ issue }) => issue)).toEqual([7])
})

test('no pull request, no mode: nothing is asked; without the permission one trouble names it', async () => {
  await say({ isPullRequest: false })
  await say({ mode: 'off' })
  expect(api.log).toEqual([])
  api.mayWrite = false
  await say({})
  expect(troubles).toMatchObject([{ code: 'github-permission-pull-requests-write' }])
  expect(troubles[0]?.advice).toContain('pull-requests: write')
})
