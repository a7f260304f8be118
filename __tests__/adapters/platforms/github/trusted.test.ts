import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { type GithubApi, startGithubApi } from '../../../support/github-api.js'
import { eventFile, open } from './open.js'

let api: GithubApi
beforeEach(async () => {
  api = await startGithubApi()
  for (const ref of ['main', 'topic', 'release', 'refs/pull/7/merge'])
    api.files.set(`${ref}:.github/pipeline-guard.yml`, `# ${ref} ünïcode\n`)
})
afterEach(() => api.close())

const read = async (set: Readonly<Record<string, string>>, path = '.github/pipeline-guard.yml') =>
  open(api, { set }).platform.trustedFile?.(path)

test('of a push: its own ref', async () => {
  expect(await read({ GITHUB_REF: 'refs/heads/topic' })).toEqual({ kind: 'ok', value: '# topic ünïcode\n' })
})

test('of a pull request, of this repository or a fork: the base branch, never what it brings along', async () => {
  const set = {
    GITHUB_EVENT_NAME: 'pull_request',
    GITHUB_REF: 'refs/pull/7/merge',
    GITHUB_HEAD_REF: 'topic',
    GITHUB_BASE_REF: 'release',
  }
  expect(await read(set)).toEqual({ kind: 'ok', value: '# release ünïcode\n' })
})

test('of a review, whose ref is the pull request’s merge: the default branch', async () => {
  const set = { GITHUB_EVENT_NAME: 'pull_request_review', GITHUB_REF: 'refs/pull/7/merge' }
  expect(await read(set)).toEqual({ kind: 'ok', value: '# main ünïcode\n' })
})

test('of a merge group: the branch it is to be merged into', async () => {
  const GITHUB_EVENT_PATH = await eventFile({ merge_group: { base_ref: 'refs/heads/release' } })
  const set = {
    GITHUB_EVENT_NAME: 'merge_group',
    GITHUB_REF: 'refs/heads/gh-readonly-queue/release/pr-7',
    GITHUB_EVENT_PATH,
  }
  expect(await read(set)).toEqual({ kind: 'ok', value: '# release ünïcode\n' })
})

test('from outside the run: the default branch', async () => {
  expect(await read({ GITHUB_EVENT_NAME: 'workflow_run', GITHUB_REF: 'refs/heads/topic' })).toEqual({
    kind: 'ok',
    value: '# main ünïcode\n',
  })
})

test('one that is not there is missing; one that cannot be read is corrupt, with the permission to add', async () => {
  expect(await read({}, 'no/such.yml')).toEqual({ kind: 'missing' })
  api.fault = () => ({ status: 403, message: 'Resource not accessible by integration' })
  const { platform, troubles } = open(api)
  expect(await platform.trustedFile?.('a.yml')).toEqual({
    kind: 'corrupt',
    reason: expect.stringContaining('not accessible'),
  })
  expect(troubles[0]).toMatchObject({ code: 'github-permission-contents-read' })
})

test('a directory, a submodule or a file too large is corrupt', async () => {
  api.fault = () => ({ body: '[{"type":"file"}]' })
  expect((await read({}))?.kind).toBe('corrupt')
  api.fault = () => ({ body: '{"type":"file","encoding":"none","content":""}' })
  expect((await read({}))?.kind).toBe('corrupt')
})

test('a path is a path, whatever is in it', async () => {
  api.files.set('main:a b/ü?x=1&ref=topic.yml', 'ok')
  expect(await read({}, 'a b/ü?x=1&ref=topic.yml')).toEqual({ kind: 'ok', value: 'ok' })
  await read({}, '../../../user')
  expect(api.log.at(-1)).not.toMatch(/^GET \/user/)
})
