/**
 * The fetch under the one Octokit: every attempt takes from the budget and has a timeout, redirects stay on the host that
 * has the token, and no answer grows without bound.
 */
import type { RequestBudget } from './budget.js'

export type Fetch = (url: string, init?: RequestInit) => Promise<Response>

/** Why no request was made. Its name keeps the retry plugin from trying again. */
export class NotAsked extends Error {
  readonly reason: 'budget' | 'deadline' | 'timeout'

  constructor(reason: 'budget' | 'deadline' | 'timeout', message: string) {
    super(message)
    this.name = 'AbortError'
    this.reason = reason
  }
}

export interface Guards {
  readonly fetch: Fetch
  readonly budget: RequestBudget
  /** Milliseconds the whole step has left. */
  readonly left: () => number
  /** Most milliseconds for a whole answer. */
  readonly timeoutMs: () => number
}

/** 100 jobs with 100 steps each come to 3 MB. */
const mostBytes = 32 * 1024 * 1024
const redirects: readonly number[] = [301, 302, 307, 308]
const mostRedirects = 3

export const guardedFetch = (guards: Guards): Fetch => {
  /** @param whole with the body, which must come within the same time; a log's own body is a stream without end in sight */
  const once = async (url: string, init: RequestInit, whole: boolean): Promise<Response> => {
    if (guards.left() <= 0) throw new NotAsked('deadline', 'the step’s time was up')
    if (!guards.budget.take()) throw new NotAsked('budget', 'the request budget was spent')
    const cut = new AbortController()
    const timeoutMs = guards.timeoutMs()
    const timer = setTimeout(() => cut.abort(), Math.max(1, Math.min(timeoutMs, guards.left())))
    try {
      const response = await guards.fetch(url, { ...init, redirect: 'manual', signal: cut.signal })
      return whole ? await read(response) : response
    } catch (error) {
      if (cut.signal.aborted) throw new NotAsked('timeout', `no whole answer within ${timeoutMs} ms`)
      throw error
    } finally {
      clearTimeout(timer)
    }
  }
  return async (url, init = {}) => {
    // A log’s redirect leads to another host and is followed without the token (logs.ts).
    if (init.redirect === 'manual') return once(url, init, false)
    let at = url
    for (let hop = 0; ; hop++) {
      const response = await once(at, init, true)
      const location = response.headers.get('location')
      if (location === null || !redirects.includes(response.status)) return response
      const next = URL.canParse(location, at) ? new URL(location, at) : undefined
      if (next?.origin !== new URL(at).origin || hop >= mostRedirects || (init.method ?? 'GET') !== 'GET')
        throw new TypeError(`redirected to ${next?.origin ?? 'nowhere'}, which is not followed with a token`)
      at = next.href
    }
  }
}

/** The same response with its body in memory, so that a body that breaks off is a request that failed. */
async function read(response: Response): Promise<Response> {
  const { status, statusText, headers } = response
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength
    if (size > mostBytes) throw new TypeError(`the answer is longer than ${mostBytes} bytes`)
    chunks.push(chunk)
  }
  return new Response(size === 0 ? null : Buffer.concat(chunks), { status, statusText, headers })
}
