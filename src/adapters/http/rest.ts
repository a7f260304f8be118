/** A small REST client for controllers of one’s own: bounded in requests, time and size; every refusal is data. */
import type { Trouble } from '../../core/model/index.js'
import type { TroubleLog } from '../../ports.js'
import { sleep } from '../../timers.js'
import { createBudget, type RequestBudget } from './budget.js'
import { type Fetch, type Guards, plainFetch, type Reading, readBytes, Stopped, send } from './guarded-fetch.js'
import { createOutage, ofController } from './outage.js'

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

/** No answer, or none of the platform’s own: what was asked for may be there all the same. */
export const isSilence = (reason: Refusal): boolean =>
  ['not-json', 'server', 'slow', 'too-long', 'unreachable'].includes(reason)

/** A login page or a proxy’s in place of a log, which begins with what the platform says of itself. */
export const isPage = (bytes: Uint8Array): boolean =>
  /^\s*<(?:!doctype\s+html|html)\b/i.test(new TextDecoder().decode(bytes.subarray(0, 200)))

export const pageForLog = {
  kind: 'refused',
  reason: 'not-json',
  message: 'a web page came in place of a log',
} as const satisfies Answer<never>

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

/** Jenkins, GitLab and single sign-on redirect there, on the same host, whoever shows no valid token. */
const loginPage = /\/(?:securityRealm\/|oauth2?\/)?(?:commenceLogin|login|sign_in)\b/i

export function createRest({ base, headers, budget, timeoutMs: limit = 10_000, ...options }: RestOptions): Rest {
  const { fetch = plainFetch, pauseMs = 500, patience = 2 } = options
  const outage = createOutage(Date.now, ofController(patience))
  const guards: Guards = {
    fetch,
    budget: typeof budget === 'number' ? createBudget(budget) : budget,
    timeoutMs: typeof limit === 'number' ? () => limit : limit,
    origin: URL.canParse(base) ? new URL(base).origin : 'null',
    refuses: (url) => (loginPage.test(url.href) ? 'redirected to a login page' : undefined),
  }

  async function once({ url, init, reading }: Asked): Promise<Answer<Response>> {
    try {
      const sent = { ...init, headers: { ...headers, ...init.headers } }
      return await judged(await send(guards, { url, init: sent, reading }))
    } catch (error) {
      return refusalOf(error)
    }
  }

  async function attempt(asked: Asked): Promise<Answer<Response>> {
    // One that is down is not waited for at every call.
    const down = outage.reason()
    if (down !== undefined) return refused('unreachable', down)
    const startedAt = Date.now()
    const answer = await tried(asked)
    if (answer.kind === 'refused' && (answer.reason === 'slow' || answer.reason === 'unreachable'))
      outage.failed(startedAt)
    else outage.answered()
    return answer
  }

  async function tried(asked: Asked): Promise<Answer<Response>> {
    const first = await once(asked)
    // A second try of what may have been heard could do it twice.
    const again =
      first.kind === 'refused' && ['server', 'unreachable'].includes(first.reason) && asked.init.method === undefined
    if (!again) return first
    await sleep(pauseMs)
    return once(asked)
  }

  async function bytes(url: string, init: RequestInit, mostBytes: number): Promise<Answer<Uint8Array>> {
    const answer = await attempt({ url, init, reading: 'stream' })
    if (answer.kind === 'refused') return answer
    try {
      return { ...answer, value: await readBytes(answer.value.body ?? [], mostBytes) }
    } catch (error) {
      return refusalOf(error)
    }
  }

  async function json(url: string, init: RequestInit): Promise<Answer<unknown>> {
    const read = await bytes(url, init, jsonBytes)
    if (read.kind === 'refused') return read
    try {
      return { ...read, value: JSON.parse(new TextDecoder().decode(read.value)) }
    } catch {
      const page = /^\s*</.test(new TextDecoder().decode(read.value.subarray(0, 100)))
      return refused('not-json', page ? 'a web page came in place of JSON' : 'the answer is no JSON')
    }
  }

  return {
    json: (url) => json(url, { headers: { accept: 'application/json' } }),
    post: (url, body) => json(url, sending('POST', body)),
    put: (url, body) => json(url, sending('PUT', body)),
    async stream(url) {
      const answer = await attempt({ url, init: {}, reading: 'stream' })
      return answer.kind === 'refused' ? answer : { ...answer, value: answer.value.body ?? nothing() }
    },
    async submit(url, form) {
      const answer = await attempt({
        url,
        init: { method: 'POST', body: new URLSearchParams(form) },
        reading: 'stream',
      })
      if (answer.kind === 'ok') await answer.value.body?.cancel()
      return answer.kind === 'ok' ? { ...answer, value: undefined } : answer
    },
    bytes: (url, mostBytes = jsonBytes) => bytes(url, {}, mostBytes),
  }
}

interface Asked {
  readonly url: string
  readonly init: RequestInit
  readonly reading: Reading
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
  try {
    const body = await readBytes(response.body ?? [], 16 * 1024)
    const { message, error } = JSON.parse(new TextDecoder().decode(body)) as Readonly<Record<string, unknown>>
    const said = message ?? error
    return typeof said === 'string' && said !== '' ? said.slice(0, 200) : undefined
  } catch {
    // No JSON after all, or too much of it: the status tells enough.
    return undefined
  }
}

const stops = {
  budget: 'budget',
  deadline: 'budget',
  timeout: 'slow',
  redirect: 'login-page',
  'too-long': 'too-long',
} as const

function refusalOf(error: unknown) {
  if (error instanceof Stopped) return refused(stops[error.reason], error.message, error.status)
  return refused(nameOf(error) === 'TimeoutError' ? 'slow' : 'unreachable', reasonOf(error))
}

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
      message: `${what} could not be fetched: ${refusal.message}`,
      advice: advice(refusal.reason),
    }
    if (told.has(trouble.code)) return
    told.add(trouble.code)
    troubles.add(trouble)
  }
}
