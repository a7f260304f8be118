/**
 * Slack by an app’s token: one message a trouble, its details in the thread; what follows is said in that thread, and the message
 * shows how things stand. Sources: Slack’s pages `chat.postMessage`, `chat.update`, "Rate limits". Never throws.
 */
import { messageOf } from '../../../../core/report/message/index.js'
import type { Delivery, Notice, Notifier } from '../../../../ports.js'
import type { Fetch } from '../../../http/guarded-fetch.js'
import { type Posted, post } from '../../../http/post.js'
import type { SlackMessage } from '../blocks.js'
import { renderHead, renderMessage } from '../render.js'
import { explainMethod } from './errors.js'

export interface SlackBotOptions {
  readonly token: string
  /** Id of the channel; without one nothing can be posted. */
  readonly room: string | undefined
  /** Address of the Web API, with a slash at its end. */
  readonly api: string
  readonly fetch: Fetch
  /** Waits between attempts; a test’s own clock. */
  readonly wait?: (ms: number) => Promise<void>
}

type Called =
  | { readonly kind: 'ok'; readonly thread: string }
  | { readonly kind: 'failed'; readonly word: string; readonly detail: string; readonly unsure?: true }

export const createSlackBot = (options: SlackBotOptions): Notifier => ({
  channel: 'slack',
  send: async (notice) => {
    const { room } = options
    if (room === undefined)
      return { state: 'failed', detail: '`slack-bot-token` needs `slack-channel`: the id of the channel to post to' }
    return deliver(notice, { ...options, room })
  },
})

type Bot = SlackBotOptions & { readonly room: string }

async function deliver(notice: Notice, bot: Bot): Promise<Delivery> {
  const { head, detail } = threaded(notice)
  const known = threadOf(notice.thread)
  if (known !== undefined) {
    const updated = await call('chat.update', { channel: known.channel, ts: known.ts, ...head }, bot)
    // Somebody deleted it: what follows begins anew.
    if (updated.kind === 'failed' && updated.word === 'message_not_found') return begin(head, detail, bot)
    if (updated.kind === 'failed') return failed(updated)
    const reply = await call(
      'chat.postMessage',
      { channel: known.channel, thread_ts: known.ts, ...(detail ?? head) },
      bot,
    )
    return reply.kind === 'ok'
      ? { state: 'done', detail: 'updated, and posted in its thread', thread: notice.thread ?? '' }
      : failed(reply)
  }
  return begin(head, detail, bot)
}

/** The message that stands for a trouble, and the details that go into its thread, where the message does not say all. */
function threaded(notice: Notice): { readonly head: SlackMessage; readonly detail?: SlackMessage } {
  const message = messageOf(notice)
  const whole = renderMessage(message)
  return message.kind !== 'run' || message.findings.length === 0
    ? { head: whole }
    : { head: renderHead(message), detail: whole }
}

async function begin(head: SlackMessage, detail: SlackMessage | undefined, bot: Bot): Promise<Delivery> {
  const posted = await call('chat.postMessage', { channel: bot.room, ...head }, bot)
  if (posted.kind === 'failed') return failed(posted)
  const { thread } = posted
  const place = threadOf(thread)
  if (detail === undefined || place === undefined) return { state: 'done', detail: 'posted', thread }
  const reply = await call('chat.postMessage', { channel: place.channel, thread_ts: place.ts, ...detail }, bot)
  // The message is out: sending it again would say it twice.
  return reply.kind === 'ok'
    ? { state: 'done', detail: 'posted, the details in its thread', thread }
    : { state: 'done', detail: `posted without its details: ${reply.detail}`, thread }
}

const failed = ({ detail, unsure }: Extract<Called, { kind: 'failed' }>): Delivery => ({
  state: 'failed',
  detail,
  ...(unsure === true && { unsure: true }),
})

async function call(method: string, body: object, { token, api, fetch, wait }: Bot): Promise<Called> {
  const posted = await post({
    service: 'Slack',
    url: `${api.replace(/\/?$/, '/')}${method}`,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify({ unfurl_links: false, unfurl_media: false, ...body }),
    fetch,
    ...(wait === undefined ? {} : { wait }),
  })
  return read(posted)
}

/** Slack answers 200 and says in the body whether it did it. */
function read(posted: Posted): Called {
  if (posted.kind === 'failed')
    return { kind: 'failed', word: '', detail: posted.detail, ...(posted.unsure === true && { unsure: true }) }
  const answer = parsed(posted.reply.body)
  if (answer?.ok === true && typeof answer.channel === 'string' && typeof answer.ts === 'string')
    return { kind: 'ok', thread: `${answer.channel}:${answer.ts}` }
  const word = typeof answer?.error === 'string' ? answer.error : ''
  return { kind: 'failed', word, detail: explainMethod(word) }
}

interface Answer {
  readonly ok?: unknown
  readonly error?: unknown
  readonly channel?: unknown
  readonly ts?: unknown
}

function parsed(text: string): Answer | undefined {
  try {
    return JSON.parse(text) as Answer
  } catch {
    return undefined
  }
}

/** As it was stored: the channel’s id and the message’s time; a stored text of another shape is none. */
function threadOf(text: string | undefined): { readonly channel: string; readonly ts: string } | undefined {
  const found = /^([A-Z0-9]{1,40}):(\d{1,20}\.\d{1,10})$/.exec(text ?? '')
  return found?.[1] === undefined || found[2] === undefined ? undefined : { channel: found[1], ts: found[2] }
}
