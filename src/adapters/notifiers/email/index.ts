/** E-mail by SMTP. Never throws; an error is told without addresses and passwords. */
import type { Message } from '../../../core/model/index.js'
import { messageOf } from '../../../core/report/message/index.js'
import type { Delivery, Notifier } from '../../../ports.js'
import { explainMailError } from './errors.js'
import { renderMail } from './render.js'

export interface EmailOptions {
  readonly url: string
  readonly password?: string | undefined
  readonly to: readonly string[]
  readonly from: string
  /** Most milliseconds without a sign of life. */
  readonly timeoutMs?: number
  /** Certificates to trust beside the usual ones; a test’s own. */
  readonly ca?: string
}

export const createEmailNotifier = (options: EmailOptions): Notifier => ({
  channel: 'email',
  send: (notice) => deliver(messageOf(notice), options),
})

async function deliver(message: Message, options: EmailOptions): Promise<Delivery> {
  const { createTransport } = await import('nodemailer')
  const transport = createTransport(transportOf(options))
  try {
    const { rejected } = await transport.sendMail({
      ...renderMail(message, options),
      // Nothing of a message is ever read from a file or fetched.
      disableFileAccess: true,
      disableUrlAccess: true,
    })
    const { length: refused } = rejected as readonly unknown[]
    return refused === 0
      ? { state: 'done', detail: `sent to ${options.to.length === 1 ? '1 address' : `${options.to.length} addresses`}` }
      : {
          state: 'failed',
          detail: `the SMTP server refused ${refused} of ${options.to.length} addresses; check \`email-to\``,
        }
  } catch (error) {
    return { state: 'failed', ...explainMailError(error) }
  } finally {
    transport.close()
  }
}

function transportOf({ url, password, timeoutMs = 10_000, ca }: EmailOptions) {
  const { protocol, hostname, port, username } = new URL(url)
  const secure = protocol === 'smtps:'
  const host = hostname.replace(/^\[|\]$/g, '')
  const here = ['127.0.0.1', 'localhost', '::1'].includes(host)
  return {
    host,
    port: port === '' ? (secure ? 465 : 587) : Number(port),
    secure,
    // A message, and a password all the more, crosses the network encrypted or not at all.
    requireTLS: !secure && !here,
    ...(username === '' ? {} : { auth: { user: decodeURIComponent(username), pass: password ?? '' } }),
    ...(ca === undefined ? {} : { tls: { ca } }),
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    dnsTimeout: timeoutMs,
  }
}
