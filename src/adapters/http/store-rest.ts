/** The three REST calls the artifact store needs, within a budget of requests, each with a time limit and one retry. */
import type { z } from 'zod'
import { createOutage, type Outage } from './outage.js'

export type Fetch = (url: string, init?: RequestInit) => Promise<Response>

export interface RestOptions {
  /** Such as https://api.github.com */
  readonly api: string
  /** owner/repo */
  readonly repository: string
  readonly token: string
  /** Most requests in all. */
  readonly budget: number
  /** Most milliseconds a request. */
  readonly timeoutMs: number
  /** Node’s own by default; behind a proxy another is needed. */
  readonly fetch?: Fetch | undefined
  /** Shared with whoever else asks this platform; its own by default. */
  readonly outage?: Outage | undefined
}

export class RestError extends Error {
  readonly status: number
  constructor(status: number, message: string) {
    super(message)
    this.name = 'RestError'
    this.status = status
  }
}

export interface Rest {
  /** @throws RestError with the reason and the next step */
  json<T extends z.ZodType>(path: string, schema: T): Promise<z.infer<T>>
  /** The bytes behind a path that redirects to a signed address; the token does not follow. */
  bytes(path: string, limit: number): Promise<Uint8Array>
  left(): number
}

export function createRest(options: RestOptions): Rest {
  const { api, repository, token, budget, timeoutMs, fetch = globalThis.fetch } = options
  const outage = options.outage ?? createOutage(Date.now)
  let left = budget
  const ask = async (path: string): Promise<Response> => {
    for (let attempt = 1; ; attempt++) {
      if (left <= 0) throw new RestError(0, 'the request budget is spent')
      const down = outage.reason()
      if (down !== undefined) throw new RestError(0, `${path.split('?')[0]}: not asked: ${down}`)
      left -= 1
      const startedAt = Date.now()
      const response = await once(`${api}/repos/${repository}${path}`)
      const isPassing = response instanceof Error ? response.message !== tooSlow : response.status >= 500
      if (isPassing && attempt === 1 && !outage.suspected()) continue
      if (response instanceof Error || response.status >= 500) outage.failed(startedAt)
      else outage.answered()
      if (response instanceof Error) throw new RestError(0, `${path.split('?')[0]}: ${response.message}`)
      if (response.status < 400) return response
      throw new RestError(response.status, await refusal(response, path))
    }
  }
  const once = (url: string): Promise<Response | Error> =>
    fetch(url, {
      redirect: 'manual',
      signal: AbortSignal.timeout(outage.patience(timeoutMs)),
      headers: {
        accept: 'application/vnd.github+json',
        'user-agent': 'pipeline-guard',
        'x-github-api-version': '2022-11-28',
        authorization: `Bearer ${token}`,
      },
    }).catch((error: unknown) => new Error(reasonOf(error)))

  return {
    left: () => left,
    json: async (path, schema) => {
      const read = schema.safeParse(await (await ask(path)).json())
      if (read.success) return read.data as z.infer<typeof schema>
      throw new RestError(0, `${path.split('?')[0]}: an answer of an unknown shape`)
    },
    bytes: async (path, limit) => {
      const first = await ask(path)
      const target = first.headers.get('location')
      if (target === null) return capped(first, limit)
      const second = await fetch(target, { redirect: 'error', signal: AbortSignal.timeout(timeoutMs) })
      if (!second.ok) throw new RestError(second.status, `download answered ${second.status}`)
      return capped(second, limit)
    },
  }
}

const tooSlow = 'no answer in time'

const reasonOf = (error: unknown): string => {
  const { name, message, cause } = error as { name?: string; message?: string; cause?: { code?: string } }
  return name === 'TimeoutError' ? tooSlow : (cause?.code ?? message ?? String(error))
}

/** Stops reading at the limit, whatever length was promised. */
async function capped(response: Response, limit: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  let length = 0
  for await (const part of response.body ?? []) {
    length += part.length
    if (length > limit) throw new RestError(0, `larger than ${limit} bytes`)
    parts.push(part)
  }
  return Buffer.concat(parts)
}

async function refusal(response: Response, path: string): Promise<string> {
  const { status } = response
  const said = (await response.text().catch(() => '')).slice(0, 2000)
  const message = /"message"\s*:\s*"([^"]{1,200})"/.exec(said)?.[1] ?? `HTTP ${status}`
  if (status === 401) return `${message}: the token is not valid; pass \`github-token: \${{ github.token }}\``
  if (status === 403 && response.headers.get('x-ratelimit-remaining') === '0')
    return `${message}: the token’s requests of this hour are used up`
  if (status === 429) return `${message}: asked too often`
  if (status === 403 || status === 404)
    return `${message}: the history of earlier runs needs \`permissions: { actions: read, contents: read }\` in the workflow`
  return `${path.split('?')[0]}: ${message}`
}
