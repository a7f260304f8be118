/** A small REST client for controllers of one’s own: bounded in requests, time and size; every refusal is data. */
import type { Trouble } from '../../core/model/index.js'
import type { TroubleLog } from '../../ports.js'
import { createBudget, type RequestBudget } from './budget.js'

export type Fetch = (url: string, init: RequestInit) => Promise<Response>

export type Refusal =
  | 'unauthorised'
  | 'forbidden'
  | 'missing'
  | 'login-page'
  | 'not-json'
  | 'server'
  | 'slow'
  | 'too-long'
  | 'unreachable'
  | 'budget'

export type Answer<T> =
  | { readonly kind: 'ok'; readonly value: T; readonly headers: Headers }
  | { readonly kind: 'refused'; readonly reason: Refusal; readonly message: string; readonly status?: number }

export interface RestOptions {
  /** Where credentials may be sent; never to another origin. */
  readonly base: string
  readonly headers: Readonly<Record<string, string>>
  /** Requests at the most; one budget may be shared by several clients. */
  readonly budget: number | RequestBudget
  readonly fetch?: Fetch | undefined
  /** Milliseconds for one request, its body included; asked for each, where less and less time is left. */
  readonly timeoutMs?: number | (() => number) | undefined
  /** Pause before the one retry, in ms. */
  readonly pauseMs?: number | undefined
  /** Calls in a row without an answer after which no more are made: 2 where nothing is said. */
  readonly patience?: number | undefined
}

export interface Rest {
  json(url: string): Promise<Answer<unknown>>
  bytes(url: string, mostBytes?: number): Promise<Answer<Uint8Array>>
  /** The body piece by piece; it ends early, by an exception, where the connection or the time does. */
  stream(url: string): Promise<Answer<AsyncIterable<Uint8Array>>>
  /** Sends a form; what is answered is of no interest. Never repeated. */
  submit(url: string, form: Readonly<Record<string, string>>): Promise<Answer<undefined>>
  post(url: string, body: object): Promise<Answer<unknown>>
  put(url: string, body: object): Promise<Answer<unknown>>
}

const jsonBytes = 16 * 1048576
const mostRedirects = 3

export function createRest({
  base,
  headers,
  budget,
  fetch = globalThis.fetch,
  timeoutMs: limit = 10_000,
  pauseMs = 500,
  patience = 2,
}: RestOptions): Rest {
  const origin = URL.canParse(base) ? new URL(base).origin : undefined
  const requests = typeof budget === 'number' ? createBudget(budget) : budget
  let outOfReach = 0

  async function once(url: string, init: RequestInit): Promise<Answer<Response>> {
    let at = url
    for (let hop = 0; ; hop++) {
      if (!requests.take()) return refused('budget', 'the request budget was spent')
      if (!URL.canParse(at) || new URL(at).origin !== origin) return refused('login-page', `it leads to ${hostOf(at)}`)
      let response: Response
      const timeoutMs = typeof limit === 'number' ? limit : limit()
      try {
        response = await fetch(at, {
          ...init,
          headers: { ...headers, ...init.headers },
          redirect: 'manual',
          signal: AbortSignal.timeout(timeoutMs),
        })
      } catch (error) {
        const slow = nameOf(error) === 'TimeoutError'
        return slow ? refused('slow', `no answer within ${timeoutMs} ms`) : refused('unreachable', reasonOf(error))
      }
      const location = response.headers.get('location')
      if (response.status < 300 || response.status >= 400 || location === null) return judged(response)
      await response.body?.cancel()
      if (hop >= mostRedirects || init.method !== undefined)
        return refused('login-page', 'redirected too often', response.status)
      at = URL.canParse(location, at) ? new URL(location, at).href : location
      if (/\/(?:securityRealm\/|oauth2?\/)?(?:commenceLogin|login|sign_in)\b/i.test(at))
        return refused('login-page', 'redirected to a login page', response.status)
    }
  }

  async function attempt(url: string, init: RequestInit): Promise<Answer<Response>> {
    // One that is down is not waited for at every call.
    if (outOfReach >= patience) return refused('unreachable', 'it did not answer before')
    const answer = await tried(url, init)
    if (answer.kind === 'refused' && (answer.reason === 'slow' || answer.reason === 'unreachable')) outOfReach++
    else outOfReach = 0
    return answer
  }

  async function tried(url: string, init: RequestInit): Promise<Answer<Response>> {
    const first = await once(url, init)
    // A second try of what may have been heard could do it twice.
    const again =
      first.kind === 'refused' && ['server', 'unreachable'].includes(first.reason) && init.method === undefined
    if (!again) return first
    await new Promise((resolve) => setTimeout(resolve, pauseMs))
    return once(url, init)
  }

  async function json(url: string, init: RequestInit): Promise<Answer<unknown>> {
    const answer = await attempt(url, init)
    if (answer.kind === 'refused') return answer
    const read = await bodyOf(answer.value, jsonBytes)
    if (read.kind === 'refused') return read
    try {
      return { kind: 'ok', value: JSON.parse(new TextDecoder().decode(read.value)), headers: answer.headers }
    } catch {
      const page = /^\s*</.test(new TextDecoder().decode(read.value.subarray(0, 100)))
      return refused(
        'not-json',
        page ? 'a web page came in place of JSON' : 'the answer is no JSON',
        answer.value.status,
      )
    }
  }

  return {
    json: (url) => json(url, { headers: { accept: 'application/json' } }),
    post: (url, body) => json(url, sending('POST', body)),
    put: (url, body) => json(url, sending('PUT', body)),
    async stream(url) {
      const answer = await attempt(url, {})
      return answer.kind === 'refused' ? answer : { ...answer, value: answer.value.body ?? nothing() }
    },
    async submit(url, form) {
      const answer = await attempt(url, { method: 'POST', body: new URLSearchParams(form) })
      if (answer.kind === 'ok') await answer.value.body?.cancel()
      return answer.kind === 'ok' ? { ...answer, value: undefined } : answer
    },
    async bytes(url, mostBytes = jsonBytes) {
      const answer = await attempt(url, {})
      if (answer.kind === 'refused') return answer
      const read = await bodyOf(answer.value, mostBytes)
      return read.kind === 'refused' ? read : { kind: 'ok', value: read.value, headers: answer.headers }
    },
  }
}

const sending = (method: 'POST' | 'PUT', body: object): RequestInit => ({
  method,
  body: JSON.stringify(body),
  headers: { accept: 'application/json', 'content-type': 'application/json' },
})

async function* nothing(): AsyncGenerator<Uint8Array> {}

const refused = (reason: Refusal, message: string, status?: number) =>
  ({ kind: 'refused', reason, message, ...(status === undefined ? {} : { status }) }) as const

const byStatus: Readonly<Record<number, Refusal>> = {
  401: 'unauthorised',
  403: 'forbidden',
  404: 'missing',
  429: 'server',
}

async function judged(response: Response): Promise<Answer<Response>> {
  if (response.ok) return { kind: 'ok', value: response, headers: response.headers }
  const said = await messageIn(response)
  return refused(
    byStatus[response.status] ?? (response.status >= 500 ? 'server' : 'missing'),
    `HTTP ${response.status}${said === undefined ? '' : `: ${said}`}`,
    response.status,
  )
}

/** Not every 403 is a missing permission: GitLab says which in `message`. */
async function messageIn(response: Response): Promise<string | undefined> {
  if (!/json/i.test(response.headers.get('content-type') ?? '')) {
    await response.body?.cancel()
    return undefined
  }
  const body = await bodyOf(response, 16 * 1024)
  if (body.kind === 'refused') return undefined
  try {
    const { message, error } = JSON.parse(new TextDecoder().decode(body.value)) as Readonly<Record<string, unknown>>
    const said = message ?? error
    return typeof said === 'string' && said !== '' ? said.slice(0, 200) : undefined
  } catch {
    // No JSON after all: the status tells enough.
    return undefined
  }
}

async function bodyOf(response: Response, mostBytes: number): Promise<Answer<Uint8Array>> {
  const chunks: Uint8Array[] = []
  let length = 0
  try {
    for await (const chunk of response.body ?? []) {
      length += chunk.length
      if (length > mostBytes) return refused('too-long', `more than ${mostBytes} bytes`)
      chunks.push(chunk)
    }
  } catch (error) {
    return refused(nameOf(error) === 'TimeoutError' ? 'slow' : 'unreachable', reasonOf(error))
  }
  return { kind: 'ok', value: Buffer.concat(chunks), headers: response.headers }
}

const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).host : 'no address')
/** Errors of fetch may come from another realm: their shape tells, not their class. */
interface ErrorLike {
  readonly name?: unknown
  readonly message?: unknown
  readonly cause?: unknown
}
const like = (error: unknown): ErrorLike => (typeof error === 'object' && error !== null ? error : {})
const nameOf = (error: unknown): string => String(like(error).name ?? '')
const reasonOf = (error: unknown): string => {
  const { message, cause } = like(error)
  const because = like(cause).message
  return `${String(message ?? error)}${because === undefined ? '' : `: ${String(because)}`}`
}

/** Tells a refusal as one trouble; the same reason is told once, however many requests met it. */
export function tellRefusals(troubles: TroubleLog, prefix: string, advice: (reason: Refusal) => string) {
  const told = new Set<string>()
  return (what: string, refusal: { readonly reason: Refusal; readonly message: string }): void => {
    const trouble: Trouble = {
      code: `${prefix}-${refusal.reason}`,
      message: `${what} could not be had: ${refusal.message}`,
      advice: advice(refusal.reason),
    }
    if (told.has(trouble.code)) return
    told.add(trouble.code)
    troubles.add(trouble)
  }
}
