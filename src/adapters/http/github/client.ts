/** Asks the REST API through the one Octokit; every answer is validated, no refusal is thrown. */
import type { Octokit } from '@octokit/rest'
import type { z } from 'zod'
import { messageOf } from '../../../core/run/errors.js'
import type { Env } from '../../../ports.js'
import type { RequestBudget } from '../budget.js'
import { type Fetch, Stopped } from '../guarded-fetch.js'
import { createOutage, type Outage } from '../outage.js'
import { fetchFor } from '../proxy.js'
import { type Answer, type Refused, refused } from './answer.js'
import { createOctokit } from './octokit.js'

export interface ClientOptions {
  readonly token: string | undefined
  readonly env: Env
  readonly budget: RequestBudget
  readonly left: () => number
  readonly fetch?: Fetch | undefined
  readonly timeoutMs?: number | undefined
  readonly pauseMs?: number | undefined
  readonly version?: string | undefined
  /** Shared with whoever else asks this platform; its own by default. */
  readonly outage?: Outage | undefined
}

export type Params = Readonly<Record<string, unknown>>

export interface Client {
  readonly baseUrl: string
  /** Fetch without the token, for where a log’s redirect leads. */
  readonly plainFetch: Fetch
  /** Requests the platform still grants this hour, as it last said. */
  remaining(): number | undefined
  get<T>(route: string, params: Params, shape: z.ZodType<T>): Promise<Answer<T>>
  /** Sent once: a request that changes something is not repeated on a server’s error. */
  send(route: string, params: Params): Promise<Answer<unknown>>
  /** The raw response of a log: its redirect or its body. */
  raw(route: string, params: Params): Promise<Answer<RawResponse>>
}

export interface RawResponse {
  readonly status: number
  readonly location: string | undefined
  readonly contentType: string
  readonly body: ReadableStream<Uint8Array> | undefined
}

export function createClient(options: ClientOptions): Client {
  const { token, env, budget, left } = options
  const baseUrl = (env['GITHUB_API_URL'] || 'https://api.github.com').replace(/\/+$/, '')
  const plainFetch = options.fetch ?? fetchFor(env)
  let made: Promise<Octokit> | undefined
  let remaining: number | undefined
  const outage = options.outage ?? createOutage(Date.now)
  const watchedFetch: Fetch = async (url, init) => {
    const response = await plainFetch(url, init)
    const said = response.headers.get('x-ratelimit-remaining')
    if (said !== null && /^\d{1,9}$/.test(said)) remaining = Number(said)
    return response
  }
  const ask = async (
    route: string,
    params: Params,
  ): Promise<Answer<{ status: number; headers: object; data: unknown }>> => {
    if (token === undefined || token === '') return refused('no-token', 'no token was given')
    const down = outage.reason()
    if (down !== undefined) return refused('unreachable', `not asked: ${down}`)
    made ??= createOctokit({
      baseUrl,
      token,
      budget,
      left,
      fetch: watchedFetch,
      timeoutMs: () => outage.patience(options.timeoutMs ?? 10_000),
      pauseMs: options.pauseMs ?? 250,
      version: options.version ?? '0',
    })
    const startedAt = Date.now()
    try {
      const request = { ...(outage.suspected() && { retries: 0 }), ...(params['request'] as object | undefined) }
      const value = await (await made).request(route, { ...params, request })
      outage.answered()
      return { kind: 'ok', value }
    } catch (error) {
      const refusal = refusalOf(error)
      if (isNoAnswer(refusal)) outage.failed(startedAt)
      else if (refusal.status !== undefined) outage.answered()
      return refusal
    }
  }
  return {
    baseUrl,
    plainFetch,
    remaining: () => remaining,
    async get(route, params, shape) {
      const answer = await ask(`GET ${route}`, params)
      if (answer.kind === 'refused') return answer
      const read = shape.safeParse(answer.value.data)
      if (read.success) return { kind: 'ok', value: read.data }
      return refused('shape', `not the answer expected of ${route}`, answer.value.status)
    },
    async send(route, params) {
      const answer = await ask(route, { ...params, request: { retries: 0 } })
      return answer.kind === 'refused' ? answer : { kind: 'ok', value: answer.value.data }
    },
    async raw(route, params) {
      const request = { redirect: 'manual', parseSuccessResponseBody: false }
      const answer = await ask(`GET ${route}`, { ...params, request })
      if (answer.kind === 'refused') return answer
      const { status, headers, data } = answer.value
      const header = (name: string): string | undefined => {
        const value = Object.entries(headers).find(([key]) => key === name)?.[1]
        return typeof value === 'string' ? value : undefined
      }
      const body = data instanceof ReadableStream ? data : undefined
      return {
        kind: 'ok',
        value: { status, location: header('location'), contentType: header('content-type') ?? '', body },
      }
    },
  }
}

const isNoAnswer = ({ reason }: Refused): boolean =>
  reason === 'server' || reason === 'unreachable' || reason === 'timeout'

const reasonOf = ({ reason }: Stopped): Refused['reason'] =>
  reason === 'redirect' || reason === 'too-long' ? 'unreachable' : reason

/** By status and words: not every 403 is a missing permission. */
export function refusalOf(error: unknown): Refused {
  if (error instanceof Stopped) return refused(reasonOf(error), error.message)
  const message = messageOf(error)
  const status = statusOf(error)
  // Octokit gives failed connections the status 500, with no response.
  if (status === undefined || !hasResponse(error)) return refused('unreachable', message)
  const { remaining, body } = readResponse(error)
  const words = body === undefined ? message : 'an answer that is not JSON'
  if (status === 401) return refused('unauthorised', words, status)
  if (status === 429 || remaining === '0' || /rate limit/i.test(message)) return refused('rate-limit', words, status)
  if (status === 403) return refused('forbidden', words, status)
  if (status === 404 || status === 410) return refused('missing', words, status)
  return refused(status >= 500 ? 'server' : 'rejected', words, status)
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null
const statusOf = (error: unknown): number | undefined =>
  isObject(error) && typeof error['status'] === 'number' ? error['status'] : undefined
const hasResponse = (error: unknown): boolean => isObject(error) && isObject(error['response'])

function readResponse(error: unknown): { readonly remaining: unknown; readonly body: string | undefined } {
  const response = isObject(error) && isObject(error['response']) ? error['response'] : {}
  const headers = isObject(response['headers']) ? response['headers'] : {}
  // A page of HTML, from a proxy or a login, would be printed whole as the message.
  return {
    remaining: headers['x-ratelimit-remaining'],
    body:
      typeof response['data'] === 'string' && response['data'].trimStart().startsWith('<')
        ? response['data']
        : undefined,
  }
}
