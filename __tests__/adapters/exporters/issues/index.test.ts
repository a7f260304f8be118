/** A failure that comes back and a flaky test, in a GitHub and a GitLab on loopback that keep their issues. */
import { afterEach, describe, expect, test } from '@jest/globals'
import { createIssuesExporter } from '../../../../src/adapters/exporters/issues/index.js'
import type { RunRecord } from '../../../../src/core/model/index.js'
import { readOwners } from '../../../../src/core/owners/read.js'
import { issueTopics } from '../../../../src/core/report/issues/index.js'
import type { Env } from '../../../../src/ports.js'
import { hostile } from '../../../support/hostile.js'
import { type Inbox, type Received, startInbox } from '../../../support/inbox.js'
import { hours, recordOf } from '../../../support/records.js'

let inbox: Inbox | undefined
afterEach(async () => {
  await inbox?.close()
})

function broken(run: number, signature = 'sig', title = 'No space left on the device', workflow = 'ci.yml'): RunRecord {
  const record = recordOf({
    repository: 'acme/shop',
    workflow,
    run: String(run),
    hour: run,
    facts: { outcome: 'failed' },
  })
  const { value: _, ...stamp } = record.run
  const failure = {
    category: 'resource',
    rule: null,
    signature,
    title,
    confidence: 0.9,
    transient: true,
    transientProbability: 0.8,
    lines: [title],
  }
  const [id = '', job] = Object.entries(record.jobs)[0] ?? []
  return { ...record, jobs: { [id]: { ...job, failure: { ...stamp, value: failure } } } }
}
/** The failure is one of tests, and a report names one. */
function withFailingTest(record: RunRecord, file: string): RunRecord {
  const { value: _, ...stamp } = record.run
  const failures = [{ name: 'total', file }]
  const tests = { ...stamp, value: { total: 1, failed: 1, skipped: 0, failures, flaky: [], slowest: [] } }
  const jobs = Object.entries(record.jobs).map(([id, job]) => {
    const failure = job.failure && { ...job.failure, value: { ...job.failure.value, category: 'test' } }
    return [id, { ...job, ...(failure && { failure }) }] as const
  })
  return { ...record, tests, jobs: Object.fromEntries(jobs) }
}
const passed = (run: number): RunRecord =>
  recordOf({ repository: 'acme/shop', workflow: 'ci.yml', run: String(run), hour: run })

interface Issue {
  number: number
  state: string
  body: string
  title: string
}

/** Both platforms keep issues; they differ in words. */
const platforms = {
  github: {
    env: (url: string): Env => ({ GITHUB_API_URL: url, GITHUB_REPOSITORY: 'acme/shop' }),
    shown: ({ number, state, body }: Issue) => ({ number, state, body, created_at: hours(400) }),
    open: 'open',
  },
  gitlab: {
    env: (url: string): Env => ({ CI_API_V4_URL: url, CI_PROJECT_ID: '7', PIPELINE_GUARD_GITLAB_TOKEN: 'glpat-x' }),
    shown: ({ number, state, body }: Issue) => ({ iid: number, state, description: body, created_at: hours(400) }),
    open: 'opened',
  },
} as const

async function trackerOf(name: keyof typeof platforms) {
  const { env, shown, open } = platforms[name]
  const kept: Issue[] = []
  const change = ({ method, path, body }: Received): object => {
    const given = JSON.parse(body) as Record<string, string>
    const text = given['body'] ?? given['description']
    if (method === 'POST') {
      kept.push({ number: kept.length + 1, state: open, body: text ?? '', title: given['title'] ?? '' })
      return {}
    }
    const issue = kept[Number(path.split('/').at(-1)) - 1]
    if (issue === undefined) throw new Error(`no issue at ${path}`)
    if (text !== undefined) issue.body = text
    if (given['state'] === 'closed' || given['state_event'] === 'close') issue.state = 'closed'
    return {}
  }
  const box = await startInbox((request, response) => {
    const answer = request.method === 'GET' ? kept.map((issue): object => shown(issue)) : change(request)
    response.writeHead(request.method === 'POST' ? 201 : 200, { 'content-type': 'application/json' })
    response.end(JSON.stringify(answer))
  })
  inbox = box
  const exporter = (most = 3, kinds: readonly ('flaky' | 'recurring')[] = ['flaky', 'recurring']) =>
    createIssuesExporter({ kinds, most, env: env(box.url), token: 't', fetch, now: () => Date.parse(hours(401)) })
  const send = (history: readonly RunRecord[], most?: number) => {
    const record = history.at(-1)
    if (record === undefined) throw new Error('no run')
    return exporter(most).send({ record, history, troubles: [] })
  }
  return { kept, send, box }
}

describe.each(['github', 'gitlab'] as const)('%s', (name) => {
  test('a failure that comes back is one issue: opened, updated, closed once it is over', async () => {
    const { kept, send } = await trackerOf(name)
    const history = [broken(1), passed(2), broken(3), passed(4)]
    expect((await send(history)).detail).toBe('0 opened, 0 updated, 0 closed')
    const third = [...history, broken(5)]
    expect((await send(third)).detail).toBe('1 opened, 0 updated, 0 closed')
    expect((await send(third)).detail).toBe('0 opened, 0 updated, 0 closed')
    expect((await send([...third, broken(6)])).detail).toBe('0 opened, 1 updated, 0 closed')
    expect(kept[0]?.title).toBe('Comes back: No space left on the device')
    expect(kept[0]?.body).toContain('failed 4 runs of `ci.yml` on the default branch')
    const healthy = Array.from({ length: 10 }, (_, at) => passed(7 + at))
    expect((await send([...third, broken(6), ...healthy])).detail).toBe('0 opened, 0 updated, 1 closed')
    expect(kept.map(({ state }) => state)).toEqual(['closed'])
  })

  test('no more than so many a day, and none of another workflow is touched', async () => {
    const { kept, send } = await trackerOf(name)
    const many = [1, 2, 3].flatMap((run) => ['a', 'b', 'c'].map((signature, at) => broken(run * 10 + at, signature)))
    expect((await send(many, 2)).detail).toBe('2 opened, 0 updated, 0 closed')
    const other = [1, 2, 3].map((run) => broken(run, 'x', 'Other', 'other.yml'))
    expect((await send(other, 9)).detail).toBe('1 opened, 0 updated, 0 closed')
    expect(kept.filter(({ state }) => state === 'closed')).toEqual([])
  })
})

describe.each(['github', 'gitlab'] as const)('%s: assignees', (name) => {
  test('people are assigned where they can be; teams are named and not notified, unless that is asked for', async () => {
    const history = [1, 3, 5].map((run) => withFailingTest(broken(run), 'src/cart.test.ts'))
    const owners = async () =>
      readOwners('* @acme/checkout @gone @jane', { file: 'CODEOWNERS', dialect: 'github' } as const)
    const posted = async (mentions: boolean) => {
      const opened: Record<string, unknown>[] = []
      const box = await startInbox(({ method, path, body }, response) => {
        const given = (method === 'POST' ? JSON.parse(body) : {}) as { assignees?: string[] }
        const refused = given.assignees?.some((login) => login !== 'jane') === true
        if (method === 'POST' && !refused) opened.push(given)
        response.writeHead(refused ? 422 : method === 'POST' ? 201 : 200, { 'content-type': 'application/json' })
        response.end(path.includes('jane') ? '[{"id":42}]' : refused ? '{"message":"Validation Failed"}' : '[]')
      })
      inbox = box
      const env = platforms[name].env(box.url)
      const now = () => Date.parse(hours(401))
      const exporter = createIssuesExporter({ kinds: ['recurring'], most: 3, env, token: 't', fetch, now, mentions })
      await exporter.send({ record: passed(6), history: [...history, passed(6)], troubles: [], owners })
      await box.close()
      return opened
    }
    const [issue] = await posted(false)
    expect(issue).toMatchObject(name === 'github' ? { assignees: ['jane'] } : { assignee_ids: [42] })
    expect(JSON.stringify(issue)).toContain('Owned by `@acme/checkout`, `@gone`, `@jane`.')
    expect(JSON.stringify(await posted(true))).toContain('Owned by @acme/checkout, @gone, @jane.')
  })
})

test('a pull request opens none; a token that may not is named', async () => {
  const { send, box } = await trackerOf('github')
  const pull = recordOf({ facts: { event: 'pull_request', branch: 'topic' } })
  expect((await send([pull])).state).toBe('skipped')
  expect(box.received).toEqual([])
  await box.close()
  const refusing = await startInbox((_, response) =>
    response.writeHead(403, { 'content-type': 'application/json' }).end('{"message":"Resource not accessible"}'),
  )
  inbox = refusing
  const env = { GITHUB_API_URL: refusing.url, GITHUB_REPOSITORY: 'acme/shop' }
  const exporter = createIssuesExporter({ kinds: ['flaky'], most: 3, env, token: 't', fetch, now: () => 0 })
  const { state, detail } = await exporter.send({ record: passed(1), history: [passed(1)], troubles: [] })
  expect(state).toBe('failed')
  expect(detail).toContain('the token needs `issues: write`')
})

test.each(hostile)('%j: no mention, reference or markup of its own', (text) => {
  const history = [1, 2, 3].map((run) => broken(run, 'sig', text || 'x'))
  for (const { title, body } of issueTopics(history, ['recurring'])) {
    expect(title).not.toMatch(/[\r\n\u001b]/)
    const prose = body.split('\n\n')[0] ?? ''
    expect(prose.replace(/\\[\\`*_[\]|~$#+=-]/g, '')).not.toMatch(/@octocat|@org\/|<script|<img|\]\(https?:\/\/evil/)
    expect(body.match(/<!-- pipeline-guard:issue:/g)).toHaveLength(1)
  }
})
