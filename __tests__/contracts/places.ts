/** Everything each place asks of GitHub, by the product’s own faces against the loopback service. */
import { readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createIssuesExporter } from '../../src/adapters/exporters/issues/index.js'
import { markerOf } from '../../src/adapters/platforms/comments.js'
import { createGithubComment } from '../../src/adapters/platforms/github/comment.js'
import type { DecisionOf, RunRecord } from '../../src/core/model/index.js'
import { readOwners } from '../../src/core/owners/read.js'
import { createTroubleLog } from '../../src/flow/run-stage.js'
import { open } from '../adapters/platforms/github/open.js'
import { startWatchWorld } from '../e2e/watch-world.js'
import { startWorld, type World } from '../e2e/world.js'
import { type Exchange, type GithubApi, startGithubApi } from '../support/github-api.js'
import { recordOf } from '../support/records.js'

export type Place = 'step' | 'companion' | 'watch' | 'comment' | 'issues' | 'gate'
export type Exchanges = Readonly<Record<Place, readonly Exchange[]>>

const hour = 3_600_000
const sha = (id: number): string => id.toString(16).padStart(40, '0')
const networkLog = readFileSync('examples/demo/logs/lfs-stream-error.log', 'utf8')

/** Storage is no part of the API: signed addresses lead there. */
const isApi = ({ url }: Exchange): boolean => !/^\/(?:_storage|devstore|twirp)/.test(url.pathname)

function recording(github: GithubApi): Exchange[] {
  const made: Exchange[] = []
  github.onExchange = (exchange) => void (isApi(exchange) && made.push(exchange))
  return made
}

/** A last job whose run failed, beside earlier runs nobody has recorded; the history in artifacts, so that all is asked. */
async function step(world: World): Promise<readonly Exchange[]> {
  const { github, results } = world
  const made = recording(github)
  const base = Date.now() - 20 * hour
  github.files.set('main:.github/pipeline-guard.yml', 'patterns: []\n')
  for (const id of [1, 2, 3, 4, 5, 6]) {
    const failed = id > 4
    const conclusion = failed ? 'failure' : 'success'
    const startedAt = base + id * hour
    const running = failed ? { status: 'in_progress', conclusion: null } : {}
    github.addRun({ id, startedAt, sha: sha(id), ...running })
    results.run({ id, sha: sha(id) })
    const steps = [{ name: 'make', seconds: 60, conclusion }]
    github.addJob({ id: id * 10 + 1, run: id, name: 'build', startedAt, conclusion, steps })
    if (!failed) continue
    github.logs.set(id * 10 + 1, networkLog)
    const own = [{ name: 'Run pipeline-guard/pipeline-guard@v0', status: 'in_progress' }]
    const job = { run: id, name: 'pipeline-guard', startedAt: startedAt + 70_000, status: 'in_progress', steps: own }
    github.addJob({ id: id * 10 + 2, ...job })
    await world.step(id, { 'check-run-id': String(id * 10 + 2), history: 'artifact' })
    github.addRun({ id, startedAt, conclusion, sha: sha(id) })
  }
  return made
}

/** A companion of a pull request’s run that failed for the network: rerun, and recorded beside what steps recorded. */
async function companion(world: World): Promise<readonly Exchange[]> {
  const { github, results } = world
  const made = recording(github)
  const path = '.github/workflows/pipeline-guard-companion.yml'
  for (const [id, pulls] of [
    [20, [7]],
    [21, []],
  ] as const) {
    const startedAt = Date.now() - hour
    const event = pulls.length > 0 ? 'pull_request' : 'push'
    const head = { sha: sha(id), ref: 'topic', owner: 'o' }
    if (pulls.length > 0) github.pulls.push({ number: 7, state: 'open', head })
    github.branches.set('main', sha(id))
    const branch = pulls.length > 0 ? 'topic' : 'main'
    github.addRun({ id, startedAt, conclusion: 'failure', event, branch, pulls, sha: sha(id) })
    results.run({ id, sha: sha(id), event, branch })
    const steps = [{ name: 'Fetch', seconds: 60, conclusion: 'failure' }]
    github.addJob({ id: id * 10 + 1, run: id, name: 'build', startedAt, conclusion: 'failure', steps })
    github.logs.set(id * 10 + 1, networkLog)
    const own = 900 + id
    const file = join(world.folder, `event-${own}.json`)
    const watched = github.runs.get(id)
    const repository = { full_name: 'o/r', default_branch: 'main' }
    await writeFile(file, JSON.stringify({ action: 'completed', workflow_run: watched, repository }))
    github.addRun({ id: own, event: 'workflow_run', path, startedAt: startedAt + 70_000 })
    results.run({ id: own, event: 'workflow_run' })
    await world.step(
      own,
      { rerun: 'transient', 'max-reruns': '3', 'daily-reruns': '50', deadline: '20' },
      {
        GITHUB_EVENT_NAME: 'workflow_run',
        GITHUB_EVENT_PATH: file,
        GITHUB_WORKFLOW_REF: `o/r/${path}@refs/heads/main`,
      },
    )
  }
  return made
}

/** What a companion and a watch do seldom: a fork’s run, a tag’s, one job of several, caches cleared, a workflow started. */
async function seldom(): Promise<readonly Exchange[]> {
  const api = await startGithubApi()
  const made = recording(api)
  const startedAt = Date.UTC(2026, 5, 1, 12) - 600_000
  const decision: DecisionOf<'rerun'> = {
    kind: 'rerun',
    because: 'network',
    jobs: ['1001'],
    signatures: ['s'],
    debug: true,
    waitSeconds: 0,
    clearCaches: true,
    dailyReruns: 50,
  }
  const run = { id: 100, startedAt, conclusion: 'failure', branch: 'topic', sha: sha(100) }
  for (const id of [1001, 1002]) {
    api.addJob({ id, run: 100, name: `build (${id})`, conclusion: 'failure', startedAt, steps: [] })
    api.logs.set(id, 'error\n')
  }
  api.caches.push({ id: 1, key: 'npm-1', ref: 'refs/heads/topic' })
  const rerun = async (state: Partial<Parameters<GithubApi['addRun']>[0]>) => {
    api.addRun({ ...run, ...state })
    const { platform } = open(api, { run: 999, named: { run: '100' } })
    const snapshot = await platform.snapshot()
    await platform.rerun?.(decision, snapshot)
    return { platform, snapshot }
  }
  api.branches.set('topic', sha(100))
  const { platform, snapshot } = await rerun({})
  await platform.dispatch?.({ kind: 'dispatch', because: 'x', workflow: 'heal.yml', inputs: { a: 'b' } }, snapshot)
  // The attempt before the one the rerun made.
  await open(api, { run: 999, named: { run: '100', attempt: 1 } }).platform.snapshot()
  api.tags.set('v1', sha(100))
  await rerun({ branch: 'v1' })
  await rerun({ event: 'pull_request', head: 'stranger/r' })
  await api.close()
  return made
}

/** The comment on a pull request, made and brought up to date, with a token that may not say whose it is. */
async function comment(): Promise<readonly Exchange[]> {
  const api = await startGithubApi()
  const made = recording(api)
  api.pulls.push({ number: 7, state: 'open', head: { sha: sha(7), ref: 'topic', owner: 'o' } })
  const presenter = createGithubComment({
    mode: 'always',
    token: 'ghs_token',
    env: api.env(100),
    troubles: createTroubleLog(),
  })
  const of = { isWell: true, isPullRequest: true, sha: sha(7), workflow: '.github/workflows/ci.yml' }
  // Anybody can write the marker: whose such a comment is has to be asked.
  const eve = { login: 'eve', type: 'User' }
  api.comments.push({ id: 1, issue: 7, body: markerOf(of), user: eve })
  const shown = { markdown: '', text: '', annotations: [], outputs: {}, json: '' }
  const byHead = { branch: 'topic', headRepository: 'o/r' }
  for (const [markdown, found] of [
    ['a', { pullRequest: 7 }],
    ['b', byHead],
  ] as const)
    await presenter.show({ ...shown, comment: { ...of, ...found, markdown } })
  await api.close()
  return made
}

/** A failure that came back is an issue: opened with its owner, brought up to date, closed once it is over. */
async function issues(): Promise<readonly Exchange[]> {
  const api = await startGithubApi()
  const made = recording(api)
  const exporter = createIssuesExporter({
    kinds: ['flaky', 'recurring'],
    most: 3,
    env: api.env(100),
    token: 'ghs_token',
    fetch,
    now: Date.now,
  })
  const passed = (run: number): RunRecord => recordOf({ run: String(run), hour: run })
  const broken = (run: number): RunRecord => {
    const record = recordOf({ run: String(run), hour: run, facts: { outcome: 'failed' } })
    const { value: _, ...stamp } = record.run
    const failures = [{ name: 'total', file: 'src/cart.test.ts' }]
    const tests = { ...stamp, value: { total: 1, failed: 1, skipped: 0, failures, flaky: [], slowest: [] } }
    const told = { category: 'test', rule: null, signature: 'sig', title: 'Connection reset', confidence: 0.9 }
    const failure = { ...stamp, value: { ...told, transient: true, transientProbability: 0.8, lines: ['reset'] } }
    return {
      ...record,
      tests,
      jobs: Object.fromEntries(Object.entries(record.jobs).map(([id, job]) => [id, { ...job, failure }])),
    }
  }
  const owners = async () => readOwners('* @jane', { file: 'CODEOWNERS', dialect: 'github' })
  const history: RunRecord[] = []
  for (const record of [1, 2, 3, 4].map(broken).concat([5, 6, 7, 8, 9, 10, 11, 12, 13, 14].map(passed))) {
    history.push(record)
    const { state, detail } = await exporter.send({ record, history, troubles: [], owners })
    if (state !== 'done') throw new Error(detail)
  }
  await api.close()
  return made
}

/** When the service was deployed, where nobody says. */
async function gate(): Promise<readonly Exchange[]> {
  const api = await startGithubApi()
  const made = recording(api)
  const { platform } = open(api)
  for (const environment of ['production', undefined]) await platform.deployment?.(environment)
  await api.close()
  return made
}

/** Whole owners, with reruns and statuses. */
async function watch(): Promise<readonly Exchange[]> {
  const world = await startWatchWorld()
  const { github } = world
  const made = recording(github)
  github.repositories.push('o/r')
  const run = (id: number, conclusion: string, startedAt: number, more: { event?: string; branch?: string } = {}) => {
    github.addRun({ id, startedAt, conclusion, sha: sha(id), ...more })
    const steps = [{ name: 'Fetch', seconds: 60, conclusion }]
    github.addJob({ id: id * 10, run: id, name: 'build', startedAt, conclusion, steps })
    github.logs.set(id * 10, networkLog)
    github.branches.set('main', sha(id))
  }
  for (const id of [1, 2, 3]) run(id, 'success', world.now - (9 - id) * hour)
  await world.watch('o/*', '--rerun', 'transient', '--statuses')
  run(4, 'failure', world.now + 60_000)
  github.pulls.push({ number: 8, state: 'open', head: { sha: sha(5), ref: 'topic', owner: 'o' } })
  run(5, 'failure', world.now + 90_000, { event: 'pull_request', branch: 'topic' })
  world.now += hour
  await world.watch('o/*', '--rerun', 'transient', '--statuses')
  // A person’s repositories, where the owner is no organisation.
  github.organisations = false
  await world.watch('o/*', '--observe')
  await world.close()
  return made
}

export async function exchangesOf(): Promise<Exchanges> {
  const world = await startWorld()
  try {
    return {
      step: await step(world),
      companion: [...(await companion(world)), ...(await seldom())],
      watch: await watch(),
      comment: await comment(),
      issues: await issues(),
      gate: await gate(),
    }
  } finally {
    await world.close()
  }
}
