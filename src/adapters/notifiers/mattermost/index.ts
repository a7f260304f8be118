/** Mattermost, by an incoming webhook: one attachment. Source: Mattermost’s documentation, "Message attachments". */
import type { Message } from '../../../core/model/index.js'
import { chatMarkdown, cut } from '../../../core/report/escape.js'
import { chatParts } from '../../../core/report/message/chat.js'
import { joinWithin } from '../../../core/report/message/fit.js'
import { colourOf, footerOf } from '../../../core/report/message/words.js'
import type { Notifier } from '../../../ports.js'
import type { Fetch } from '../../http/guarded-fetch.js'
import { createPostingNotifier } from '../post-message.js'

/** A post has at most 16,383 characters. */
const longestText = 12_000

export const createMattermostNotifier = ({ url, fetch }: { readonly url: string; readonly fetch: Fetch }): Notifier =>
  createPostingNotifier({
    channel: 'mattermost',
    service: 'Mattermost',
    fetch,
    render: (message) => [{ url, body: JSON.stringify(renderMattermost(message)) }],
  })

export function renderMattermost(message: Message): object {
  const [first] = message.links
  const title = cut(`${message.mark} ${chatMarkdown(message.title, 240)}`, 260)
  const { parts, links } = chatParts(message)
  const foot = [links, chatMarkdown(footerOf(message), 400)].filter((part) => part !== '').join('\n')
  return {
    attachments: [
      {
        fallback: `${title}: ${chatMarkdown(message.headline)}`,
        color: colourOf(message),
        title,
        ...(first === undefined ? {} : { title_link: first.url }),
        text: [joinWithin(parts, longestText), foot].filter((part) => part !== '').join('\n\n'),
      },
    ],
  }
}
