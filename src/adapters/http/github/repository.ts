/** One repository through the one client, for who wants an answer or an error with the next step. */
import type { z } from 'zod'
import { createBudget } from '../budget.js'
import { type Fetch, readBytes } from '../guarded-fetch.js'
import type { Outage } from '../outage.js'
import type { Answer, Refused } from './answer.js'
import { createClient } from './client.js'
import { chunksOf, fetchStored } from './stored.js'

export interface RepositoryOptions {
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
  /** First pause before a retry, in ms. */
  readonly pauseMs?: number | undefined
}

export interface Repository {
  /**
   * @param path below the repository, with its query
   * @throws Error with the reason and the next step
   */
  json<T extends z.ZodType>(path: string, schema: T): Promise<z.infer<T>>
  /** The bytes behind a path that redirects to a signed address; the token does not follow. */
  bytes(path: string, limit: number): Promise<Uint8Array>
  left(): number
}

export function openRepository({ api, repository, token, budget: most, ...options }: RepositoryOptions): Repository {
  const { timeoutMs, fetch, outage, pauseMs } = options
  const budget = createBudget(most)
  const env = { GITHUB_API_URL: api }
  const left = (): number => Number.POSITIVE_INFINITY
  const client = createClient({ token, env, budget, left, timeoutMs, fetch, outage, pauseMs })
  const [owner = '', repo = ''] = repository.split('/')
  /** The query as parameters: an address with a colon would be taken for a template. */
  const asked = (path: string) => {
    const [below = '', query = ''] = path.split('?')
    const params = Object.fromEntries(new URLSearchParams(query))
    return { route: `/repos/{owner}/{repo}${below}`, params: { owner, repo, ...params } }
  }
  const valueIn = <T>(answer: Answer<T>, path: string): T => {
    if (answer.kind === 'refused') throw new Error(explain(answer, path.split('?')[0] ?? path))
    return answer.value
  }
  return {
    left: () => budget.left(),
    async json(path, schema) {
      const { route, params } = asked(path)
      return valueIn(await client.get(route, params, schema), path) as z.infer<typeof schema>
    },
    async bytes(path, limit) {
      const end = Date.now() + timeoutMs
      const { body } = valueIn(await fetchStored(client, { ...asked(path), timeoutMs: () => timeoutMs }), path)
      return readBytes(
        chunksOf(body, () => end - Date.now()),
        limit,
      )
    },
  }
}

function explain({ reason, message, status }: Refused, path: string): string {
  switch (reason) {
    case 'unauthorised':
      return `${message}: the token is not valid; pass \`github-token: \${{ github.token }}\``
    case 'rate-limit':
      return status === 429
        ? `${message}: asked too often`
        : `${message}: the token’s requests of this hour are used up`
    case 'forbidden':
    case 'missing':
      return `${message}: the history of earlier runs needs \`permissions: { actions: read, contents: read }\` in the workflow`
    case 'no-token':
    case 'budget':
    case 'deadline':
      return message
    case 'timeout':
    case 'server':
    case 'shape':
    case 'unreachable':
    case 'rejected':
      return `${path}: ${message}`
    default:
      return reason satisfies never
  }
}
