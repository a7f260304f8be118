/** Discord: its inputs, and how it is opened. */
import { url } from '../../../config/rows.js'
import { channel } from '../channel.js'

export const discord = channel({
  inputs: {
    'discord-webhook-url': url({ description: 'Discord webhook to post notices to.', secret: true }),
  },
  open: async ({ discordWebhookUrl }, { fetch }) => {
    if (discordWebhookUrl === undefined) return undefined
    const { createDiscordNotifier } = await import('./index.js')
    return createDiscordNotifier({ url: discordWebhookUrl, fetch })
  },
})
