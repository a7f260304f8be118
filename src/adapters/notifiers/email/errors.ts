/** What the errors of an SMTP session mean, and what to do. Sources: Nodemailer’s error codes; RFC 5321 and 4954, reply codes. */
import { cut, plainLine } from '../../../core/report/escape.js'
import { explainNetwork } from '../../http/explain.js'

interface MailError {
  readonly code?: unknown
  /** That of the system or of TLS, before Nodemailer put its own in its place. */
  readonly originalCode?: unknown
  readonly responseCode?: unknown
  readonly response?: unknown
}

export function explainMailError(error: unknown): { readonly detail: string; readonly unsure?: true } {
  const { code, originalCode, responseCode, response } = (error ?? {}) as MailError
  const said = typeof response === 'string' ? cut(plainLine(withoutAddresses(response)), 160) : ''
  const quoted = said === '' ? '' : `: ${said}`
  switch (code) {
    case 'EAUTH':
      return {
        detail: `the SMTP server refused the login${quoted}; check the user in \`smtp-url\` and \`smtp-password\``,
      }
    case 'ENOAUTH':
      return { detail: 'the SMTP server wants a login; put the user into `smtp-url` and give `smtp-password`' }
    case 'ETLS':
      return {
        detail: `the SMTP server offers no usable encryption (${typeof originalCode === 'string' ? explainNetwork({ code: originalCode }) : 'STARTTLS refused'}); a message is not sent in the clear`,
      }
    case 'EENVELOPE':
      return { detail: `the SMTP server refused sender or recipients${quoted}; check \`email-from\` and \`email-to\`` }
    case 'EMESSAGE':
      return { detail: `the SMTP server refused the message${quoted}` }
    case 'ETIMEDOUT':
      return { detail: 'the SMTP server did not answer in time; the message may have been sent', unsure: true }
    default:
      return typeof responseCode === 'number'
        ? { detail: `the SMTP server refused (${responseCode})${quoted}` }
        : { detail: `the SMTP server could not be reached: ${explainNetwork({ code: originalCode ?? code })}` }
  }
}

/** Addresses of people have no place in a public summary. */
const withoutAddresses = (text: string): string => text.slice(0, 1000).replace(/[^\s<>]{1,100}@[^\s<>]{1,100}/g, '…')
