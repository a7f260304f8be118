/** The SDK’s requests go out where all of ours do: counted, bounded, through the proxy, ended with the step’s time. */
import { Readable } from 'node:stream'
import { messageOf } from '../../../core/run/errors.js'
import type { RequestBudget } from '../../http/budget.js'
import { type Fetch, send } from '../../http/guarded-fetch.js'
import { refuseForeign } from './answers.js'

export interface TransportOptions {
  readonly fetch: Fetch
  readonly budget: RequestBudget
  readonly timeoutMs: number
  /** Most bytes of an answer. */
  readonly mostBytes: number
}

/** As the SDK hands it over (`HttpRequest` of @smithy). */
interface SdkRequest {
  readonly method: string
  readonly protocol: string
  readonly hostname: string
  readonly port?: number
  readonly path: string
  readonly query?: Readonly<Record<string, string | readonly string[] | null>>
  readonly headers: Readonly<Record<string, string>>
  readonly body?: unknown
}

interface SdkResponse {
  readonly statusCode: number
  readonly reason: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: Readable
}

/** Set by fetch itself. */
const own = new Set(['host', 'content-length', 'expect'])

export const createTransport = ({ fetch, budget, timeoutMs, mostBytes }: TransportOptions) => ({
  metadata: { handlerProtocol: 'http/1.1' },
  async handle(request: SdkRequest): Promise<{ readonly response: SdkResponse }> {
    const answer = await send(
      { fetch, budget, timeoutMs: () => timeoutMs },
      {
        url: urlOf(request),
        reading: 'whole',
        mostBytes,
        init: {
          method: request.method,
          headers: Object.fromEntries(Object.entries(request.headers).filter(([name]) => !own.has(name.toLowerCase()))),
          ...(request.body === undefined ? {} : { body: request.body as NonNullable<RequestInit['body']> }),
        },
      },
    ).catch((error: unknown) => {
      // What is no Error of its own world (a sandbox, a worker) the SDK replaces, and its cause is lost.
      throw error instanceof Error ? error : new Error(messageOf(error), { cause: error })
    })
    const bytes = Buffer.from(await answer.arrayBuffer())
    const headers = Object.fromEntries(answer.headers)
    refuseForeign({ method: request.method, query: request.query ?? {}, status: answer.status, headers, bytes })
    return {
      response: {
        statusCode: answer.status,
        reason: answer.statusText,
        headers,
        body: Readable.from(bytes.length === 0 ? [] : [bytes], { objectMode: false }),
      },
    }
  },
  updateHttpClientConfig: () => undefined,
  httpHandlerConfigs: () => ({}),
  destroy: () => undefined,
})

/** The path is escaped already; of the query neither names nor values are. As signed: RFC 3986, and `!'()*` too. */
function urlOf({ protocol, hostname, port, path, query = {} }: SdkRequest): string {
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    value === null ? [escaped(name)] : [value].flat().map((each) => `${escaped(name)}=${escaped(String(each))}`),
  )
  const host = port === undefined ? hostname : `${hostname}:${port}`
  return `${protocol}//${host}${path}${pairs.length === 0 ? '' : `?${pairs.join('&')}`}`
}

const escaped = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`)
