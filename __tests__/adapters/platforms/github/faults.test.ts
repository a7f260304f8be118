import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { recordRun } from '../../../../src/core/collect/record.js'
import { scopeOf } from '../../../../src/core/collect/scope.js'
import { unseenOf } from '../../../../src/core/decide/unseen.js'
import { runRecordSchema } from '../../../../src/core/model/index.js'
import { type Fault, type GithubApi, startGithubApi } from '../../../support/github-api.js'
import { lastJob, open, start } from './open.js'

let api: GithubApi
beforeEach(async () => {
  api = await startGithubApi()
  lastJob(api)
})
afterEach(() => api.close())

const always = (fault: Fault) => {
  api.fault = () => fault
}
const silent = new Set([
  'github-rate-limit',
  'github-server',
  'github-shape',
  'github-unreachable',
  'github-rejected',
  'github-token-refused',
])
const farAway = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '4000000000' }

describe.each<[string, Fault, string]>([
  [
    '403 without the permission',
    { status: 403, message: 'Resource not accessible by integration' },
    'github-permission-actions-read',
  ],
  ['401', { status: 401, message: 'Bad credentials' }, 'github-token-refused'],
  ['404', { status: 404, message: 'Not Found' }, 'github-not-found'],
  [
    '403 with the hour’s requests spent',
    { status: 403, message: 'API rate limit exceeded', headers: farAway },
    'github-rate-limit',
  ],
  [
    '403 of the secondary limit',
    { status: 403, message: 'You have exceeded a secondary rate limit', headers: { 'retry-after': '60' } },
    'github-rate-limit',
  ],
  [
    '429 that wants an hour',
    { status: 429, message: 'Too many requests', headers: { 'retry-after': '3600' } },
    'github-rate-limit',
  ],
  [
    '429 that says when in no number',
    { status: 429, headers: { 'retry-after': 'Wed, 21 Oct 2099 07:28:00 GMT' } },
    'github-rate-limit',
  ],
  ['500', { status: 500 }, 'github-server'],
  ['502 in HTML', { html: true, status: 502 }, 'github-server'],
  ['HTML instead of JSON', { html: true }, 'github-shape'],
  ['JSON that stops half-way', { body: '{"total_count": 1, "jobs": [' }, 'github-shape'],
  ['JSON of another shape', { body: '{"jobs": "none"}' }, 'github-shape'],
  ['null', { body: 'null' }, 'github-shape'],
  ['a connection that breaks', { hangUp: true }, 'github-unreachable'],
  ['a teapot', { status: 418 }, 'github-rejected'],
])('%s', (_, fault, code) => {
  test('is one trouble with advice, and a partial snapshot from the environment', async () => {
    always(fault)
    const { platform, troubles } = open(api, { config: { jobStatus: 'failed', checkRunId: '1002' } })
    const snapshot = await platform.snapshot()
    expect(snapshot).toMatchObject({
      key: { repository: 'o/r', run: '100', workflow: '.github/workflows/ci.yml', attempt: 1 },
      source: 'step',
      partial: true,
      ownJob: '1002',
      run: { event: 'push', branch: 'main', headRepository: 'o/r' },
      jobs: [{ id: '1002', name: 'pipeline-guard', status: 'in-progress', outcome: 'failed' }],
    })
    runRecordSchema.parse(recordRun(snapshot))
    expect(scopeOf(snapshot, 'auto')).toBe('job')
    expect(troubles.map((trouble) => trouble.code)).toEqual([code])
    expect(troubles[0]?.advice).not.toBe('')
    expect(troubles[0]?.message).not.toContain('Sign in')
    // Each thing asked for at most three times.
    for (const call of api.log) expect(api.log.filter((other) => other === call).length).toBeLessThanOrEqual(3)
  })

  test('leaves logs and files without; earlier runs are none only where the platform answered', async () => {
    const { platform, troubles } = open(api)
    const [, build] = (await platform.snapshot()).jobs
    always(fault)
    const asking = platform.backfill({ runs: 100, jobListings: 5 })
    // Else a run during an outage would be taken for the first there ever was.
    if (silent.has(code)) await expect(asking).rejects.toThrow()
    else expect(await asking).toEqual([])
    expect(build && (await platform.log({ ...build, status: 'completed' }))).toBeUndefined()
    expect((await platform.trustedFile?.('.github/pipeline-guard.yml'))?.kind).toBe(
      code === 'github-not-found' ? 'missing' : 'corrupt',
    )
    expect(troubles.length).toBeGreaterThan(0)
  })
})

test('what makes a run unknown is named, whatever was refused before for the same reason', async () => {
  always({ status: 502, html: true })
  const { platform, troubles } = open(api)
  await platform.trustedFile?.('.github/pipeline-guard.yml')
  const snapshot = await platform.snapshot()
  expect(troubles.map(({ message }) => message.split(' could')[0])).toEqual([
    '.github/pipeline-guard.yml',
    'The jobs of the run',
  ])
  expect(unseenOf(snapshot, troubles)).toEqual(['the jobs of this run'])
})

test('Gitea and Forgejo are called by their names', async () => {
  expect(open(api, { name: 'forgejo' }).platform.name).toBe('forgejo')
  expect(open(api).platform.name).toBe('github')
})

test('the advice for a missing permission is the exact block', async () => {
  always({ status: 403, message: 'Resource not accessible by integration' })
  const { platform, troubles } = open(api)
  await platform.snapshot()
  expect(troubles[0]?.advice).toContain('permissions:\n  actions: read\n  contents: read')
})

test('two thousand jobs are all read; more than the requests allow are said, and the run is then not seen whole', async () => {
  for (let job = 0; job < 2_000; job++)
    api.addJob({
      id: 10_000 + job,
      run: 100,
      name: `test (${job})`,
      startedAt: start - 200_000,
      steps: [{ name: 'Test', seconds: 60 }],
    })
  const whole = open(api)
  expect((await whole.platform.snapshot()).jobs).toHaveLength(2_002)
  expect(whole.troubles).toEqual([])
  const poor = open(api, { config: { requestBudget: 8 } })
  const read = (await poor.platform.snapshot()).jobs.length
  expect(read).toBeLessThan(2_002)
  expect(poor.troubles).toContainEqual(expect.objectContaining({ unseen: `${2_002 - read} of its jobs` }))
})

test('no token: nothing is asked, one trouble', async () => {
  const { platform, troubles } = open(api, { config: { githubToken: undefined } })
  expect((await platform.snapshot()).partial).toBe(true)
  await platform.backfill({ runs: 100, jobListings: 5 })
  expect(api.log).toEqual([])
  expect(troubles.map(({ code }) => code)).toEqual(['github-no-token'])
})

test('an answer that does not come is given up, once', async () => {
  always({ slowMs: 60_000 })
  const { platform, troubles } = open(api, { timeoutMs: 150 })
  expect((await platform.snapshot()).partial).toBe(true)
  expect(troubles.map(({ code }) => code)).toEqual(['github-unreachable'])
  for (const call of api.log) expect(api.log.filter((other) => other === call)).toHaveLength(1)
})

describe('a body that', () => {
  const json = { headers: { 'content-type': 'application/json' } }
  const from = (source: ConstructorParameters<typeof ReadableStream<Uint8Array>>[0]) => async () =>
    new Response(new ReadableStream(source), json)

  test('does not end in time is given up', async () => {
    const never = from({ start: (controller) => controller.enqueue(Buffer.from('{')) })
    const { platform, troubles } = open(api, { timeoutMs: 100, fetch: cancelled(never) })
    expect((await platform.snapshot()).partial).toBe(true)
    expect(troubles.map(({ code }) => code)).toEqual(['github-unreachable'])
  })

  test('does not end at all is given up for its size', async () => {
    const chunk = Buffer.alloc(4 * 1024 * 1024, ' ')
    const { platform, troubles } = open(api, { fetch: from({ pull: (controller) => controller.enqueue(chunk) }) })
    expect((await platform.snapshot()).partial).toBe(true)
    expect(troubles.map(({ code }) => code)).toEqual(['github-unreachable'])
  })

  test('breaks off is asked for again', async () => {
    let broken = 0
    const { platform, troubles } = open(api, {
      fetch: async (url, init) => {
        const broke = from({
          pull: (controller) => controller.error(new TypeError('terminated')),
        })
        return url.includes('/jobs') && broken++ === 0 ? broke() : fetch(url, init)
      },
    })
    expect((await platform.snapshot()).jobs).toHaveLength(2)
    expect(troubles).toEqual([])
  })

  /** As fetch does it: what aborts the request aborts its body. */
  function cancelled(answer: () => Promise<Response>) {
    return async (_: string, init?: RequestInit) => {
      const { body } = await answer()
      const through = new TransformStream<Uint8Array, Uint8Array>()
      body?.pipeTo(through.writable, init?.signal ? { signal: init.signal } : {}).catch(() => undefined)
      return new Response(through.readable, json)
    }
  }
})

test('a limit that is over in a moment is waited for', async () => {
  let first = true
  api.fault = (call) => {
    if (!call.includes('/jobs') || !first) return undefined
    first = false
    return { status: 403, message: 'You have exceeded a secondary rate limit', headers: { 'retry-after': '1' } }
  }
  const { platform, troubles } = open(api)
  expect((await platform.snapshot()).jobs).toHaveLength(2)
  expect(troubles).toEqual([])
})

test('a server that stumbles is asked again', async () => {
  const stumbled = new Set<string>()
  api.fault = (call) => {
    if (stumbled.has(call)) return undefined
    stumbled.add(call)
    return { status: 502 }
  }
  const { platform, troubles } = open(api)
  expect((await platform.snapshot()).jobs).toHaveLength(2)
  expect(troubles).toEqual([])
})

test('a platform that is down is not tried again at every call', async () => {
  api.fault = () => ({ status: 500 })
  const { platform } = open(api)
  await platform.snapshot()
  const before = api.log.length
  await expect(platform.backfill({ runs: 100, jobListings: 20 })).rejects.toThrow()
  await platform.trustedFile?.('a.yml')
  expect(api.log.length - before).toBe(2)
})

test('the budget counts every attempt; when it is spent the rest is done without', async () => {
  const { platform, troubles } = open(api, { config: { requestBudget: 5 } })
  api.fault = () => ({ status: 500 })
  await platform.snapshot()
  await platform.backfill({ runs: 100, jobListings: 20 })
  expect(api.log).toHaveLength(5)
  expect(troubles.map(({ code }) => code)).toContain('github-budget')
})

test('a step whose time is up asks no more', async () => {
  const { platform, troubles } = open(api, { config: { deadline: 0 } })
  expect((await platform.snapshot()).partial).toBe(true)
  expect(api.log).toEqual([])
  expect(troubles.map(({ code }) => code)).toEqual(['github-deadline'])
})

test('one job of a shape nobody knows is left out and told of, the others stand', async () => {
  api.jobs.push({ id: 'x; rm -rf /', run_id: 100, name: 'odd' })
  const { platform, troubles } = open(api)
  expect((await platform.snapshot()).jobs).toHaveLength(2)
  expect(troubles.map(({ message }) => message).join()).toContain('1 of the jobs could not be read')
})

test('a second page that fails leaves the first', async () => {
  for (let id = 1; id <= 150; id++) api.addJob({ id, run: 100, name: `job ${id}`, startedAt: 0, steps: [] })
  api.fault = (call) => (call.includes('page=2') && call.includes('/jobs') ? { status: 404 } : undefined)
  const { platform, troubles } = open(api)
  expect((await platform.snapshot()).jobs).toHaveLength(100)
  expect(troubles.map(({ message }) => message).join()).toContain('52 of the jobs')
})

test('the token goes to no other host', async () => {
  const other = await startGithubApi()
  api.fault = (call) =>
    call.includes('/jobs') ? { status: 301, headers: { location: `${other.url}/repos/o/r` } } : undefined
  const { platform, troubles } = open(api)
  expect((await platform.snapshot()).partial).toBe(true)
  expect(other.log).toEqual([])
  expect(troubles.map(({ code }) => code)).toEqual(['github-unreachable'])
  await other.close()
})

test('a repository that was renamed is followed on the same host', async () => {
  const renamed = `${api.url}/repos/o/r/actions/runs/100/jobs?filter=all&per_page=100&page=1`
  api.fault = (call) => (call.includes('limit=100') ? { status: 301, headers: { location: renamed } } : undefined)
  const { platform, troubles } = open(api)
  expect((await platform.snapshot()).jobs).toHaveLength(2)
  expect(troubles).toEqual([])
})
