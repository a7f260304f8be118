/** A fetch that remembers what the reply said and reads no more of it than a notifier can use. */

import type { FetchFunction } from '@slack/webhook'
import { beginningOf, secondsOf } from './reply.js'

export interface Reply {
  readonly status: number
  readonly retryAfterSeconds?: number
  /** The first kilobyte: Slack answers in a word. */
  readonly body: string
}

/** What came of the last attempt: the client keeps neither headers nor the causes of an error. */
export interface Seen {
  reply?: Reply
  error?: unknown
}

const longestBody = 1024

export const boundedFetch =
  (fetch: FetchFunction, seen: Seen): FetchFunction =>
  async (url, init) => {
    try {
      const response = await fetch(url, init)
      const body = await beginningOf(response as unknown as Response, longestBody)
      const retryAfterSeconds = secondsOf(response.headers.get('retry-after'))
      seen.reply = { status: response.status, body, ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }) }
      const { status, statusText } = response
      return new Response(body === '' ? null : body, { status, statusText }) as unknown as Awaited<
        ReturnType<FetchFunction>
      >
    } catch (error) {
      seen.error = error
      throw error
    }
  }
