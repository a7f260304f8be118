/**
 * A loopback GitHub REST service in the recorded real shapes: runs, attempts, jobs with paging, job logs behind a
 * redirect, runs lists, contents, refs, pulls, reruns, dispatches; rate-limit headers, faults call by call, and a log of
 * what was asked. Paths it does not know go to `also`, such as the results service’s `rest` for artifacts.
 */
import { createHash } from 'node:crypto'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Answer, type Ask, json, notFound, route, type State } from './github-routes.js'
import { type JobOptions, type Raw, type RunOptions, rawJob, rawRun } from './github-shapes.js'

/** What to do to a call instead of answering it. */
export type Fault =
  | { readonly status: number; readonly message?: string; readonly headers?: Readonly<Record<string, string>> }
  | { readonly html: true; readonly status?: number }
  | { readonly body: string }
  | { readonly slowMs: number }
  | { readonly hangUp: true }

/** One request and what was answered, for whoever holds them against GitHub’s own description. */
export interface Exchange {
  readonly method: string
  readonly url: URL
  readonly body: string
  readonly status: number
  readonly answer: string | Uint8Array | undefined
}

export interface GithubApi extends State {
  readonly url: string
  /** `GET /repos/o/r/actions/runs/1?x=y`, in order. */
  readonly log: string[]
  /** Requests to the storage that brought the token along: there must be none. */
  readonly leaks: string[]
  /** From the `after`th request on GitHub finds them too many, `refusals` times, and asks for a pause in seconds. */
  secondaryLimit: { readonly after: number; readonly refusals: number; readonly retryAfter: number } | undefined
  fault: ((call: string) => Fault | undefined) | undefined
  onExchange: ((exchange: Exchange) => void) | undefined
  rateLimit: { remaining: number; resetAt: number }
  addRun(options: Omit<RunOptions, 'repository'>): Raw
  addJob(options: JobOptions): Raw
  /** Environment of a step of the run. */
  env(run: number, more?: Readonly<Record<string, string>>): Record<string, string>
  close(): Promise<void>
}

export interface ServiceOptions {
  readonly repository?: string
  readonly also?: (ask: Pick<Ask, 'method' | 'url'>) => Answer | undefined
}

export async function startGithubApi({ repository = 'o/r', also }: ServiceOptions = {}): Promise<GithubApi> {
  let base = ''
  const service: GithubApi = {
    get url() {
      return base
    },
    repository,
    defaultBranch: 'main',
    runs: new Map(),
    attempts: new Map(),
    jobs: [],
    logs: new Map(),
    files: new Map(),
    branches: new Map(),
    tags: new Map(),
    pulls: [],
    caches: [],
    reruns: [],
    dispatches: [],
    statuses: [],
    comments: [],
    issues: [],
    repositories: [],
    organisations: true,
    needs: new Map(),
    lagging: new Map(),
    mayWrite: true,
    log: [],
    leaks: [],
    fault: undefined,
    onExchange: undefined,
    secondaryLimit: undefined,
    rateLimit: { remaining: 990, resetAt: 4_000_000_000 },
    addRun(options) {
      const run = rawRun({ ...options, repository })
      service.runs.set(options.id, run)
      return run
    },
    addJob(options) {
      const job = rawJob(options)
      service.jobs.push(job)
      if (options.needs !== undefined) service.needs.set(options.id, options.needs)
      return job
    },
    env: (run, more = {}) => ({
      GITHUB_ACTIONS: 'true',
      GITHUB_API_URL: base,
      GITHUB_SERVER_URL: 'https://github.com',
      GITHUB_REPOSITORY: repository,
      GITHUB_RUN_ID: String(run),
      GITHUB_RUN_ATTEMPT: '1',
      GITHUB_RUN_NUMBER: '7',
      GITHUB_WORKFLOW: 'CI',
      GITHUB_WORKFLOW_REF: `${repository}/.github/workflows/ci.yml@refs/heads/main`,
      GITHUB_EVENT_NAME: 'push',
      GITHUB_REF: 'refs/heads/main',
      GITHUB_REF_NAME: 'main',
      GITHUB_SHA: 'a'.repeat(40),
      GITHUB_JOB: 'pipeline-guard',
      GITHUB_ACTOR: 'ada',
      ...more,
    }),
    close: () => {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
  const server = http.createServer(async (request, response) => {
    const chunks: Uint8Array[] = []
    for await (const chunk of request) chunks.push(chunk as Uint8Array)
    const { method = 'GET', headers } = request
    const ask = { method, url: new URL(request.url ?? '/', base), body: Buffer.concat(chunks).toString(), headers }
    const call = `${method} ${ask.url.pathname}${ask.url.search}`
    service.log.push(call)
    if (ask.url.pathname.startsWith('/_storage/') && headers.authorization !== undefined) service.leaks.push(call)
    const fault = service.fault?.(call)
    if (fault && 'hangUp' in fault) return request.socket.destroy()
    if (fault && 'slowMs' in fault) await new Promise((resolve) => setTimeout(resolve, fault.slowMs).unref())
    const answer = withTag(
      ask,
      (fault && faulty(fault)) ?? tooMany(service) ?? route(ask, service, base) ?? also?.(ask) ?? notFound(),
    )
    const { status, body: said } = answer
    if (fault === undefined) service.onExchange?.({ method, url: ask.url, body: ask.body, status, answer: said })
    response.writeHead(answer.status, {
      'x-ratelimit-limit': '1000',
      'x-ratelimit-remaining': String(service.rateLimit.remaining),
      'x-ratelimit-reset': String(service.rateLimit.resetAt),
      'x-github-request-id': 'LOOP:BACK',
      ...answer.headers,
    })
    return response.end(answer.body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return service
}

/** Lists bear a tag, which belongs to the token; one that has not changed is not sent again. */
function withTag({ method, url, headers }: Ask, answer: Answer): Answer {
  if (method !== 'GET' || answer.status !== 200 || !url.pathname.endsWith('/actions/runs')) return answer
  const etag = `W/"${createHash('sha256')
    .update(`${headers['authorization']} ${answer.body ?? ''}`)
    .digest('hex')}"`
  if (headers['if-none-match'] === etag) return { status: 304, headers: { etag } }
  return { ...answer, headers: { ...answer.headers, etag } }
}

/** The secondary rate limit: requests too close together, whatever is left of the hour’s. */
function tooMany({ secondaryLimit: limit, log }: GithubApi): Answer | undefined {
  const over = limit === undefined ? 0 : log.length - limit.after
  if (limit === undefined || over <= 0 || over > limit.refusals) return undefined
  const message = 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.'
  const answer = json({ message, documentation_url: 'https://docs.github.com/rest', status: '403' }, 403)
  return { ...answer, headers: { ...answer.headers, 'retry-after': String(limit.retryAfter) } }
}

function faulty(fault: Fault): Answer | undefined {
  if ('html' in fault)
    return {
      status: fault.status ?? 200,
      headers: { 'content-type': 'text/html' },
      body: '<!doctype html><title>Sign in</title><p>::error::Please sign in</p>',
    }
  if ('body' in fault) return { status: 200, headers: { 'content-type': 'application/json' }, body: fault.body }
  if (!('status' in fault)) return undefined
  const answer = json({ message: fault.message ?? 'as told', status: String(fault.status) }, fault.status)
  return { ...answer, headers: { ...answer.headers, ...fault.headers } }
}
