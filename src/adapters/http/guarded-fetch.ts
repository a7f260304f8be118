/**
 * The one way out: every request of every client goes through here. Each attempt takes from the budget, ends with the step’s
 * time and its own, and no answer grows without bound. Credentials go to the origin they are for and nowhere else: a
 * redirect to another origin is refused, or followed without them where the client says so.
 */
import type { RequestBudget } from './budget.js'

export type Fetch = (url: string, init?: RequestInit) => Promise<Response>

/** Node’s own, which knows no proxy: what a client asks by where nobody gave it another (`fetchFor`). */
export const plainFetch: Fetch = (url, init) => fetch(url, init)

/** Why there is no answer, though the network did not fail. Its name keeps Octokit’s retry plugin from trying again. */
export class Stopped extends Error {
  readonly reason: 'budget' | 'deadline' | 'timeout' | 'redirect' | 'too-long'
  readonly status: number | undefined

  constructor(reason: Stopped['reason'], message: string, status?: number) {
    super(message)
    this.name = 'AbortError'
    this.reason = reason
    this.status = status
  }
}

export interface Guards {
  readonly fetch: Fetch
  readonly budget: RequestBudget
  /** Milliseconds the whole step has left; none where only the budget ends it. */
  readonly left?: (() => number) | undefined
  /** Most milliseconds for an answer. */
  readonly timeoutMs: () => number
  /** The only origin that is asked; that of the first address where it is not given. */
  readonly origin?: string | undefined
  /** Why an address must not be followed to, in words. */
  readonly refuses?: ((url: URL) => string | undefined) | undefined
}

/**
 * What is read of the body: `whole`, in memory, within the time limit and the size; `stream`, within the time limit;
 * `open`, however long it takes, redirects included: the caller follows them.
 */
export type Reading = 'whole' | 'stream' | 'open'

/** 100 jobs with 100 steps each come to 3 MB. */
const longest = 32 * 1024 * 1024
const redirects: readonly number[] = [301, 302, 303, 307, 308]
const mostRedirects = 3

export interface Request {
  readonly url: string
  readonly init: RequestInit
  readonly reading: Reading
  /** Most bytes of a whole body. */
  readonly mostBytes?: number
}

/** @throws Stopped where no request was made or its answer cut off, else what fetch throws */
export async function send(guards: Guards, request: Request): Promise<Response> {
  const origin = guards.origin ?? originOf(request.url)
  let at = request.url
  for (let hop = 0; ; hop++) {
    if (originOf(at) !== origin || origin === undefined)
      throw new Stopped('redirect', `it leads to ${hostOf(at)}, where no credentials are sent`)
    const response = await attempt(guards, request, at)
    const location = response.headers.get('location')
    if (request.reading === 'open' || location === null || !redirects.includes(response.status)) return response
    await response.body?.cancel()
    if (hop >= mostRedirects || (request.init.method ?? 'GET') !== 'GET')
      throw new Stopped('redirect', 'redirected too often', response.status)
    const next = URL.canParse(location, at) ? new URL(location, at) : undefined
    const refusal = next === undefined ? 'redirected to no address' : guards.refuses?.(next)
    if (refusal !== undefined) throw new Stopped('redirect', refusal, response.status)
    at = next?.href ?? ''
  }
}

async function attempt(
  guards: Guards,
  { init, reading, mostBytes = longest }: Request,
  url: string,
): Promise<Response> {
  const left = guards.left?.() ?? Number.POSITIVE_INFINITY
  if (left <= 0) throw new Stopped('deadline', 'the step’s time was up')
  if (!guards.budget.take()) throw new Stopped('budget', 'the request budget was spent')
  const timeoutMs = guards.timeoutMs()
  const within = Math.max(1, Math.min(timeoutMs, left))
  const cut = new AbortController()
  // A body that is read on takes what time it takes; any other must come within the same limit.
  const timer = reading === 'open' ? setTimeout(() => cut.abort(), within) : undefined
  const signal = reading === 'open' ? cut.signal : AbortSignal.timeout(within)
  try {
    const response = await guards.fetch(url, { ...init, redirect: 'manual', signal })
    return reading === 'whole' ? await readWhole(response, mostBytes) : response
  } catch (error) {
    // A fetch with a pace of its own has a signal of its own.
    if (signal.aborted || isTimeout(error)) throw new Stopped('timeout', `no answer within ${timeoutMs} ms`)
    throw error
  } finally {
    clearTimeout(timer)
  }
}

/** The same response with its body in memory, so that a body that breaks off is a request that failed. */
async function readWhole(response: Response, mostBytes: number): Promise<Response> {
  const { status, statusText, headers } = response
  const body = await readBytes(response.body ?? [], mostBytes)
  return new Response(body.length === 0 ? null : (body as Uint8Array<ArrayBuffer>), { status, statusText, headers })
}

/**
 * Stops reading at the limit, whatever length was promised.
 *
 * @throws Stopped where there are more bytes
 */
export async function readBytes(
  body: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  mostBytes: number,
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of body) {
    length += chunk.byteLength
    if (length > mostBytes) throw new Stopped('too-long', `more than ${mostBytes} bytes`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** By name, not by class: errors of fetch may come from another realm. */
const isTimeout = (error: unknown): boolean => (error as { readonly name?: unknown } | null)?.name === 'TimeoutError'

const originOf = (url: string): string | undefined => (URL.canParse(url) ? new URL(url).origin : undefined)
const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).host : 'no address')
