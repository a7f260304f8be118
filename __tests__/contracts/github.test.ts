/**
 * What is asked of GitHub exists, with its parameters, in GitHub’s own descriptions of github.com and two releases of Enterprise
 * Server; what the loopback service answers has their names, and every field that is read is there (scripts/contracts.mjs).
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import { createGithubComment } from '../../src/adapters/platforms/github/comment.js'
import * as shapes from '../../src/adapters/platforms/github/shapes.js'
import type { DecisionOf } from '../../src/core/model/index.js'
import { open, start } from '../adapters/platforms/github/open.js'
import { type GithubApi, startGithubApi } from '../support/github-api.js'

jest.setTimeout(60_000)

interface Route {
  readonly query: readonly string[]
  readonly body: readonly string[]
  readonly statuses: readonly string[]
  readonly answer: readonly string[]
}
type Descriptions = Readonly<Record<string, { readonly routes: Readonly<Record<string, Route>> }>>
const descriptions = JSON.parse(
  readFileSync(join(process.cwd(), '__tests__/fixtures/github/openapi.json'), 'utf8'),
) as Descriptions
const names = Object.keys(descriptions)

let api: GithubApi
const sha = 'b'.repeat(40)
const rerun: DecisionOf<'rerun'> = {
  kind: 'rerun',
  because: 'network',
  jobs: ['1001'],
  signatures: ['s'],
  debug: true,
  waitSeconds: 0,
  clearCaches: true,
  dailyReruns: 50,
}

/** One of everything the step, the companion and a rerun ask for. */
beforeAll(async () => {
  api = await startGithubApi()
  const run = { id: 100, startedAt: start - 600_000, conclusion: 'failure', branch: 'topic', sha }
  api.addRun(run)
  api.addRun({ ...run, id: 90, event: 'push', branch: 'main' })
  api.addJob({ id: 1001, run: 100, name: 'build', conclusion: 'failure', startedAt: start - 590_000, steps: [] })
  api.branches.set('topic', sha)
  api.caches.push({ id: 1, key: 'npm-1', ref: 'refs/heads/topic' })
  api.logs.set(1001, 'error\n')
  const inside = open(api, { config: { checkRunId: '1001' } }).platform
  await inside.snapshot()
  await inside.trustedFile?.('.github/pipeline-guard.yml')
  await inside.backfill({ runs: 100, jobListings: 1 })
  const companion = open(api, { run: 999, named: { run: '100' } }).platform
  const snapshot = await companion.snapshot()
  for (const job of snapshot.jobs) await companion.log(job)
  await companion.rerun?.(rerun, snapshot)
  await companion.dispatch?.({ kind: 'dispatch', because: 'x', workflow: 'heal.yml', inputs: {} }, snapshot)
  api.addRun({ ...run, event: 'push', branch: 'v1' })
  api.branches.delete('topic')
  api.tags.set('v1', sha)
  const comment = createGithubComment({
    mode: 'always',
    token: 'ghs_token',
    env: api.env(100),
    troubles: { add: () => undefined, all: () => [] },
  })
  api.pulls.push({ number: 7, state: 'open', head: { sha, ref: 'topic', owner: 'o' } })
  const said = { isWell: true, isPullRequest: true, pullRequest: 7, sha, workflow: '.github/workflows/ci.yml' }
  const shown = { markdown: '', text: '', annotations: [], outputs: {}, json: '' }
  for (const markdown of ['a', 'b']) await comment.show({ ...shown, comment: { ...said, markdown } })
  const tagged = open(api, { run: 999, named: { run: '100' } }).platform
  await tagged.rerun?.({ ...rerun, clearCaches: false }, await tagged.snapshot())
})
afterAll(() => api.close())

/** Gitea pages by `limit`, so both words are sent; GitHub ignores it. */
const extra = new Set(['limit'])

function routeOf(call: string, routes: Readonly<Record<string, Route>>) {
  const [method = '', address = ''] = call.split(' ')
  const url = new URL(address, 'http://x')
  const fits = Object.entries(routes).filter(([route]) => {
    const [verb, path = ''] = route.split(' ')
    // A path and a ref hold slashes.
    const pattern = path.replace(/\{(?:path|ref)\}/g, '.+').replace(/\{[^}]+\}/g, '[^/]+')
    return verb === method && new RegExp(`^${pattern}$`).test(url.pathname)
  })
  // The one with the fewest blanks, as GitHub’s own routing has it.
  const [route] = fits.toSorted(([a], [b]) => a.split('{').length - b.split('{').length)
  return { url, route }
}

describe.each(names)('%s', (name) => {
  const routes = descriptions[name]?.routes ?? {}

  test('every request exists, with its parameters', () => {
    const calls = [...new Set(api.log)].filter((call) => !call.includes('/_storage/'))
    expect(calls.length).toBeGreaterThan(12)
    const faults = calls.flatMap((call) => {
      const { url, route } = routeOf(call, routes)
      if (route === undefined) return [`no such route: ${call}`]
      const unknown = [...url.searchParams.keys()].filter((key) => !extra.has(key) && !route[1].query.includes(key))
      return unknown.map((key) => `${route[0]} has no parameter ${key}`)
    })
    expect(faults).toEqual([])
  })

  test('the loopback service answers in their names', async () => {
    const reads = [...new Set(api.log)].filter((call) => call.startsWith('GET') && !/_storage|\/logs$/.test(call))
    for (const call of reads) {
      const { url, route } = routeOf(call, routes)
      const response = await fetch(`${api.url}${url.pathname}${url.search}`)
      if (response.status !== 200 || route === undefined) continue
      const answer: unknown = await response.json()
      const top = Array.isArray(answer) ? (answer[0] ?? {}) : answer
      const prefix = Array.isArray(answer) ? '[].' : ''
      const unknown = Object.keys(top as object).filter(
        (key) => !/_url$|^url$/.test(key) && !route[1].answer.includes(prefix + key),
      )
      // Of the mould, a recorded answer: fields GitHub has taken out of its descriptions since.
      expect({ call, unknown }).toEqual({ call, unknown: [] })
    }
  })

  test.each([
    ['runShape', 'GET /repos/{owner}/{repo}/actions/runs/{run_id}', ''],
    ['jobShape', 'GET /repos/{owner}/{repo}/actions/runs/{run_id}/jobs', 'jobs[].'],
    ['repositoryShape', 'GET /repos/{owner}/{repo}', ''],
    ['pullShape', 'GET /repos/{owner}/{repo}/pulls/{pull_number}', ''],
    ['contentShape', 'GET /repos/{owner}/{repo}/contents/{path}', ''],
    ['refShape', 'GET /repos/{owner}/{repo}/git/ref/{ref}', ''],
    ['jobListShape', 'GET /repos/{owner}/{repo}/actions/runs/{run_id}/jobs', ''],
    ['runListShape', 'GET /repos/{owner}/{repo}/actions/runs', ''],
  ] as const)('every field of %s that is read exists', (shape, route, prefix) => {
    const known = new Set(routes[route]?.answer)
    // Gitea’s word for the start of a run.
    const fields = Object.keys(shapes[shape].shape).filter((field) => !(shape === 'runShape' && field === 'started_at'))
    expect(fields.filter((field) => !known.has(prefix + field))).toEqual([])
  })
})
