/**
 * What others can plant (cache entries, artifacts of their own runs, lines of a log, variables of a later step) against the
 * bundle in a GitHub on loopback. Each case is one of docs/attacks.md.
 */
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals'
import { zipSync } from 'fflate'
import { type Ended, startWorld, type World } from '../e2e/world.js'

const workflow = '.github/workflows/ci.yml'
const companion = '.github/workflows/pipeline-guard-companion.yml'
const shortHash = createHash('sha256').update(workflow).digest('hex').slice(0, 12)
const hour = 3_600_000
const shaOf = (id: number) => id.toString(16).padStart(40, '0')
const networkLog = readFileSync('examples/demo/logs/lfs-stream-error.log', 'utf8')
const compileLog = 'Run make\nsrc/a.c:1:2: error: undefined symbol\nError: Process completed with exit code 1.\n'
const header = '{"schema":"pipeline-guard/history","version":1}'
const packed = (records: readonly unknown[]) =>
  gzipSync(Buffer.from(`${header}\n${records.map((record) => JSON.stringify(record)).join('\n')}\n`))
const archived = (record: unknown) => zipSync({ 'history.jsonl.gz': packed([record]) })

jest.setTimeout(180_000)
let world: World
beforeEach(async () => {
  world = await startWorld()
})
afterEach(() => world.close())

interface RunTold {
  readonly id: number
  readonly at: number
  readonly failed?: boolean
  readonly log?: string
  readonly more?: Readonly<Record<string, unknown>>
  readonly seconds?: number
}

function addRun({ id, at, failed = false, log = 'ok\n', more = {}, seconds = 60 }: RunTold): void {
  const conclusion = failed ? { conclusion: 'failure' } : {}
  world.github.addRun({ id, startedAt: at, conclusion: failed ? 'failure' : 'success', sha: shaOf(id), ...more })
  const steps = [{ name: 'make', seconds, ...conclusion }]
  const job = { id: id * 100 + 1, run: id, attempt: 1, name: 'build', startedAt: at, steps, ...conclusion }
  world.github.addJob(job)
  world.github.logs.set(job.id, log)
  const { event = 'push', branch } = more as { event?: string; branch?: string }
  world.results.run({ id, event, sha: shaOf(id), ...(branch === undefined ? {} : { branch }) })
}

/** A run in which a step of ours is at work. */
function addOwnRun(id: number, more: Readonly<Record<string, unknown>> = {}): void {
  const now = Date.now()
  const running = { status: 'in_progress', conclusion: null }
  world.github.addRun({ id, startedAt: now - 600_000, ...running, ...more })
  const steps = [{ name: 'guard', seconds: 1 }]
  world.github.addJob({ id: 5, run: id, attempt: 1, name: 'test', startedAt: now - 50_000, ...running, steps })
}

/** The companion looks at a run that ended. */
function companionOn(id: number, given: Readonly<Record<string, string>> = {}): Promise<Ended> {
  const own = 90_000 + id
  const event = join(world.folder, `event-${own}.json`)
  const run = world.github.runs.get(id)
  writeFileSync(
    event,
    JSON.stringify({ action: 'completed', workflow_run: run, repository: { default_branch: 'main' } }),
  )
  world.github.addRun({ id: own, event: 'workflow_run', path: companion, startedAt: Date.now() })
  world.results.run({ id: own, event: 'workflow_run' })
  const env = {
    GITHUB_EVENT_NAME: 'workflow_run',
    GITHUB_EVENT_PATH: event,
    GITHUB_WORKFLOW_REF: `o/r/${companion}@refs/heads/main`,
  }
  return world.step(own, { rerun: 'transient', deadline: '15', ...given }, env)
}

const rerunsDecided = ({ result }: Ended): readonly string[] =>
  (result?.ruling.decisions ?? []).filter(({ kind }) => kind === 'rerun' || kind === 'no-rerun').map(({ kind }) => kind)

const stampAt = (at: number) => ({
  status: 'completed',
  source: 'step',
  observedAt: new Date(at).toISOString(),
})

/** A record a job of run `id` made up about itself. */
const forgedRecord = (id: number, attempt: number, at: number, more: object = {}) => ({
  key: { host: 'github.com', repository: 'o/r', workflow, run: String(id), attempt },
  run: {
    ...stampAt(at),
    value: { event: 'pull_request', branch: `bot/${id}`, outcome: attempt === 1 ? 'failed' : 'passed' },
  },
  jobs: {},
  ...more,
})

function plant(id: number, attempt: number, at: number, record: unknown): void {
  const { now } = world.results
  world.results.now = () => at
  world.results.plant(id, `pipeline-guard-record-v1-${shortHash}-a${attempt}`, archived(record))
  world.results.now = now
}

const judgementAt = (at: number, reruns: readonly unknown[]) => ({
  ...stampAt(at),
  value: { verdict: 'failed', pass: true, findings: [], notified: [], reruns },
})

test('forged reruns of an update bot’s run do not spend the day’s budget', async () => {
  const now = Date.now()
  addRun({ id: 50, at: now - 3 * hour, more: { event: 'pull_request', branch: 'bot/50' } })
  const reruns = Array.from({ length: 500 }, (_, at) => ({ jobs: ['x'], signatures: [`s${at}`], because: 'x' }))
  plant(50, 1, now - hour, forgedRecord(50, 1, now - hour, { judgement: judgementAt(now - hour, reruns) }))
  addRun({ id: 60, at: now - hour / 6, failed: true, log: networkLog })
  world.github.branches.set('main', shaOf(60))
  const ended = await companionOn(60)
  expect(rerunsDecided(ended)).toEqual(['rerun'])
  expect(world.github.reruns).toHaveLength(1)
})

test('attempts that never took place teach nothing of retries, and make nothing known', async () => {
  const now = Date.now()
  const failOnMain = async () => {
    addRun({ id: 60, at: now - hour / 6, failed: true, log: compileLog })
    world.github.branches.set('main', shaOf(60))
    const ended = await companionOn(60)
    const found = ended.result?.findings.find((finding) => finding.kind === 'failure')
    return { ended, failure: found?.kind === 'failure' ? found : undefined }
  }
  const before = await failOnMain()
  const signature = before.failure?.diagnosis.signature ?? ''
  expect(signature).not.toBe('')
  await world.close()
  world = await startWorld()
  for (let id = 200; id < 206; id++) {
    const at = now - (230 - id) * hour
    addRun({ id, at, more: { event: 'pull_request', branch: `bot/${id}` } })
    for (const attempt of [1, 2]) {
      const outcome = attempt === 1 ? 'failed' : 'passed'
      const facts = { name: 'build', outcome, workMs: 60_000, startedAt: new Date(at).toISOString(), steps: [] }
      const broken = { category: 'build', rule: 'cc/error', signature, title: 'x', confidence: 0.99, transient: false }
      const failure = { ...stampAt(at), value: { ...broken, transientProbability: 0.02, lines: [] } }
      const job = { facts: { ...stampAt(at), value: facts }, ...(attempt === 1 ? { failure } : {}) }
      const reruns = attempt === 1 ? [{ jobs: ['build'], signatures: [signature], because: 'x' }] : []
      const more = { jobs: { [id * 100 + attempt]: job }, judgement: judgementAt(at, reruns) }
      plant(id, attempt, at + hour / 2, forgedRecord(id, attempt, at, more))
    }
  }
  const after = await failOnMain()
  expect(rerunsDecided(after.ended)).toEqual(rerunsDecided(before.ended))
  expect(world.github.reruns).toHaveLength(0)
  expect(after.failure?.seen).toMatchObject({ count: 0, reruns: 0, passedOnRetry: 0 })
  expect(after.failure?.severity).toBe(before.failure?.severity)
})

describe('the log of a pull request deletes no cache of the default branch', () => {
  const corrupt =
    'Run npm ci\nnpm ERR! code ECONNRESET\nnpm ERR! network aborted: checksum mismatch, corrupted download\nnpm ERR! network This is a problem related to network connectivity.\n##[error]Process completed with exit code 1.\n'
  const failing = (more: object) => {
    addRun({ id: 60, at: Date.now() - hour / 6, failed: true, log: corrupt, more: { event: 'pull_request', ...more } })
    for (let id = 1; id <= 4; id++)
      world.github.caches.push({ id, ref: 'refs/heads/main', key: `node-cache-Linux-npm-${id}` })
  }

  test('only of its own ref', async () => {
    failing({ branch: 'bot/x', pulls: [7] })
    world.github.pulls.push({ number: 7, state: 'open', head: { sha: shaOf(60), ref: 'bot/x', owner: 'o' } })
    world.github.caches.push({ id: 9, ref: 'refs/pull/7/merge', key: 'node-cache-Linux-npm-9' })
    expect(rerunsDecided(await companionOn(60))).toEqual(['rerun'])
    expect(world.github.caches.map(({ id }) => id)).toEqual([1, 2, 3, 4])
  })

  test('nor where its head branch bears the default branch’s name and its number is not known', async () => {
    failing({ branch: 'main' })
    world.github.pulls.push({ number: 7, state: 'open', head: { sha: shaOf(60), ref: 'main', owner: 'o' } })
    await companionOn(60)
    expect(world.github.caches).toHaveLength(4)
  })
})

test.each([['evil/r'], [null]])('a run whose head repository is %j: no notice, no dispatch, no rerun', async (head) => {
  const more = { event: 'pull_request', branch: 'main', ...(head === null ? {} : { head }) }
  addRun({ id: 60, at: Date.now() - hour / 6, failed: true, log: networkLog, more })
  if (head === null) world.github.runs.set(60, { ...world.github.runs.get(60), head_repository: null } as never)
  world.github.branches.set('main', shaOf(60))
  for (const ref of ['', 'main', 'HEAD', 'undefined'])
    world.github.files.set(
      `${ref}:.github/pipeline-guard.yml`,
      'remedies:\n  - category: network\n    workflow: heal.yml\n',
    )
  const given = { 'slack-webhook-url': world.slackUrl, 'notify-branches': 'main', 'notify-on': 'always' }
  const ended = await companionOn(60, given)
  expect(ended.result).toBeDefined()
  expect(world.slack).toEqual([])
  expect(world.github.dispatches).toEqual([])
  expect(world.github.reruns).toEqual([])
})

test('a cache entry against the platform’s own facts is left out, and named', async () => {
  const now = Date.now()
  const iso = (at: number) => new Date(at).toISOString()
  const records = Array.from({ length: 30 }, (_, i) => {
    const id = 100 + i
    const at = now - (40 - i) * hour
    addRun({ id, at, seconds: 600 + ((i * 37) % 25) })
    const stamp = { ...stampAt(now - 60_000), source: 'api' }
    const workMs = hour + ((i * 977) % 20_000)
    const facts = { outcome: 'passed', startedAt: iso(at), completedAt: iso(at + workMs), workMs }
    const run = {
      event: 'push',
      branch: 'main',
      defaultBranch: 'main',
      headRepository: 'o/r',
      sha: shaOf(id),
      ...facts,
    }
    const steps = [{ number: 1, name: 'make', outcome: 'passed', durationMs: workMs }]
    return {
      key: { host: 'github.com', repository: 'o/r', workflow, run: String(id), attempt: 1 },
      run: { ...stamp, value: { ...run, wallMs: workMs, jobCount: 1, stepCount: 1 } },
      jobs: { [id * 100 + 1]: { facts: { ...stamp, value: { name: 'build', ...facts, steps } } } },
    }
  })
  await plantCache(records)
  addOwnRun(500, { sha: shaOf(500), startedAt: now - 3_700_000 })
  const slow = { id: 5001, run: 500, attempt: 1, name: 'build', startedAt: now - 3_700_000 }
  world.github.addJob({ ...slow, steps: [{ name: 'make', seconds: 3600 }] })
  world.results.run({ id: 500, event: 'push', sha: shaOf(500) })
  const given = { scope: 'run', 'fail-on': 'high', 'check-run-id': '5', 'job-status': 'success' }
  const ended = await world.step(500, given)
  expect(ended.result?.findings.some(({ kind }) => kind === 'anomaly')).toBe(true)
  expect(JSON.stringify(ended.result)).toContain('it says other than the platform')
})

/** As any job that may write the default branch’s cache can, with the real client. */
async function plantCache(records: readonly unknown[]): Promise<void> {
  const folder = join(world.folder, '.pipeline-guard/snapshot')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'history.jsonl.gz'), packed(records))
  const client = resolve('node_modules/@actions/cache/lib/cache.js')
  const script = `import * as cache from ${JSON.stringify(client)}
    const id = await cache.saveCache(['.pipeline-guard/snapshot'], 'pipeline-guard-history-v1-${shortHash}-evil', {}, true)
    process.exitCode = id > 0 ? 0 : 1`
  writeFileSync(join(world.folder, 'save.mjs'), script)
  world.results.run({ id: 99, event: 'push' })
  const env = {
    PATH: process.env['PATH'] ?? '',
    RUNNER_TEMP: world.folder,
    GITHUB_WORKSPACE: world.folder,
    ...world.results.env(99),
    GITHUB_ACTIONS: 'true',
  }
  const code = await new Promise((done) => spawn('node', ['save.mjs'], { cwd: world.folder, env }).on('close', done))
  expect(code).toBe(0)
  rmSync(join(world.folder, '.pipeline-guard'), { recursive: true, force: true })
}

test.each(['pull_request_target', 'issue_comment'])('a run for %s leaves no cache entry', async (event) => {
  addOwnRun(1000, { event, branch: 'main', head: 'evil/r' })
  world.results.run({ id: 1000, event, headRepositoryId: 2 })
  const payload = join(world.folder, 'event.json')
  const head = { sha: 'a'.repeat(40), ref: 'main', repo: { full_name: 'evil/r' } }
  writeFileSync(payload, JSON.stringify({ repository: { default_branch: 'main' }, pull_request: { number: 3, head } }))
  const env = {
    GITHUB_EVENT_NAME: event,
    GITHUB_EVENT_PATH: payload,
    GITHUB_REF: 'refs/heads/main',
    GITHUB_BASE_REF: 'main',
  }
  for (const history of ['auto', 'cache']) {
    const ended = await world.step(1000, { 'job-status': 'success', 'check-run-id': '5', scope: 'run', history }, env)
    expect(ended.result).toBeDefined()
    expect([...world.results.caches]).toEqual([])
  }
})

test('variables an earlier step left in GITHUB_ENV make no other platform of this one, and choose no configuration', async () => {
  addOwnRun(1000)
  world.results.run({ id: 1000, event: 'push' })
  const failing = '<testcase classname="c" name="t"><failure message="boom"/></testcase>'
  writeFileSync(join(world.folder, 'j.xml'), `<testsuites><testsuite name="s">${failing}</testsuite></testsuites>`)
  mkdirSync(join(world.folder, '.github'), { recursive: true })
  const mine = 'expected-changes:\n  - {id: x, since: "2020-01-01", series: "*", reason: mine}\n'
  writeFileSync(join(world.folder, '.github/pipeline-guard.yml'), mine)
  const given = { 'test-reports': 'j.xml', 'job-status': 'success', 'check-run-id': '5', scope: 'run' }
  const flipped = { JENKINS_URL: 'http://127.0.0.1:9/', BUILD_NUMBER: '1', WORKSPACE: world.folder, GITLAB_CI: 'true' }
  const plain = await world.step(1000, { ...given, 'fail-on': 'medium' })
  const ended = await world.step(1000, { ...given, 'fail-on': 'medium' }, flipped)
  expect(ended.code).toBe(plain.code)
  expect(ended.result?.key).toEqual(plain.result?.key)
  expect(ended.result?.ruling.verdict).toBe(plain.result?.ruling.verdict)
  expect(ended.summary.length).toBeGreaterThan(0)
})
