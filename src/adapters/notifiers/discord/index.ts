/** Discord, by an incoming webhook: one embed. Source: Discord’s documentation, "Execute Webhook" and "Embed Limits". */
import type { Message } from '../../../core/model/index.js'
import { chatMarkdown, cut, plainLine } from '../../../core/report/escape.js'
import { chatParts } from '../../../core/report/message/chat.js'
import { joinWithin } from '../../../core/report/message/fit.js'
import { colourOf, footerOf } from '../../../core/report/message/words.js'
import type { Notifier } from '../../../ports.js'
import type { Fetch } from '../../http/guarded-fetch.js'
import { createPostingNotifier } from '../post-message.js'

/** Title 256, description 4,096, footer 2,048 characters; all together 6,000. */
const longestDescription = 4000

export const createDiscordNotifier = ({ url, fetch }: { readonly url: string; readonly fetch: Fetch }): Notifier =>
  createPostingNotifier({
    channel: 'discord',
    service: 'Discord',
    fetch,
    render: (message) => [{ url, body: JSON.stringify(renderDiscord(message)) }],
  })

export function renderDiscord(message: Message): object {
  const [first] = message.links
  const { parts, links } = chatParts(message)
  const room = longestDescription - links.length - 2
  return {
    // Nobody is mentioned, whatever the text says.
    allowed_mentions: { parse: [] },
    embeds: [
      {
        title: cut(`${message.mark} ${chatMarkdown(message.title, 240)}`, 256),
        ...(first === undefined ? {} : { url: first.url }),
        color: Number.parseInt(colourOf(message).slice(1), 16),
        description: [joinWithin(parts, room), links].filter((part) => part !== '').join('\n\n'),
        ...(footerOf(message) === '' ? {} : { footer: { text: plainLine(footerOf(message), 500) } }),
        timestamp: message.time,
      },
    ],
  }
}
