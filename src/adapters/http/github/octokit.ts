/** Makes the one Octokit, when it is first needed. Which package does what, and why, stands in docs/decisions.md. */
import { randomUUID } from 'node:crypto'
import type { Octokit } from '@octokit/rest'
import { type Fetch, type Guards, send } from '../guarded-fetch.js'

/** Waiting longer for a rate limit would cost the user more than the answer is worth. */
const longestWaitSeconds = 5
const silent = { debug() {}, info() {}, warn() {}, error() {} }

export interface OctokitOptions extends Guards {
  readonly baseUrl: string
  readonly token: string
  readonly version: string
  /** First pause before a retry in ms; the second is four times as long. */
  readonly pauseMs: number
}

export async function createOctokit(options: OctokitOptions): Promise<Octokit> {
  const [{ Octokit: Rest }, { retry }, { throttling }] = await Promise.all([
    import('@octokit/rest'),
    import('@octokit/plugin-retry'),
    import('@octokit/plugin-throttling'),
  ])
  const soonEnough = (retryAfter: number, _options: object, _octokit: object, retryCount: number): boolean =>
    retryAfter <= longestWaitSeconds && retryCount < 1
  return new (Rest.plugin(retry, throttling))({
    auth: options.token,
    baseUrl: options.baseUrl,
    userAgent: `pipeline-guard/${options.version}`,
    log: silent,
    request: { fetch: fetchWithin(options), log: silent },
    // 429 belongs to the throttling plugin; a permission does not come by asking again.
    retry: {
      retries: 2,
      retryAfterBaseValue: options.pauseMs,
      doNotRetry: [400, 401, 403, 404, 409, 410, 422, 429, 451],
    },
    // Its limiters are the module’s own; by this id they are this client’s.
    throttle: { id: randomUUID(), onRateLimit: soonEnough, onSecondaryRateLimit: soonEnough },
  })
}

/** Octokit asks for a log’s redirect itself (`redirect: 'manual'`), which leads to a storage that must not see the token. */
const fetchWithin =
  (guards: Guards): Fetch =>
  (url, init = {}) =>
    send(guards, { url, init, reading: init.redirect === 'manual' ? 'open' : 'whole' })
