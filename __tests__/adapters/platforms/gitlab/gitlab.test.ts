import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { markerOf } from '../../../../src/adapters/platforms/comments.js'
import { createGitlabComment } from '../../../../src/adapters/platforms/gitlab/comment.js'
import { createGitlabPlatform, type GitlabOptions } from '../../../../src/adapters/platforms/gitlab/index.js'
import { recordRun } from '../../../../src/core/collect/record.js'
import { runRecordSchema, type Trouble } from '../../../../src/core/model/index.js'

const fixtures = join(dirname(fileURLToPath(import.meta.url)), '../../../fixtures/gitlab')
const recorded: { id: number; name: string; status: string; started_at: string | null }[] = JSON.parse(
  readFileSync(join(fixtures, 'jobs.json'), 'utf8'),
)
const pipelines: { id: number; source: string; status: string }[] = JSON.parse(
  readFileSync(join(fixtures, 'pipelines.json'), 'utf8'),
)
const now = Date.parse('2026-01-02T03:04:05Z')
const passed = recorded.find(({ status }) => status === 'success')

/** The API by path; a function answers by method and body. */
type Answer = unknown | ((method: string, body: string) => unknown)
let answers: Record<string, Answer> = {}
let asked: { method: string; path: string; body: string; token: string | undefined }[] = []
let status = 200
let server: Server
let url = ''
beforeAll(async () => {
  server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const body = Buffer.concat(chunks).toString()
    const path = (request.url ?? '').replace('/api/v4/projects/7', '')
    const method = request.method ?? ''
    const token = request.headers['private-token'] ?? request.headers['job-token']
    asked.push({ method, path, body, token: token as string | undefined })
    const found = answers[path.split('?')[0] ?? '']
    const value = typeof found === 'function' ? found(method, body) : found
    if (status !== 200 || value === undefined) response.writeHead(status === 200 ? 404 : status).end('{"message":"no"}')
    else if (typeof value === 'string') response.end(value)
    else response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/v4`
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

const fileOf = (text: string) => ({
  blob_id: 'b10b',
  encoding: 'base64',
  content: Buffer.from(text).toString('base64'),
})

let troubles: Trouble[] = []
beforeEach(() => {
  troubles = []
  asked = []
  status = 200
  answers = { '/pipelines/41/jobs': jobs }
})
const log = { add: (trouble: Trouble) => troubles.push(trouble), all: () => troubles }
const environment = (more: Record<string, string> = {}) => ({
  CI_API_V4_URL: url,
  CI_PROJECT_ID: '7',
  CI_PROJECT_PATH: 'acme/app',
  CI_SERVER_HOST: 'gitlab.example',
  CI_PIPELINE_ID: '41',
  CI_PIPELINE_IID: '9',
  CI_PIPELINE_SOURCE: 'push',
  CI_PIPELINE_CREATED_AT: '2026-01-02T03:00:00Z',
  CI_PIPELINE_URL: 'https://gitlab.example/acme/app/-/pipelines/41',
  CI_COMMIT_SHA: 'abc123',
  CI_COMMIT_REF_NAME: 'main',
  CI_COMMIT_TITLE: 'A change',
  CI_DEFAULT_BRANCH: 'main',
  CI_JOB_ID: '900',
  CI_JOB_NAME: 'pipeline-guard',
  CI_JOB_STARTED_AT: '2026-01-02T03:04:00Z',
  GITLAB_USER_LOGIN: 'me',
  PIPELINE_GUARD_GITLAB_TOKEN: 'glpat-x',
  ...more,
})
const platform = (env: Record<string, string | undefined> = environment(), more: Partial<GitlabOptions> = {}) =>
  createGitlabPlatform({ env, now: () => now, troubles: log, timeoutMs: 500, pauseMs: 1, ...more })

const job = (id: number, name: string, given: object) => ({ id, name, stage: 'test', allow_failure: false, ...given })
const done = (outcome: string) => ({
  status: outcome,
  created_at: '2026-01-02T03:00:01Z',
  started_at: '2026-01-02T03:01:00Z',
  finished_at: '2026-01-02T03:02:30Z',
  queued_duration: 4.5,
})
const jobs = [
  job(900, 'pipeline-guard', { status: 'running', started_at: '2026-01-02T03:04:00Z' }),
  job(103, 'lint', { ...done('failed'), allow_failure: true }),
  job(102, 'unit 1/2', done('success')),
  job(101, 'build', { ...done('success'), runner: { description: 'runner-1' }, tag_list: ['linux'] }),
]

describe('snapshot', () => {
  test('jobs, queue, the outcome of the others', async () => {
    const snapshot = await platform().snapshot()
    expect(asked.map(({ token }) => token)).toEqual(['glpat-x', 'glpat-x'])
    expect(snapshot).toMatchObject({
      key: { host: 'gitlab.example', repository: 'acme/app', workflow: '.gitlab-ci.yml', run: '41', attempt: 1 },
      source: 'api',
      status: 'in-progress',
      ownJob: '900',
      run: {
        event: 'push',
        branch: 'main',
        defaultBranch: 'main',
        headRepository: 'acme/app',
        outcome: 'passed',
        number: 9,
      },
    })
    expect(snapshot.partial).toBeUndefined()
    expect(snapshot.jobs.map(({ name, outcome }) => [name, outcome])).toEqual([
      ['build', 'passed'],
      ['unit 1/2', 'passed'],
      ['lint', 'failed'],
      ['pipeline-guard', undefined],
    ])
    const record = runRecordSchema.parse(recordRun(snapshot))
    expect(record.jobs['101']?.facts?.value).toMatchObject({
      workMs: 90_000,
      queueMs: 4500,
      runner: { name: 'runner-1', labels: ['linux'] },
    })
  })

  test('a job that was retried makes a second attempt, which began with it', async () => {
    answers['/pipelines/41/jobs'] = [
      ...jobs,
      job(100, 'build', { ...done('failed'), created_at: '2026-01-02T02:00:00Z' }),
    ]
    const snapshot = await platform().snapshot()
    expect(snapshot.key.attempt).toBe(2)
    expect(snapshot.run.startedAt).toBe('2026-01-02T03:00:01Z')
    expect(snapshot.jobs.map(({ id }) => id)).not.toContain('100')
  })

  test('a pipeline fails with its child, which is no job of its own; there is no log of it', async () => {
    answers['/pipelines/41/bridges'] = [job(110, 'child', done('failed'))]
    const snapshot = await platform().snapshot()
    expect(snapshot.run.outcome).toBe('failed')
    expect(snapshot.jobs.map(({ name }) => name)).toContain('child')
    const guard = platform()
    const [child] = (await guard.snapshot()).jobs.filter(({ name }) => name === 'child')
    expect(child && (await guard.log(child))).toBeUndefined()
    expect(troubles).toEqual([])
  })

  test.each([
    [{ status: 'failed', failure_reason: 'job_execution_timeout' }, 'timed-out'],
    [{ status: 'failed' }, 'failed'],
    [{ status: 'canceled' }, 'cancelled'],
    [{ status: 'manual' }, 'passed'],
    [{ status: 'running' }, undefined],
    [{ status: 'something new' }, undefined],
  ])('%j makes the pipeline %s', async (given, outcome) => {
    answers['/pipelines/41/jobs'] = [...jobs, job(104, 'more', given)]
    expect((await platform().snapshot()).run.outcome).toBe(outcome)
  })

  test('recorded jobs fit', async () => {
    answers['/pipelines/41/jobs'] = recorded.map((found, index) => ({
      ...found,
      id: index + 1,
      name: `${found.name} ${index}`,
    }))
    const snapshot = await platform().snapshot()
    expect(snapshot.jobs).toHaveLength(recorded.length)
    expect(runRecordSchema.safeParse(recordRun(snapshot)).error).toBeUndefined()
    expect(snapshot.jobs.filter(({ status: standing }) => standing === 'queued').length).toBeGreaterThan(2)
    expect(passed?.started_at).toBeTruthy()
  })

  test('without a token: this job alone, and what to give', async () => {
    const snapshot = await platform(environment({ PIPELINE_GUARD_GITLAB_TOKEN: '' })).snapshot()
    expect(snapshot).toMatchObject({ source: 'step', partial: true, jobs: [{ id: '900' }] })
    expect(troubles).toMatchObject([{ code: 'gitlab-no-token', advice: expect.stringContaining('read_api') }])
    expect(asked).toEqual([])
  })

  test('by the job’s own token, where GitLab lets it list jobs: all of them, and no log', async () => {
    const env = environment({ PIPELINE_GUARD_GITLAB_TOKEN: '', CI_JOB_TOKEN: 'job-token' })
    const guard = platform(env)
    const snapshot = await guard.snapshot()
    expect(snapshot).toMatchObject({ source: 'api', run: { outcome: 'passed' } })
    expect(snapshot.partial).toBeUndefined()
    expect([troubles, asked.map(({ token }) => token)]).toEqual([[], ['job-token']])
    expect(await guard.log({ id: '101', name: 'build', status: 'completed', steps: [] })).toBeUndefined()
    expect(guard.rerun).toBeUndefined()
    answers['/pipelines/41/jobs'] = [...jobs, job(104, 'more', done('failed'))]
    expect((await platform(env).snapshot()).run.outcome).toBe('failed')
    expect(troubles).toMatchObject([{ code: 'gitlab-no-token', message: expect.stringContaining('logs') }])
    troubles = []
    status = 404
    expect(await platform(env).snapshot()).toMatchObject({ partial: true, jobs: [{ id: '900' }] })
    expect(troubles).toMatchObject([{ code: 'gitlab-no-token', message: expect.stringContaining('Only this job') }])
  })

  test.each([
    ['success', 'failure', 'failed'],
    ['failed', 'success', 'failed'],
    ['canceled', 'failure', 'failed'],
    ['success', 'success', 'passed'],
    ['running', 'failure', 'failed'],
    // What passed so far ends no job that still runs.
    ['running', 'success', undefined],
    [undefined, undefined, undefined],
  ] as const)(
    'GitLab says %s, the commands came to %s: this job is %s, asked or not',
    async (word, executed, outcome) => {
      const steps = [{ number: 1, name: 'make test', status: 'completed', outcome: 'failed' } as const]
      for (const down of [200, 502]) {
        status = down
        const snapshot = await platform(environment({ CI_JOB_STATUS: word ?? '' }), { executed, steps }).snapshot()
        const own = snapshot.jobs.find(({ id }) => id === '900')
        expect([own?.outcome, own?.steps]).toEqual([outcome, steps])
      }
    },
  )

  test('a command that failed fails the run, unless the job was given as passed', async () => {
    const steps = [{ number: 1, name: 'make test', status: 'completed', outcome: 'failed' } as const]
    const outcomeOf = async (more: Partial<GitlabOptions>) => {
      const snapshot = await platform(environment({ CI_JOB_STATUS: 'success' }), { steps, ...more }).snapshot()
      return recordRun(snapshot).run.value.outcome
    }
    expect(await outcomeOf({ executed: 'failure' })).toBe('failed')
    expect(await outcomeOf({ executed: 'failure', jobStatus: 'passed' })).toBe('passed')
    expect(await outcomeOf({ executed: 'success' })).toBe('passed')
  })

  test.each([
    [{}, 'gitlab-environment', /lacks CI_API_V4_URL, CI_PROJECT_ID\b/],
    [{ CI_JOB_TOKEN: 'job-token' }, 'gitlab-environment', /lacks CI_API_V4_URL, CI_PROJECT_ID\b/],
    [{ CI_API_V4_URL: 'http://127.0.0.1:9/api/v4', CI_PROJECT_ID: '7' }, 'gitlab-no-token', /there is no token/],
  ])('GITLAB_CI and %j alone: what is said of it is true', async (more, code, message) => {
    await platform({ GITLAB_CI: 'true', ...more }).snapshot()
    expect(troubles).toMatchObject([{ code, message: expect.stringMatching(message) }])
    expect(troubles[0]?.message).not.toMatch(/its own token may not/)
  })

  test.each([
    ['down', 502, 'gitlab-server', /its status page/],
    ['a page', 200, 'gitlab-not-json', /proxy or a login page/],
  ])('%s: the problem names its cure', async (_, answered, code, advice) => {
    status = answered
    answers = { '/pipelines/41/jobs': '<html>Sign in</html>' }
    await platform().snapshot()
    expect(troubles).toMatchObject([{ code, advice: expect.stringMatching(advice) }])
  })

  test('nobody there, and nobody who answers: the problem names its cure', async () => {
    const cut: typeof fetch = () => Promise.reject(new TypeError('fetch failed'))
    const hangs: typeof fetch = (_, init) =>
      new Promise((__, reject) => {
        init?.signal?.addEventListener('abort', () => reject(init.signal?.reason))
      })
    await platform(environment(), { fetch: cut }).snapshot()
    await platform(environment(), { fetch: hangs, timeoutMs: 5 }).snapshot()
    expect(troubles).toMatchObject([
      { code: 'gitlab-unreachable', advice: expect.stringMatching(/CI_API_V4_URL.*https_proxy/) },
      { code: 'gitlab-slow', advice: expect.stringMatching(/next run asks again/) },
    ])
  })

  test('where GitLab is down, no token is asked for', async () => {
    status = 502
    const env = environment({ PIPELINE_GUARD_GITLAB_TOKEN: '', CI_JOB_TOKEN: 'job-token' })
    expect(await platform(env).snapshot()).toMatchObject({ partial: true })
    expect(troubles).toMatchObject([{ code: 'gitlab-server', message: expect.stringMatching(/^The jobs of the pip/) }])
    expect(JSON.stringify(troubles)).not.toMatch(/token/i)
  })

  test.each([
    [401, 'gitlab-unauthorised'],
    [403, 'gitlab-forbidden'],
    [404, 'gitlab-missing'],
    [429, 'gitlab-server'],
    [500, 'gitlab-server'],
  ])('HTTP %i', async (code, expected) => {
    status = code
    expect(await platform().snapshot()).toMatchObject({ partial: true, jobs: [{ id: '900' }] })
    expect(troubles.map((trouble) => trouble.code)).toEqual([expected])
  })

  test('a merge request from a fork', async () => {
    const env = environment({
      CI_PIPELINE_SOURCE: 'merge_request_event',
      CI_MERGE_REQUEST_IID: '5',
      CI_MERGE_REQUEST_SOURCE_PROJECT_PATH: 'stranger/app',
      CI_MERGE_REQUEST_SOURCE_BRANCH_NAME: 'patch',
    })
    expect((await platform(env).snapshot()).run).toMatchObject({
      pullRequest: 5,
      headRepository: 'stranger/app',
      branch: 'patch',
    })
  })

  test('each variable of the environment may be absent', async () => {
    const full = environment()
    for (const name of Object.keys(full)) {
      const snapshot = await platform({ ...full, [name]: undefined }).snapshot()
      expect(runRecordSchema.safeParse(recordRun(snapshot)).error).toBeUndefined()
    }
  })
})

describe('logs, tests, earlier pipelines', () => {
  test('a trace', async () => {
    answers['/jobs/101/trace'] = 'section_start:1:x\r\u001b[0Kmake said no'
    const trace = await platform().log({ id: '101', name: 'build', status: 'completed', steps: [] })
    const chunks: Uint8Array[] = []
    if (trace) for await (const chunk of trace.open()) chunks.push(chunk)
    expect(Buffer.concat(chunks).toString()).toContain('make said no')
    expect(await platform().log({ id: '900', name: 'own', status: 'in-progress', steps: [] })).toBeUndefined()
    expect(await platform().log({ id: '555', name: 'gone', status: 'completed', steps: [] })).toBeUndefined()
    expect(troubles).toHaveLength(1)
  })

  test('the test report of the pipeline', async () => {
    answers['/pipelines/41/test_report'] = {
      total_count: 3,
      test_suites: [
        {
          name: 'unit',
          test_cases: [
            { status: 'success', name: 'a', classname: 'T', execution_time: 0.5 },
            {
              status: 'failed',
              name: 'b',
              classname: 'T',
              file: 'spec/t_spec.rb',
              system_output: 'no\n./spec/t_spec.rb:12:in x',
              execution_time: 0.1,
            },
            { status: 'skipped', name: 'c', classname: 'T' },
          ],
        },
      ],
    }
    expect(await platform().tests?.()).toMatchObject({
      total: 3,
      failed: 1,
      skipped: 1,
      failures: [{ name: 'b', file: 'spec/t_spec.rb', line: 12 }],
    })
    answers['/pipelines/41/test_report'] = { total_count: 0, test_suites: [] }
    expect(await platform().tests?.()).toBeUndefined()
  })

  test('earlier pipelines become records, jobs for as many as asked; a merge request’s are not learnt from', async () => {
    answers['/pipelines'] = [
      ...pipelines,
      { id: 40, status: 'success', source: 'push', created_at: '2026-01-01T00:00:00Z' },
    ]
    answers['/pipelines/40/jobs'] = [job(50, 'build', done('success'))]
    for (const { id } of pipelines) answers[`/pipelines/${id}/jobs`] = [job(id, 'build', done('failed'))]
    const records = await platform().backfill({ runs: 50, jobListings: 3 })
    const finished = pipelines.filter(({ status: standing }) =>
      ['failed', 'success', 'canceled', 'skipped'].includes(standing),
    )
    expect(records).toHaveLength(finished.length + 1)
    for (const record of records) expect(runRecordSchema.safeParse(record).error).toBeUndefined()
    expect(records.filter(({ jobs: found }) => Object.keys(found).length > 0)).toHaveLength(3)
    const requests = records.filter(({ run }) => run.value.event === 'merge_request_event')
    expect(requests.every(({ run }) => run.value.headRepository === undefined)).toBe(true)
    status = 403
    expect(await platform().backfill({ runs: 50, jobListings: 3 })).toEqual([])
    // Else a run during an outage would be taken for the first there ever was.
    status = 503
    await expect(platform().backfill({ runs: 50, jobListings: 3 })).rejects.toThrow('503')
    status = 200
    answers['/pipelines'] = '<html>Maintenance</html>'
    await expect(platform().backfill({ runs: 50, jobListings: 3 })).rejects.toThrow('web page')
  })

  test('why a file could not be read does not name it again', async () => {
    status = 500
    const file = await platform().trustedFile?.('.github/pipeline-guard.yml')
    expect(file).toEqual({ kind: 'corrupt', reason: 'HTTP 500' })
  })

  test.each<[string, Answer]>([
    ['a login page', '<!DOCTYPE html><html>Sign in</html>'],
    ['other text', 'version: 1'],
    ['JSON of something else', [{ id: 'x' }, null]],
    ['a file without its blob', { encoding: 'base64', content: 'dmVyc2lvbjogMQ==' }],
  ])('%s in the place of a file is not taken for it', async (_, answer) => {
    answers['/repository/files/.github%2Fpipeline-guard.yml'] = answer
    expect(await platform().trustedFile?.('.github/pipeline-guard.yml')).toMatchObject({ kind: 'corrupt' })
    expect(troubles).toMatchObject([
      { code: 'gitlab-not-json', message: expect.stringContaining('pipeline-guard.yml') },
    ])
  })

  test('a page in the place of a log is no log', async () => {
    answers['/jobs/101/trace'] = '<!DOCTYPE html>\n<html>Sign in</html>'
    const [failed] = (await platform().snapshot()).jobs.filter(({ id }) => id === '101')
    expect(failed && (await platform().log(failed))).toBeUndefined()
    expect(troubles).toMatchObject([{ code: 'gitlab-not-json' }])
  })

  test('a configuration file comes from the target branch of a merge request', async () => {
    answers['/repository/files/.github%2Fpipeline-guard.yml'] = fileOf('version: 1')
    const env = environment({ CI_MERGE_REQUEST_IID: '5', CI_MERGE_REQUEST_TARGET_BRANCH_NAME: 'main' })
    expect(await platform(env).trustedFile?.('.github/pipeline-guard.yml')).toEqual({ kind: 'ok', value: 'version: 1' })
    expect(asked[0]?.path).toContain('ref=main')
    expect(await platform().trustedFile?.('none.yml')).toEqual({ kind: 'missing' })
    answers['/repository/files/.github%2Fpipeline-guard.yml'] = undefined
    answers['/repository/files/.gitlab%2Fpipeline-guard.yml'] = fileOf('version: 2')
    expect(await platform().trustedFile?.('.github/pipeline-guard.yml')).toEqual({ kind: 'ok', value: 'version: 2' })
    const blind = { PIPELINE_GUARD_GITLAB_TOKEN: '', CI_PROJECT_DIR: fixtures }
    expect(await platform(environment(blind)).trustedFile?.('SOURCES.md')).toMatchObject({ kind: 'ok' })
    expect(await platform(environment({ ...blind, CI_MERGE_REQUEST_IID: '5' })).trustedFile?.('SOURCES.md')).toEqual({
      kind: 'missing',
    })
  })
})

describe('rerun', () => {
  const decision = { kind: 'rerun', because: 'x', jobs: ['103'], signatures: [], debug: false, waitSeconds: 0 } as const
  const retry = async () => {
    const guard = platform()
    const snapshot = await guard.snapshot()
    return guard.rerun?.(decision, snapshot)
  }
  beforeEach(() => {
    answers['/repository/branches/main'] = { commit: { id: 'abc123' } }
    answers['/jobs/103/retry'] = (method: string) => (method === 'POST' ? { id: 104 } : undefined)
  })

  test('done', async () => {
    expect(await retry()).toMatchObject({ state: 'done', detail: '1 job retried' })
    expect(asked.filter(({ method }) => method === 'POST').map(({ path }) => path)).toEqual(['/jobs/103/retry'])
  })

  test('not when the branch has moved on', async () => {
    answers['/repository/branches/main'] = { commit: { id: 'newer' } }
    expect(await retry()).toMatchObject({ state: 'skipped', detail: expect.stringContaining('moved on') })
    expect(asked.some(({ method }) => method === 'POST')).toBe(false)
  })

  test('not when somebody else retried it', async () => {
    let listings = 0
    answers['/pipelines/41/jobs'] = () => (listings++ === 0 ? jobs : [...jobs, job(200, 'lint', { status: 'running' })])
    expect(await retry()).toMatchObject({ state: 'skipped' })
  })

  test('a token that may not', async () => {
    answers['/jobs/103/retry'] = undefined
    expect(await retry()).toMatchObject({ state: 'failed' })
  })
})

describe('the note on the merge request', () => {
  const workflow = '.gitlab-ci.yml'
  const marker = markerOf({ workflow })
  const shown = (verdict: string, markdown = '## bad\n/close\n') => ({
    markdown: '',
    text: '',
    annotations: [],
    outputs: {},
    json: '{}',
    comment: { markdown, isWell: verdict === 'normal', isPullRequest: true, workflow },
  })
  const env = () => environment({ CI_MERGE_REQUEST_IID: '5' })
  const note = (given = env()) => createGitlabComment({ mode: 'on-change', env: given, troubles: log })

  test('is written once and then kept up to date; quick actions in it are defused', async () => {
    let stored: { id: number; body: string }[] = []
    answers['/merge_requests/5/notes'] = (method: string, body: string) => {
      if (method === 'POST') stored = [{ id: 1, body: JSON.parse(body).body }]
      return method === 'POST' ? stored[0] : stored
    }
    answers['/merge_requests/5/notes/1'] = (method: string, body: string) => {
      stored = [{ id: 1, body: JSON.parse(body).body }]
      return method === 'PUT' ? stored[0] : undefined
    }
    await note().show(shown('normal'))
    expect(stored).toEqual([])
    await note().show(shown('failed'))
    expect(stored[0]?.body).toBe(`${marker}\n## bad\n&#47;close\n`)
    await note().show(shown('normal', 'all well'))
    expect(stored).toEqual([{ id: 1, body: `${marker}\nall well` }])
    // The last GET asks whose the token is.
    expect(asked.map(({ method }) => method)).toEqual(['GET', 'GET', 'POST', 'GET', 'GET', 'PUT'])
  })

  test('a stranger’s note that bears the marker is not taken for ours', async () => {
    const written: string[] = []
    answers['/merge_requests/5/notes'] = (method: string, body: string) => {
      if (method === 'POST') written.push(JSON.parse(body).body)
      return [{ id: 9, body: `${marker}\nmine`, author: { id: 66 } }]
    }
    answers['/api/v4/user'] = { id: 7 }
    await note().show(shown('failed'))
    expect(written).toHaveLength(1)
    answers['/api/v4/user'] = { id: 66 }
    answers['/merge_requests/5/notes/9'] = (method: string) => (method === 'PUT' ? { id: 9 } : undefined)
    await note().show(shown('failed'))
    expect(written).toHaveLength(1)
  })

  test('a branch’s pipeline writes to the merge request the branch is open for, in this project', async () => {
    answers['/merge_requests/3/notes'] = []
    const open = 'acme/other!7,acme/app!3,acme/app!4'
    await note(environment({ CI_OPEN_MERGE_REQUESTS: open })).show(shown('failed'))
    expect(asked.map(({ method, path }) => `${method} ${path.split('?')[0]}`)).toEqual([
      'GET /merge_requests/3/notes',
      'POST /merge_requests/3/notes',
    ])
    await note(environment({ CI_OPEN_MERGE_REQUESTS: 'acme/other!7,acme/app!x' })).show(shown('failed'))
    expect(asked).toHaveLength(2)
  })

  test('without a merge request or a token nothing is asked; a refusal is one trouble', async () => {
    await note(environment()).show(shown('failed'))
    await note(environment({ CI_MERGE_REQUEST_IID: '5', PIPELINE_GUARD_GITLAB_TOKEN: '' })).show(shown('failed'))
    expect(asked).toEqual([])
    status = 403
    await note().show(shown('failed'))
    expect(troubles).toMatchObject([{ code: 'gitlab-note-forbidden' }])
  })
})
