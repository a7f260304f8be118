/** E-mail: its inputs, and how it is opened. */
import type { Row } from '../../../config/rows.js'
import { text } from '../../../config/rows.js'
import { channel } from '../channel.js'

const address = /^[^\s@<>,;:"()[\]\\]{1,64}@[^\s@<>,;:"()[\]\\]{1,190}$/
const acceptedServer = '`smtps://host`, or `smtp://user@host:587`; the password in `smtp-password`'

/** An SMTP server; a password in it could not be masked in every form it may appear in. */
const server: Row<string | undefined> = {
  default: '',
  description: 'SMTP server that sends notices as e-mail: `smtps://` by TLS, `smtp://` by STARTTLS.',
  accepted: acceptedServer,
  read: (given) => {
    const trimmed = given.trim()
    if (trimmed === '') return { value: undefined }
    const url = URL.canParse(trimmed) ? new URL(trimmed) : undefined
    const fits = url !== undefined && /^smtps?:$/.test(url.protocol) && url.hostname !== '' && url.password === ''
    return fits ? { value: trimmed } : { fault: acceptedServer.replaceAll('`', '') }
  },
}

const addresses: Row<readonly string[]> = {
  default: '',
  description: 'Who gets the e-mails.',
  accepted: 'addresses, separated by commas or lines',
  read: (given) => {
    const all = given
      .split(/[,\r\n]/)
      .map((one) => one.trim())
      .filter((one) => one !== '')
    return all.every((one) => address.test(one))
      ? { value: all }
      : { fault: 'addresses such as team@example.org, separated by commas or lines' }
  },
}

const sender: Row<string | undefined> = {
  default: '',
  description: 'Sender of the e-mails. Default: the first of `email-to`.',
  accepted: 'an address',
  read: (given) => {
    const one = given.trim()
    if (one === '') return { value: undefined }
    return address.test(one) ? { value: one } : { fault: 'an address such as ci@example.org' }
  },
}

export const email = channel({
  inputs: {
    'smtp-url': server,
    'smtp-password': text({ description: 'Password for the SMTP server.', accepted: 'a password', secret: true }),
    'email-to': addresses,
    'email-from': sender,
  },
  needs: { 'smtp-url': 'email-to', 'smtp-password': 'smtp-url', 'email-to': 'smtp-url', 'email-from': 'smtp-url' },
  open: async ({ smtpUrl, smtpPassword, emailTo, emailFrom }) => {
    const [first] = emailTo
    if (smtpUrl === undefined || first === undefined) return undefined
    const { createEmailNotifier } = await import('./index.js')
    return createEmailNotifier({ url: smtpUrl, password: smtpPassword, to: emailTo, from: emailFrom ?? first })
  },
})
