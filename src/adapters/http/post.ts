/**
 * Posts one message to where people or machines read it. Tries again what a service asks to have again, follows no redirect,
 * reads no more of an answer than it needs, and never says the address, which may be a secret. Never throws.
 */

import { cut, plainLine } from '../../core/report/escape.js'
import { sleep } from '../../timers.js'
import { explainNetwork } from './explain.js'
import type { Fetch } from './guarded-fetch.js'
import { beginningOf, secondsOf } from './reply.js'

export interface Posting {
  /** As people call it, for messages: "Discord". */
  readonly service: string
  readonly url: string
  readonly method?: 'POST' | 'PUT' | 'PATCH'
  readonly headers?: Readonly<Record<string, string>>
  readonly body: string | Uint8Array
  readonly fetch: Fetch
  /** For one attempt. */
  readonly timeoutMs?: number
  /** The receiver drops what it has had: what may have arrived may be sent again. */
  readonly idempotent?: boolean
  /** Waits between attempts; a test’s own clock. */
  readonly wait?: ((ms: number) => Promise<void>) | undefined
  /** What a refusal means and what to do, where the service is known for it. */
  readonly explain?: (reply: Reply) => string | undefined
}

export interface Reply {
  readonly status: number
  readonly retryAfterSeconds?: number
  /** The first 64 KB. */
  readonly body: string
}

export type Posted =
  | { readonly kind: 'sent'; readonly reply: Reply }
  | { readonly kind: 'failed'; readonly detail: string; readonly reply?: Reply; readonly unsure?: true }

const attempts = 3
/** In all: the step never waits longer for a rate limit. */
const longestWaitMs = 5000
const longestBody = 64 * 1024

type Attempt =
  | { readonly kind: 'answer'; readonly reply: Reply }
  | { readonly kind: 'silence' }
  | { readonly kind: 'error'; readonly error: unknown }

export async function post(posting: Posting): Promise<Posted> {
  const wait = posting.wait ?? sleep
  let waited = 0
  for (let attempt = 1; ; attempt++) {
    const came = await attemptOnce(posting)
    const pause = pauseFor(came, { attempt, idempotent: posting.idempotent === true })
    if (pause === undefined || attempt === attempts || waited + pause > longestWaitMs) return concluded(came, posting)
    await wait(pause)
    waited += pause
  }
}

async function attemptOnce(posting: Posting): Promise<Attempt> {
  const { url, method = 'POST', headers = {}, body, timeoutMs = 10_000, fetch } = posting
  try {
    const signal = AbortSignal.timeout(timeoutMs)
    const init = {
      method,
      headers: { 'content-type': 'application/json', ...headers },
      body: body as NonNullable<RequestInit['body']>,
    }
    const response = await fetch(url, { ...init, redirect: 'manual', signal })
    const retryAfterSeconds = secondsOf(response.headers.get('retry-after'))
    const text = await beginningOf(response, longestBody)
    return {
      kind: 'answer',
      reply: { status: response.status, body: text, ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }) },
    }
  } catch (error) {
    return isTimeout(error) ? { kind: 'silence' } : { kind: 'error', error }
  }
}

/** Milliseconds to wait before another attempt; undefined when another would not help, or might say it twice. */
function pauseFor(
  came: Attempt,
  { attempt, idempotent }: { readonly attempt: number; readonly idempotent: boolean },
): number | undefined {
  const backoff = 500 * 2 ** (attempt - 1)
  if (came.kind !== 'answer') return idempotent ? backoff : undefined
  const { status, retryAfterSeconds } = came.reply
  if (status !== 429 && status < 500) return undefined
  return retryAfterSeconds === undefined ? backoff : retryAfterSeconds * 1000
}

function concluded(came: Attempt, posting: Posting): Posted {
  const { service, timeoutMs = 10_000 } = posting
  switch (came.kind) {
    case 'silence':
      return {
        kind: 'failed',
        detail: `${service} did not answer within ${timeoutMs / 1000} s; the message may have arrived`,
        unsure: true,
      }
    case 'error':
      return { kind: 'failed', detail: `${service} could not be reached: ${explainNetwork(came.error)}` }
    case 'answer': {
      const { reply } = came
      return reply.status >= 200 && reply.status < 300
        ? { kind: 'sent', reply }
        : { kind: 'failed', detail: explainReply(reply, posting), reply }
    }
    default:
      return came satisfies never
  }
}

/** One sentence without secrets: status, the service’s word, what to do. */
function explainReply(reply: Reply, { service, explain }: Posting): string {
  const { status, retryAfterSeconds } = reply
  const own = explain?.(reply)
  if (own !== undefined) return `${service} refused (${status}): ${own}`
  if (status >= 300 && status < 400)
    return `${service} answered with a redirect (${status}), which is not followed; give the address it leads to`
  if (status === 429) {
    const when = retryAfterSeconds === undefined ? '' : `, try again in ${retryAfterSeconds} s`
    return `${service} refused for too many messages (429${when}); it was not sent`
  }
  if (status >= 500) return `${service} had an internal error (${status}); it was not sent`
  const said = cut(plainLine(reply.body.slice(0, 1000).replace(/<[^>]{0,200}>/g, ' ')), 120)
  return `${service} refused (${status}${said === '' ? '' : `, ${said}`}); ${adviceFor(status)}`
}

const adviceFor = (status: number): string =>
  status === 401 || status === 403
    ? 'check the token or key'
    : status === 404 || status === 410
      ? 'the address is wrong, or it was removed; create a new one and update the secret'
      : status === 413
        ? 'the message was too large; please report it with the result file'
        : 'check the address'

/** By name, not by class: errors of fetch may come from another realm. */
const isTimeout = (error: unknown): boolean => (error as { readonly name?: unknown } | null)?.name === 'TimeoutError'
