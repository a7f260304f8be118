/** The signature of Standard Webhooks, which libraries of most languages verify: `v1,` and HMAC-SHA256 of `id.timestamp.body`. */
import { createHmac } from 'node:crypto'

export interface Signed {
  readonly id: string
  readonly body: string
  readonly secret: string
  /** Since the epoch. */
  readonly seconds: number
}

export const signatureHeaders = ({ id, body, secret, seconds }: Signed): Readonly<Record<string, string>> => ({
  'webhook-timestamp': String(seconds),
  'webhook-signature': `v1,${createHmac('sha256', keyOf(secret)).update(`${id}.${seconds}.${body}`).digest('base64')}`,
})

/** `whsec_` marks base64; any other text is the key as it stands. */
const keyOf = (secret: string): Buffer =>
  secret.startsWith('whsec_') ? Buffer.from(secret.slice('whsec_'.length), 'base64') : Buffer.from(secret)
