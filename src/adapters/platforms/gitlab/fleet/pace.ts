/** Counts what is asked of GitLab, and waits where it says that it has had enough for a moment. */
import type { Fetch } from '../../../http/guarded-fetch.js'

export interface PacedFetch {
  readonly fetch: Fetch
  made(): number
  /** Why nothing more should be asked, once it is so. */
  ended(): string | undefined
  /** How far GitLab’s clock is ahead of ours, in ms; undefined before the first answer. */
  skewMs(): number | undefined
}

export interface PaceOptions {
  readonly fetch: Fetch
  readonly now: () => number
  /** Milliseconds the watch has left. */
  readonly left: () => number
  readonly sleep: (ms: number) => Promise<void>
  readonly timeoutMs: number
}

/** GitLab’s limits count by the minute (https://docs.gitlab.com/security/rate_limits/): longer is another limit. */
const longestPauseMs = 65_000
const mostPauses = 5
/** Calls in a row that never came to an answer, after which GitLab is down. */
export const patience = 8

export function pacedFetch({ fetch, now, left, sleep, timeoutMs }: PaceOptions): PacedFetch {
  let made = 0
  let pauses = 0
  let silent = 0
  let resumeAt = 0
  let skew: number | undefined
  let ended: string | undefined

  async function once(url: string, init: RequestInit): Promise<Response> {
    const wait = resumeAt - now()
    if (wait > 0) await sleep(wait)
    made += 1
    try {
      // A signal of its own: the pause does not count against the answer.
      const response = await fetch(url, { ...init, signal: AbortSignal.timeout(timeoutMs) })
      silent = 0
      const date = Date.parse(response.headers.get('date') ?? '')
      if (!Number.isNaN(date)) skew = date - now()
      return response
    } catch (error) {
      silent += 1
      if (silent >= patience) ended ??= 'GitLab does not answer'
      throw error
    }
  }

  return {
    fetch: async (url, init = {}) => {
      for (;;) {
        const response = await once(url, init)
        const refusedMs = response.status === 429 ? askedPauseMs(response.headers) : undefined
        if (refusedMs === undefined) {
          const spentMs = pauseUntilResetMs(response.headers)
          if (spentMs > left()) ended ??= limitSpent(spentMs)
          else if (spentMs > 0 && spentMs <= longestPauseMs) resumeAt = Math.max(resumeAt, now() + spentMs)
          return response
        }
        const until = now() + refusedMs
        // Calls side by side are refused together: that is one pause.
        if (until > resumeAt + 1000) pauses += 1
        if (ended !== undefined || pauses > mostPauses || refusedMs > longestPauseMs || refusedMs * 2 > left()) {
          ended ??= limitSpent(refusedMs)
          return response
        }
        resumeAt = Math.max(resumeAt, until)
        await response.body?.cancel()
      }
    },
    made: () => made,
    ended: () => ended,
    skewMs: () => skew,
  }
}

const limitSpent = (pauseMs: number): string =>
  `GitLab’s rate limit is spent; it asks to wait ${Math.ceil(pauseMs / 1000)} seconds`

const seconds = (text: string | null): number | undefined =>
  text !== null && /^\d{1,10}$/.test(text) ? Number(text) : undefined

/** A minute where GitLab does not say. */
const askedPauseMs = (headers: Headers): number => (seconds(headers.get('retry-after')) ?? 60) * 1000

/** Until the limit begins anew, where the last request of it was just spent; both times are GitLab’s. */
function pauseUntilResetMs(headers: Headers): number {
  const reset = seconds(headers.get('ratelimit-reset'))
  const date = Date.parse(headers.get('date') ?? '')
  if (headers.get('ratelimit-remaining') !== '0' || reset === undefined || Number.isNaN(date)) return 0
  return Math.max(0, reset * 1000 - date)
}
