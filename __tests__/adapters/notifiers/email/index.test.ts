/** Against a real SMTP server, with and without TLS and a login. */

import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { afterEach, expect, test } from '@jest/globals'
import { createEmailNotifier, type EmailOptions } from '../../../../src/adapters/notifiers/email/index.js'
import { renderMail } from '../../../../src/adapters/notifiers/email/render.js'
import { readConfig } from '../../../../src/config/config.js'
import { messageOf } from '../../../../src/core/report/message/index.js'
import { changesNotice, decision, failureNotice, hostileMessages } from '../../../support/messages.js'
import { type Mailbox, startMailbox } from '../../../support/smtp.js'

let box: Mailbox | undefined
afterEach(async () => {
  await box?.close()
  box = undefined
})

const people = { to: ['team@example.org'], from: 'ci@example.org' }

async function sent(options: Parameters<typeof startMailbox>[0], more: Partial<EmailOptions> = {}) {
  box = await startMailbox(options)
  const notifier = createEmailNotifier({ url: `smtp://127.0.0.1:${box.port}`, ...people, timeoutMs: 5000, ...more })
  return { delivery: await notifier.send(failureNotice()), mails: box.mails }
}
const userAt = (port: number): string => `smtp://bot@127.0.0.1:${port}`

test('arrives with a plain part, HTML and the headers of its thread', async () => {
  const { delivery, mails } = await sent({})
  expect(delivery).toEqual({ state: 'done', detail: 'sent to 1 address' })
  const [mail = ''] = mails
  expect(mail).toMatch(/^Content-Type: multipart\/alternative/m)
  expect(mail).toMatch(/^Auto-Submitted: auto-generated\r$/m)
  expect(mail).toMatch(/^Message-ID: <[0-9a-f]{32}@example\.org>\r$/m)
  expect(mail).toMatch(/^Content-Type: text\/plain; charset=utf-8/m)
  expect(mail).toMatch(/^Content-Type: text\/html; charset=utf-8/m)
})

test('the end of a trouble answers its beginning, within the thread of the workflow', () => {
  const notice = failureNotice()
  const began = renderMail(messageOf(notice), people)
  const over = renderMail(messageOf({ ...notice, decision: decision('recovery') }), people)
  expect(over.inReplyTo).toBe(began.messageId)
  expect(over.references.split(' ')).toEqual([began.references, began.messageId])
  expect(over.messageId).not.toBe(began.messageId)
})

test('a login that is refused is said in plain words', async () => {
  const server = await startMailbox({
    authOptional: false,
    allowInsecureAuth: true,
    onAuth: (_auth, _session, done) => done(new Error('Invalid login for bot@example.org')),
  })
  box = server
  const notifier = createEmailNotifier({ url: userAt(server.port), password: 'wr0ng', ...people })
  const { state, detail } = await notifier.send(failureNotice())
  expect(state).toBe('failed')
  expect(detail).toMatch(/^the SMTP server refused the login: 535 .*check the user in `smtp-url` and `smtp-password`$/)
  expect(detail).not.toMatch(/wr0ng|bot@/)
})

test('a login that is right goes through', async () => {
  const seen: unknown[] = []
  const server = await startMailbox({
    authOptional: false,
    allowInsecureAuth: true,
    onAuth: ({ username, password }, _session, done) => {
      seen.push([username, password])
      done(null, { user: 'bot' })
    },
  })
  box = server
  const notifier = createEmailNotifier({ url: userAt(server.port), password: 'r1ght', ...people })
  expect((await notifier.send(failureNotice())).state).toBe('done')
  expect(seen).toEqual([['bot', 'r1ght']])
})

test('a certificate nobody vouches for is refused, and named', async () => {
  const { delivery, mails } = await sent({ hideSTARTTLS: false })
  expect(delivery.state).toBe('failed')
  expect(delivery.detail).toMatch(/its certificate (is not trusted here|has expired)/)
  expect(mails).toEqual([])
})

test('recipients that are refused are said, without their addresses', async () => {
  const { delivery } = await sent({
    onRcptTo: ({ address }, _session, done) => done(new Error(`no such user ${address}`)),
  })
  expect(delivery.detail).toMatch(/^the SMTP server refused sender or recipients: .*check `email-from` and `email-to`$/)
  expect(delivery.detail).not.toContain('team@example.org')
})

test('a server that is silent, and one that is not there, are named within the time', async () => {
  const silent = createServer(() => undefined)
  await new Promise<void>((ready) => silent.listen(0, '127.0.0.1', ready))
  const { port } = silent.address() as AddressInfo
  const at = (timeoutMs: number) => createEmailNotifier({ url: `smtp://127.0.0.1:${port}`, ...people, timeoutMs })
  expect(await at(100).send(failureNotice())).toMatchObject({
    state: 'failed',
    detail: 'the SMTP server did not answer in time; the message may have been sent',
  })
  await new Promise((done) => silent.close(done))
  expect((await at(5000).send(failureNotice())).detail).toContain('nothing listens there')
})

test.each(hostileMessages())('%j: neither a header nor markup of its own', (_text, message) => {
  const mail = renderMail(message, people)
  for (const value of [mail.subject, mail.messageId, mail.references, ...Object.values(mail.headers)])
    expect(value).not.toMatch(/[\r\n\u0000]/)
  expect(mail.headers['List-Id']).toMatch(/^<[a-z0-9-]*\.pipeline-guard>$/)
  expect(
    mail.html.replace(
      /<(\/?(html|head|meta|title|body|table|tr|td|strong|span|br|pre|a|em|ul|li)\b[^<>]*|!doctype html)>/g,
      '',
    ),
  ).not.toMatch(/<[a-z!/]/i)
  for (const [, name = '', value = ''] of mail.html.matchAll(/(?<=<[^<>]*)\s([\w-]+)="([^"]*)"/g))
    expect(`${name}=${value}`).toMatch(/^(lang|charset|role|width|cellpadding|cellspacing|style)=|^href=https?:/)
})

test('a week’s changes are lists', () => {
  const mail = renderMail(messageOf(changesNotice('<b>CI</b>')), people)
  expect(mail.html).toContain('<li>❌ run 1 on &lt;b&gt;CI&lt;/b&gt;')
  expect(mail.text).toContain('• ❌ run 1')
})

test('a server with a password in it, a wrong address and a wrong scheme are faults, all named', () => {
  const read = readConfig({
    'smtp-url': 'smtps://bot:secret@mail.example.org',
    'email-to': 'team@example.org, not an address',
    'email-from': 'x\r\nBcc: y@z',
  })
  expect(read.kind === 'faulty' && read.faults.map(({ input }) => input).toSorted()).toEqual([
    'email-from',
    'email-to',
    'smtp-url',
  ])
})
