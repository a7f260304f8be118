/** A channel that is posted to: the message, rendered, to an address. What channels by webhook have in common. */
import type { Message } from '../../core/model/index.js'
import { messageOf } from '../../core/report/message/index.js'
import { messageOf as errorMessage } from '../../core/run/errors.js'
import type { Delivery, Notifier } from '../../ports.js'
import type { Fetch } from '../http/guarded-fetch.js'
import { type Posted, type Posting, post } from '../http/post.js'

export interface PostingChannel extends Pick<Posting, 'service' | 'idempotent' | 'explain' | 'wait' | 'timeoutMs'> {
  /** The name of its row and folder. */
  readonly channel: string
  readonly fetch: Fetch
  /** What to post, in this order; nothing where the message is not for this channel. */
  render(message: Message): readonly Pick<Posting, 'url' | 'headers' | 'body'>[]
  /** Why a message may be none for this channel. */
  readonly notFor?: string
}

/** @returns a notifier that never throws */
export const createPostingNotifier = (options: PostingChannel): Notifier => ({
  channel: options.channel,
  send: (notice) =>
    deliver(messageOf(notice), options).catch((error: unknown) => ({
      state: 'failed' as const,
      detail: `the message for ${options.service} could not be made: ${errorMessage(error)}`,
    })),
})

async function deliver(message: Message, options: PostingChannel): Promise<Delivery> {
  const { render, notFor = 'nothing to send', channel: _, ...rest } = options
  const parts = render(message)
  if (parts.length === 0) return { state: 'skipped', detail: notFor }
  let last: Posted | undefined
  for (const part of parts) {
    last = await post({ ...rest, ...part })
    if (last.kind === 'failed')
      return { state: 'failed', detail: last.detail, ...(last.unsure === true && { unsure: true }) }
  }
  return { state: 'done', detail: parts.length === 1 ? 'posted' : `posted, ${parts.length} messages` }
}
