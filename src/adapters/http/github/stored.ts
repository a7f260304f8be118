/** What GitHub keeps elsewhere (logs, archives): the API redirects to its storage, which must not see the token. */
import { messageOf } from '../../../core/run/errors.js'
import { within } from '../../../timers.js'
import { type Answer, refused } from './answer.js'
import type { Client, Params } from './client.js'

export interface Stored {
  readonly body: ReadableStream<Uint8Array>
  /** Undefined where the server does not tell. */
  readonly size: number | undefined
}

export interface StoredRequest {
  readonly route: string
  readonly params: Params
  /** Most milliseconds until the storage answers; its body takes what time it takes. */
  readonly timeoutMs: () => number
}

/** Gitea answers with the log itself. */
export async function fetchStored(
  client: Client,
  { route, params, timeoutMs }: StoredRequest,
): Promise<Answer<Stored>> {
  const answer = await client.raw(route, params)
  if (answer.kind === 'refused') return answer
  const { status, location, contentType, body } = answer.value
  if (status < 300 && /html|json/.test(contentType)) {
    await body?.cancel()
    return refused('shape', `an answer of type ${contentType.slice(0, 60)} is no log`, status)
  }
  if (status < 300) return body === undefined ? nothing() : { kind: 'ok', value: { body, size: undefined } }
  await body?.cancel()
  const url = location !== undefined && URL.canParse(location) ? new URL(location) : undefined
  if (url === undefined || !allowed(url, client.baseUrl))
    return refused('shape', 'its redirect leads to no https address', status)
  return fromStorage(client, url.href, Math.max(1, timeoutMs()))
}

const allowed = (url: URL, baseUrl: string): boolean =>
  url.protocol === 'https:' || (url.protocol === 'http:' && baseUrl.startsWith('http:'))

const nothing = (): Answer<Stored> => ({
  kind: 'ok',
  value: { body: new ReadableStream({ start: (controller) => controller.close() }), size: 0 },
})

async function fromStorage({ plainFetch }: Client, url: string, timeoutMs: number): Promise<Answer<Stored>> {
  const cut = new AbortController()
  const timer = setTimeout(() => cut.abort(), timeoutMs)
  try {
    const response = await plainFetch(url, { redirect: 'error', signal: cut.signal })
    if (!response.ok) {
      await response.body?.cancel()
      const reason = response.status === 404 ? 'missing' : response.status >= 500 ? 'server' : 'rejected'
      return refused(reason, 'the storage refused it', response.status)
    }
    if (response.body === null) return nothing()
    const length = Number(response.headers.get('content-length') ?? Number.NaN)
    return { kind: 'ok', value: { body: response.body, size: Number.isFinite(length) ? length : undefined } }
  } catch (error) {
    return cut.signal.aborted
      ? refused('timeout', 'the storage did not answer')
      : refused('unreachable', messageOf(error))
  } finally {
    clearTimeout(timer)
  }
}

const stopped = (): never => {
  throw new Error('the download stopped half-way')
}

/**
 * The chunks of a body.
 *
 * @param leftMs most milliseconds until the next chunk
 * @throws Error when it takes longer
 */
export async function* chunksOf(body: ReadableStream<Uint8Array>, leftMs: () => number): AsyncGenerator<Uint8Array> {
  const reader = body.getReader()
  try {
    for (;;) {
      const { done, value } = await within(reader.read(), Math.max(1, leftMs()), stopped)
      if (done) return
      if (value !== undefined) yield value
    }
  } finally {
    await reader.cancel().catch(() => undefined)
  }
}
