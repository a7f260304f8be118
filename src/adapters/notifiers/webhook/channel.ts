/** A webhook of one’s own: its inputs, and how it is opened. */
import { choice, text, url } from '../../../config/rows.js'
import { channel } from '../channel.js'

export const webhook = channel({
  inputs: {
    'webhook-url': url({
      description: 'Receives every notice as a CloudEvent (`history-schema/notice.v1.schema.json`).',
      secret: true,
    }),
    'webhook-secret': text({
      description: 'Signs what is sent there (Standard Webhooks: HMAC-SHA256 of id, time and body).',
      accepted: '`whsec_` and base64, or any text',
      secret: true,
    }),
    'webhook-format': choice(['cloudevents', 'grafana'], {
      default: 'cloudevents',
      description: '`grafana`: the payload of a Grafana or Alertmanager webhook instead, for what receives alerts.',
    }),
  },
  needs: { 'webhook-secret': 'webhook-url', 'webhook-format': 'webhook-url' },
  open: async ({ webhookUrl, webhookSecret, webhookFormat }, { fetch, now }) => {
    if (webhookUrl === undefined) return undefined
    const { createWebhookNotifier } = await import('./index.js')
    return createWebhookNotifier({ url: webhookUrl, secret: webhookSecret, format: webhookFormat, fetch, now })
  },
})
