/** Mattermost: its inputs, and how it is opened. */
import { url } from '../../../config/rows.js'
import { channel } from '../channel.js'

export const mattermost = channel({
  inputs: {
    'mattermost-webhook-url': url({ description: 'Mattermost incoming webhook to post notices to.', secret: true }),
  },
  open: async ({ mattermostWebhookUrl }, { fetch }) => {
    if (mattermostWebhookUrl === undefined) return undefined
    const { createMattermostNotifier } = await import('./index.js')
    return createMattermostNotifier({ url: mattermostWebhookUrl, fetch })
  },
})
