/** A fetch that remembers what the reply said and reads no more of it than a notifier can use. */
import type { FetchFunction } from '@slack/webhook'

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
      const body = await firstOf(response as unknown as Response)
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

async function firstOf(response: Response): Promise<string> {
  if (response.body === null) return ''
  const decoder = new TextDecoder()
  let text = ''
  for await (const chunk of response.body) {
    text += decoder.decode(chunk, { stream: true })
    if (text.length >= longestBody) break
  }
  return text.slice(0, longestBody)
}

/** Slack gives whole seconds; a date, which HTTP allows too, is taken as unknown. */
const secondsOf = (header: string | null): number | undefined =>
  header !== null && /^\d{1,6}$/.test(header.trim()) ? Number(header) : undefined
