/**
 * A loopback GitLab REST service in the recorded real shapes: projects, groups, pipelines by the time of their change,
 * jobs with their tries, bridges, traces, test reports, merge requests, files, retries, commit statuses; faults call by
 * call, and a log of what was asked. It lies under a path, as instances may.
 */
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Answer, answerTo, type GitlabState } from './gitlab-routes.js'

/** What to do to a call instead of answering it. */
export type GitlabFault =
  | { readonly status: number; readonly message?: string; readonly headers?: Readonly<Record<string, string>> }
  | { readonly body: string }
  | { readonly slowMs: number }
  | { readonly hangUp: true }
  | { readonly redirect: string }

/** One request and what was answered. */
export interface GitlabExchange {
  readonly method: string
  readonly path: string
  readonly query: URLSearchParams
  readonly body: string
  readonly answer: string | Buffer
  readonly status: number
}

export interface GitlabApi extends GitlabState {
  /** Address of the instance. */
  readonly url: string
  /** `GET /projects/1/pipelines?x=y`, in order. */
  readonly log: string[]
  fault: ((call: string) => GitlabFault | undefined) | undefined
  onExchange: ((exchange: GitlabExchange) => void) | undefined
  /** Headers of every answer. */
  headers: Readonly<Record<string, string>>
  close(): Promise<void>
}

const prefix = '/gitlab/api/v4'
export const gitlabToken = 'glpat-loopback'

export async function startGitlabApi(): Promise<GitlabApi> {
  let base = ''
  const service: GitlabApi = {
    get url() {
      return `${base}/gitlab`
    },
    projects: [],
    pipelines: [],
    jobs: new Map(),
    bridges: new Map(),
    traces: new Map(),
    reports: new Map(),
    mergeRequests: new Map(),
    files: new Map(),
    heads: new Map(),
    retries: [],
    statuses: [],
    log: [],
    notes: [],
    fault: undefined,
    onExchange: undefined,
    // Whatever the time is here: a clock that is ahead changes nothing.
    headers: { date: 'Fri, 01 Jan 2100 00:00:00 GMT' },
    close: () => {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
  const server = http.createServer(async (request, response) => {
    const chunks: Uint8Array[] = []
    for await (const chunk of request) chunks.push(chunk as Uint8Array)
    const url = new URL(request.url ?? '/', base)
    const path = url.pathname.startsWith(prefix) ? url.pathname.slice(prefix.length) : undefined
    const call = `${request.method} ${path}${url.search}`
    service.log.push(call)
    const fault = service.fault?.(call)
    if (fault && 'hangUp' in fault) return request.socket.destroy()
    if (fault && 'slowMs' in fault) await new Promise((resolve) => setTimeout(resolve, fault.slowMs).unref())
    const answer =
      path === undefined
        ? { status: 404, body: '<html>' }
        : request.headers['private-token'] !== gitlabToken
          ? json({ message: '401 Unauthorized' }, 401)
          : ((fault && faulty(fault)) ??
            answerTo(service, {
              method: request.method ?? 'GET',
              path,
              query: url.searchParams,
              body: Buffer.concat(chunks).toString(),
            }))
    if (path !== undefined && fault === undefined)
      service.onExchange?.({
        method: request.method ?? 'GET',
        path,
        query: url.searchParams,
        body: Buffer.concat(chunks).toString(),
        answer: answer.body,
        status: answer.status,
      })
    response.writeHead(answer.status, { ...service.headers, ...answer.headers })
    return response.end(answer.body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return service
}

const json = (value: unknown, status = 200): Answer => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(value),
})

function faulty(fault: GitlabFault): Answer | undefined {
  if ('redirect' in fault) return { status: 302, headers: { location: fault.redirect }, body: '' }
  if ('body' in fault) return { status: 200, headers: { 'content-type': 'application/json' }, body: fault.body }
  if (!('status' in fault)) return undefined
  const answer = json({ message: fault.message ?? 'as told' }, fault.status)
  return { ...answer, headers: { ...answer.headers, ...fault.headers } }
}
