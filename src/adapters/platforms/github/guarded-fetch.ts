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
  readonly timeoutMs: number
}

/** 100 jobs with 100 steps each come to 3 MB. */
const mostBytes = 32 * 1024 * 1024
const redirects: readonly number[] = [301, 302, 307, 308]
const mostRedirects = 3

export const guardedFetch = (guards: Guards): Fetch => {
  const once = async (url: string, init: RequestInit): Promise<Response> => {
    if (guards.left() <= 0) throw new NotAsked('deadline', 'the step’s time was up')
    if (!guards.budget.take()) throw new NotAsked('budget', 'the request budget was spent')
    const signal = AbortSignal.timeout(Math.max(1, Math.min(guards.timeoutMs, guards.left())))
    try {
      return await guards.fetch(url, { ...init, redirect: 'manual', signal })
    } catch (error) {
      if (signal.aborted) throw new NotAsked('timeout', `no answer within ${guards.timeoutMs} ms`)
      throw error
    }
  }
  return async (url, init = {}) => {
    let at = url
    for (let hop = 0; ; hop++) {
      const response = await once(at, init)
      const location = response.headers.get('location')
      // A log’s redirect leads to another host and is followed without the token (logs.ts).
      if (init.redirect === 'manual' || location === null || !redirects.includes(response.status))
        return capped(response)
      await response.body?.cancel()
      const next = URL.canParse(location, at) ? new URL(location, at) : undefined
      if (next?.origin !== new URL(at).origin || hop >= mostRedirects || (init.method ?? 'GET') !== 'GET')
        throw new TypeError(`redirected to ${next?.origin ?? 'nowhere'}, which is not followed with a token`)
      at = next.href
    }
  }
}

/** The same response, whose body fails once it is over the cap. */
function capped(response: Response): Response {
  if (response.body === null || !(response.headers.get('content-type') ?? '').includes('json')) return response
  let size = 0
  const body = response.body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        size += chunk.byteLength
        if (size > mostBytes) controller.error(new TypeError(`the answer is longer than ${mostBytes} bytes`))
        else controller.enqueue(chunk)
      },
    }),
  )
  return new Response(body, { status: response.status, statusText: response.statusText, headers: response.headers })
}
