/** Posts notices to a Slack incoming webhook. Never throws, and never says the address, which is a secret. */

import type { FetchFunction, IncomingWebhookSendArguments } from '@slack/webhook'
import { messageOf } from '../../../core/report/message/index.js'
import type { Delivery, Notifier } from '../../../ports.js'
import { sleep } from '../../../timers.js'
import { boundedFetch, type Reply, type Seen } from '../../http/bounded-fetch.js'
import { causesOf, type NetworkFault } from '../../http/explain.js'
import { type Fetch, plainFetch } from '../../http/guarded-fetch.js'
import type { SlackMessage } from './blocks.js'
import { explainRefusal } from './refusals.js'
import { renderMessage } from './render.js'

export interface SlackOptions {
  readonly url: string
  /** For one attempt. */
  readonly timeoutMs: number
  /** Waits between attempts; a test’s own clock. */
  readonly wait?: (ms: number) => Promise<void>
  readonly fetch?: Fetch
}

/** The text alone, where Slack refuses the rest. */
type Body = Pick<SlackMessage, 'text'> & Partial<SlackMessage>

const attempts = 3
/** In all: the step never waits longer for a rate limit (DESIGN §8). */
const longestWaitMs = 5000

type Sending =
  | { readonly kind: 'sent' }
  | { readonly kind: 'refused'; readonly reply: Reply }
  | { readonly kind: 'unreachable'; readonly detail: string; readonly unsure: boolean }

export const createSlackNotifier = (options: SlackOptions): Notifier => ({
  channel: 'slack',
  send: (notice) =>
    deliver(renderMessage(messageOf(notice)), options).catch((error: unknown) => ({
      state: 'failed' as const,
      detail: `the Slack client could not be used: ${nameOf(causesOf(error)[0] ?? {})}`,
    })),
})

/** Blocks first; where Slack refuses them, the text alone: a plain notice is better than none. */
async function deliver(message: SlackMessage, options: SlackOptions): Promise<Delivery> {
  const first = await persist(message, options)
  if (first.kind === 'refused' && first.reply.body.startsWith('invalid_blocks')) {
    const second = await persist({ text: message.text }, options)
    return second.kind === 'sent' ? { state: 'done', detail: 'posted as text; Slack refused the blocks' } : tell(second)
  }
  return tell(first)
}

function tell(sending: Sending): Delivery {
  switch (sending.kind) {
    case 'sent':
      return { state: 'done', detail: 'posted' }
    case 'refused':
      return { state: 'failed', detail: explainRefusal(sending.reply) }
    case 'unreachable':
      return { state: 'failed', detail: sending.detail, ...(sending.unsure && { unsure: true }) }
    default:
      return sending satisfies never
  }
}

/** Tries again after 429 and 5xx only: after a timeout the notice may well have been posted. */
async function persist(message: Body, options: SlackOptions): Promise<Sending> {
  const wait = options.wait ?? sleep
  let waited = 0
  for (let attempt = 1; ; attempt++) {
    const sending = await attemptOnce(message, options)
    const pause = sending.kind === 'refused' ? pauseFor(sending.reply, attempt) : undefined
    if (pause === undefined || attempt === attempts || waited + pause > longestWaitMs) return sending
    await wait(pause)
    waited += pause
  }
}

/** Milliseconds to wait before another attempt; undefined when another would be refused too. */
function pauseFor({ status, retryAfterSeconds }: Reply, attempt: number): number | undefined {
  if (status !== 429 && status < 500) return undefined
  return retryAfterSeconds === undefined ? 500 * attempt : retryAfterSeconds * 1000
}

async function attemptOnce(body: Body, { url, timeoutMs, fetch }: SlackOptions): Promise<Sending> {
  const { IncomingWebhook } = await import(/* webpackMode: "eager" */ '@slack/webhook')
  const seen: Seen = {}
  const observed = boundedFetch((fetch ?? plainFetch) as FetchFunction, seen)
  const webhook = new IncomingWebhook(url, { timeout: timeoutMs, fetch: observed })
  const message = { ...body, unfurl_links: false, unfurl_media: false }
  try {
    await webhook.send(message as object as IncomingWebhookSendArguments)
    return { kind: 'sent' }
  } catch (error) {
    return seen.reply === undefined
      ? unreachable(seen.error ?? error, timeoutMs)
      : { kind: 'refused', reply: seen.reply }
  }
}

/** The chain of causes by name and code: messages may hold the address. */
function unreachable(error: unknown, timeoutMs: number): Sending {
  const chain = causesOf(error)
  // After a silence the notice may well have been posted.
  const unsure = chain.map(nameOf).includes('TimeoutError')
  return { kind: 'unreachable', detail: explainSilence(chain, timeoutMs), unsure }
}

function explainSilence(chain: readonly NetworkFault[], timeoutMs: number): string {
  const names = chain.map(nameOf)
  if (names.includes('TimeoutError'))
    return `Slack did not answer within ${timeoutMs / 1000} s; the notice may have been posted`
  if (chain.some(({ message }) => /redirect/i.test(String(message))))
    return 'the webhook address redirects, which is not followed; use the address Slack gave'
  return `Slack could not be reached (${names.findLast((name) => name.startsWith('E') || name.startsWith('UND_')) ?? 'network error'})`
}

const nameOf = ({ code, name }: NetworkFault): string =>
  typeof code === 'string' && /^E[A-Z_]{2,40}$|^UND_[A-Z_]{2,40}$/.test(code) ? code : String(name ?? 'unknown error')
