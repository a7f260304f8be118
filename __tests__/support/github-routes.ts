/** The routes of the loopback REST service: what GitHub answers to each, from the state it is given. */
import { deploymentStatuses, deploymentsTo } from './github-deployments.js'
import { changeIssue, type Issue, listedIssues, openIssue } from './github-issues.js'
import { jobsOf, paged, runsOf, runWithPulls } from './github-lists.js'
import {
  type PullHead,
  type Raw,
  rawComment,
  rawListedRepository,
  rawObject,
  rawPerson,
  rawPull,
  rawRepository,
} from './github-shapes.js'

export interface Answer {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array
}

export interface Ask {
  readonly method: string
  readonly url: URL
  readonly body: string
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>
}

export interface Pull {
  readonly number: number
  readonly state: 'open' | 'closed'
  readonly head: PullHead
}

export interface IssueComment {
  readonly id: number
  readonly issue: number
  body: string
  readonly user: { readonly login: string; readonly type: string }
}

/** What the service knows; tests change it as they go. */
export interface State {
  readonly repository: string
  readonly defaultBranch: string
  /** The latest attempt of each run by id. */
  readonly runs: Map<number, Raw>
  /** Earlier attempts, by `id/attempt`. */
  readonly attempts: Map<string, Raw>
  readonly jobs: Raw[]
  /** By job id; a job without one answers `BlobNotFound`. */
  readonly logs: Map<number, string | Uint8Array>
  /** By `ref:path`; without ref for the default branch. */
  readonly files: Map<string, string>
  /** Head commits of branches. */
  readonly branches: Map<string, string>
  /** Commits of tags; every tag is an annotated one, an object of its own. */
  readonly tags: Map<string, string>
  readonly pulls: Pull[]
  readonly caches: { readonly id: number; readonly key: string; readonly ref: string }[]
  readonly reruns: { readonly run?: number; readonly job?: number; readonly debug: boolean }[]
  readonly dispatches: { readonly workflow: string; readonly body: unknown }[]
  readonly statuses: { readonly sha: string; readonly body: unknown }[]
  /** Comments of issues and pull requests, as they stand. */
  readonly comments: IssueComment[]
  /** Issues, oldest first. */
  readonly issues: Issue[]
  /** Names of an owner’s repositories, and whether owners are organisations. */
  readonly repositories: string[]
  organisations: boolean
  /** Ids of the jobs another job waits for. */
  readonly needs: Map<number, readonly number[]>
  /** How many more listings show a finished job as it was before its end, by job. */
  readonly lagging: Map<number, number>
  /** `actions: write` is granted. */
  mayWrite: boolean
}

export const json = (value: unknown, status = 200): Answer => ({
  status,
  headers: { 'content-type': 'application/json; charset=utf-8' },
  body: JSON.stringify(value),
})
export const notFound = (): Answer =>
  json({ message: 'Not Found', documentation_url: 'https://docs.github.com/rest', status: '404' }, 404)
const forbidden = (message: string): Answer => json({ message, status: '403' }, 403)
const noPermission = (): Answer => forbidden('Resource not accessible by integration')

const tagged = { node_id: 'T', message: '', tagger: { date: '2026-01-01T00:00:00Z', email: 'a@x', name: 'a' } }
const status = { id: 1, node_id: 'S', created_at: '2026-01-01T00:00:00Z', updated_at: '2026-01-01T00:00:00Z' }
const links = { html_url: null, _links: { git: null, html: null, self: 'https://api.github.com/' } }
const isCommit = (ref: string): boolean => /^[0-9a-f]{40}$/.test(ref)

/** The workflow’s file at a run’s commit: the branch’s, or one of just the jobs that are listed, in no order. */
function workflowAt(path: string, state: State): string | undefined {
  const branch = state.files.get(`${state.defaultBranch}:${path}`)
  if (branch !== undefined) return branch
  const runs = [...state.runs.values()].filter((run) => run['path'] === path)
  if (runs.length === 0) return undefined
  const names = state.jobs.map((job) => String(job['name']).replace(/ [(/].*$/, ''))
  return JSON.stringify({ jobs: Object.fromEntries(names.map((name) => [name, { 'runs-on': 'ubuntu-latest' }])) })
}

type Route = (match: readonly string[], ask: Ask, state: State, base: string) => Answer
const rows: readonly (readonly [string, RegExp, Route])[] = [
  ['GET', /^$/, (_, __, state) => json(rawRepository(state.repository, state.defaultBranch))],
  [
    'GET',
    /^\/actions\/runs\/(\d+)$/,
    ([, id], _, state) => {
      const run = state.runs.get(Number(id))
      return run === undefined ? notFound() : json(runWithPulls(state, run))
    },
  ],
  [
    'GET',
    /^\/actions\/runs\/(\d+)\/attempts\/(\d+)$/,
    ([, id, attempt], _, state) => {
      const latest = state.runs.get(Number(id))
      const run = latest?.['run_attempt'] === Number(attempt) ? latest : state.attempts.get(`${id}/${attempt}`)
      return run === undefined ? notFound() : json(run)
    },
  ],
  [
    'GET',
    /^\/actions\/runs\/(\d+)\/jobs$/,
    ([, id], { url }, state) => json(paged(url, jobsOf(state, Number(id), url.searchParams), 'jobs')),
  ],
  [
    'GET',
    /^\/actions\/(?:workflows\/([^/]+)\/)?runs$/,
    ([, workflow], { url }, state) => json(paged(url, runsOf(state, workflow, url.searchParams), 'workflow_runs')),
  ],
  [
    'GET',
    /^\/actions\/jobs\/(\d+)\/logs$/,
    ([, id], _, state, base) =>
      state.logs.has(Number(id))
        ? { status: 302, headers: { location: `${base}/_storage/logs/${id}?sig=secret` } }
        : json({ message: 'BlobNotFound', status: '404' }, 404),
  ],
  [
    'GET',
    /^\/contents\/(.+)$/,
    ([, path = ''], { url }, state) => {
      const ref = (url.searchParams.get('ref') ?? state.defaultBranch).replace(/^refs\/heads\//, '')
      const file = decodeURIComponent(path)
      const text = state.files.get(`${ref}:${file}`) ?? (isCommit(ref) ? workflowAt(file, state) : undefined)
      if (text === undefined) return notFound()
      const content = Buffer.from(text).toString('base64').replace(/.{60}/g, '$&\n')
      const sha = 'f'.repeat(40)
      return json({ type: 'file', encoding: 'base64', size: text.length, name: path, path, sha, content, ...links })
    },
  ],
  [
    'GET',
    /^\/git\/ref\/heads\/(.+)$/,
    ([, branch = ''], _, state) => {
      const sha = state.branches.get(decodeURIComponent(branch))
      return sha === undefined
        ? notFound()
        : json({ ref: `refs/heads/${branch}`, node_id: 'R', object: rawObject(sha, 'commit') })
    },
  ],
  [
    'GET',
    /^\/git\/ref\/tags\/(.+)$/,
    ([, tag = ''], _, state) => {
      const sha = state.tags.get(decodeURIComponent(tag))
      return sha === undefined
        ? notFound()
        : json({ ref: `refs/tags/${tag}`, node_id: 'R', object: rawObject([...sha].reverse().join(''), 'tag') })
    },
  ],
  [
    'GET',
    /^\/git\/tags\/([0-9a-f]{40})$/,
    ([, sha = '']) => json({ ...tagged, sha, tag: 'v1', object: rawObject([...sha].reverse().join(''), 'commit') }),
  ],
  [
    'GET',
    /^\/pulls\/(\d+)$/,
    ([, number], _, state) => {
      const pull = state.pulls.find((one) => one.number === Number(number))
      return pull === undefined ? notFound() : json(rawPull(pull.number, pull.state, pull.head))
    },
  ],
  [
    'GET',
    /^\/pulls$/,
    (_, { url }, state) => {
      const head = url.searchParams.get('head')
      const open = state.pulls.filter((one) => one.state === 'open' && `${one.head.owner}:${one.head.ref}` === head)
      return json(open.map((one) => rawPull(one.number, one.state, one.head)))
    },
  ],
  [
    'GET',
    /^\/actions\/caches$/,
    (_, { url }, state) =>
      json(
        paged(
          url,
          state.caches.filter(({ ref }) => ref === url.searchParams.get('ref')),
          'actions_caches',
        ),
      ),
  ],
  [
    'DELETE',
    /^\/actions\/caches\/(\d+)$/,
    ([, id], _, state) => {
      if (!state.mayWrite) return noPermission()
      const index = state.caches.findIndex((cache) => cache.id === Number(id))
      if (index < 0) return notFound()
      state.caches.splice(index, 1)
      return { status: 204 }
    },
  ],
  [
    'POST',
    /^\/statuses\/([0-9a-f]{40})$/,
    ([, sha = ''], { body }, state) => {
      if (!state.mayWrite) return noPermission()
      const set = JSON.parse(body) as Raw
      state.statuses.push({ sha, body: set })
      return json({ ...status, target_url: null, description: null, ...set, creator: rawPerson('ada') }, 201)
    },
  ],
  ['GET', /^\/deployments$/, (_, { url }) => json(deploymentsTo(url.searchParams.get('environment')))],
  ['GET', /^\/deployments\/(\d+)\/statuses$/, ([, id = '']) => json(deploymentStatuses(Number(id)))],
  ['GET', /^\/issues$/, (_, { url }, state) => json(listedIssues(state.issues, url.searchParams))],
  [
    'POST',
    /^\/issues$/,
    (_, { body }, state) => (state.mayWrite ? json(openIssue(state.issues, body), 201) : noPermission()),
  ],
  [
    'PATCH',
    /^\/issues\/(\d+)$/,
    ([, number], { body }, state) => {
      if (!state.mayWrite) return noPermission()
      const changed = changeIssue(state.issues, Number(number), body)
      return changed === undefined ? notFound() : json(changed)
    },
  ],
  [
    'GET',
    /^\/issues\/(\d+)\/comments$/,
    ([, issue], { url }, state) => {
      const [size, page] = ['per_page', 'page'].map((name) => Number(url.searchParams.get(name) ?? 1))
      const all = state.comments.filter((comment) => comment.issue === Number(issue))
      const shown = all.slice(((page ?? 1) - 1) * (size ?? 30), (page ?? 1) * (size ?? 30))
      return json(shown.map(rawComment))
    },
  ],
  [
    'POST',
    /^\/issues\/(\d+)\/comments$/,
    ([, issue], { body }, state) => {
      if (!state.mayWrite) return noPermission()
      const user = rawPerson('github-actions[bot]')
      const made = { id: 9_000_000 + state.comments.length, issue: Number(issue), ...JSON.parse(body), user }
      state.comments.push(made)
      return json(rawComment(made), 201)
    },
  ],
  [
    'PATCH',
    /^\/issues\/comments\/(\d+)$/,
    ([, id], { body }, state) => {
      if (!state.mayWrite) return noPermission()
      const comment = state.comments.find((one) => one.id === Number(id))
      if (comment === undefined) return notFound()
      comment.body = JSON.parse(body).body
      return json(rawComment(comment))
    },
  ],
  ['POST', /^\/actions\/(runs|jobs)\/(\d+)\/(rerun-failed-jobs|rerun)$/, rerun],
  [
    'POST',
    /^\/actions\/workflows\/([^/]+)\/dispatches$/,
    ([, workflow = ''], { body }, state) => {
      if (!state.mayWrite) return noPermission()
      state.dispatches.push({ workflow, body: JSON.parse(body) as unknown })
      return { status: 204 }
    },
  ],
]

/** A rerun is a new attempt, queued. GitHub refuses one of a run that is in progress with a 403 of its own. */
function rerun([, kind, id]: readonly string[], { body }: Ask, state: State): Answer {
  if (!state.mayWrite) return noPermission()
  const runId =
    kind === 'runs' ? Number(id) : Number(state.jobs.find((job) => job['id'] === Number(id))?.['run_id'] ?? Number.NaN)
  const run = state.runs.get(runId)
  if (run === undefined) return notFound()
  if (run['status'] !== 'completed') return forbidden('This workflow is already running')
  const attempt = Number(run['run_attempt'])
  state.attempts.set(`${runId}/${attempt}`, run)
  state.runs.set(runId, {
    ...run,
    run_attempt: attempt + 1,
    status: 'queued',
    conclusion: null,
    triggering_actor: rawPerson('github-actions[bot]'),
  })
  const asked = JSON.parse(body || '{}') as { readonly enable_debug_logging?: boolean }
  const target = kind === 'runs' ? { run: runId } : { job: Number(id) }
  state.reruns.push({ ...target, debug: asked.enable_debug_logging === true })
  return json({}, 201)
}

/** @returns undefined for a path the service does not know */
export function route(ask: Ask, state: State, base: string): Answer | undefined {
  const stored = /^\/_storage\/logs\/(\d+)$/.exec(ask.url.pathname)
  if (stored) {
    const log = state.logs.get(Number(stored[1]))
    return log === undefined ? { status: 404, body: 'BlobNotFound' } : { status: 200, body: log }
  }
  const prefix = `/repos/${state.repository}`
  if (ask.url.pathname === '/user') return noPermission()
  const owner = /^\/(orgs|users)\/([^/]+)\/repos$/.exec(ask.url.pathname)
  if (owner !== null) {
    const all = state.repositories.filter((name) => name.startsWith(`${owner[2]}/`))
    if (all.length === 0 || (owner[1] === 'orgs' && !state.organisations)) return notFound()
    return json(all.map((name) => rawListedRepository(name)))
  }
  const path = ask.url.pathname.replace(/^\/api\/v[13]/, '')
  if (path !== prefix && !path.startsWith(`${prefix}/`)) return undefined
  const rest = path.slice(prefix.length)
  for (const [method, pattern, answer] of rows) {
    const match = method === ask.method ? pattern.exec(rest) : null
    if (match) return answer(match, ask, state, base)
  }
  return undefined
}
