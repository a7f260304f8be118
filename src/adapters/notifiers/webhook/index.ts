/**
 * A webhook of one’s own: a CloudEvent 1.0 in structured mode, signed as Standard Webhooks say, with an id that is the same however
 * often it is sent. Sources: cloudevents.io, "JSON Event Format" 1.0.2; standardwebhooks.com, "Specification".
 */
import type { Notifier } from '../../../ports.js'
import type { Fetch } from '../../http/guarded-fetch.js'
import { createPostingNotifier } from '../post-message.js'
import { idOf, renderCloudEvent } from './cloud-event.js'
import { renderGrafana } from './grafana.js'
import { signatureHeaders } from './sign.js'

export interface WebhookOptions {
  readonly url: string
  readonly secret?: string | undefined
  readonly format: 'cloudevents' | 'grafana'
  readonly fetch: Fetch
  /** Milliseconds since the epoch. */
  readonly now: () => number
}

export const createWebhookNotifier = ({ url, secret, format, fetch, now }: WebhookOptions): Notifier =>
  createPostingNotifier({
    channel: 'webhook',
    service: 'the webhook',
    fetch,
    idempotent: true,
    render: (message) => {
      const id = idOf(message)
      const grafana = format === 'grafana'
      const body = JSON.stringify(grafana ? renderGrafana(message) : renderCloudEvent(message))
      const type = grafana ? 'application/json' : 'application/cloudevents+json; charset=utf-8'
      const signed =
        secret === undefined ? {} : signatureHeaders({ id, body, secret, seconds: Math.floor(now() / 1000) })
      return [{ url, body, headers: { 'content-type': type, 'webhook-id': id, 'idempotency-key': id, ...signed } }]
    },
  })
