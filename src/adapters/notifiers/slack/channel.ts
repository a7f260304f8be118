/** Slack: its inputs, and how it is opened. */
import { url } from '../../../config/rows.js'
import { channel } from '../channel.js'

export const slack = channel({
  inputs: {
    'slack-webhook-url': url({ description: 'Slack incoming webhook to post notices to.', secret: true }),
  },
  open: async ({ slackWebhookUrl }, { fetch }) => {
    if (slackWebhookUrl === undefined) return undefined
    const { createSlackNotifier } = await import('./index.js')
    return createSlackNotifier({ url: slackWebhookUrl, timeoutMs: 10_000, fetch })
  },
})
