/** Against the receiver of Debian’s postfix: `apt-get install postfix`, or `SMTP_SINK=…/smtp-sink`. */
import { spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { createEmailNotifier } from '../../../../src/adapters/notifiers/email/index.js'
import { digestOf } from '../../../../src/core/report/digest/index.js'
import { failureNotice } from '../../../support/messages.js'
import { runsOf } from '../../../support/records.js'
import { describeWith, smtpSinkPath } from '../../../support/tools.js'

const sink = smtpSinkPath()

const freePort = (): Promise<number> =>
  new Promise((ready) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => ready(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })

const isUp = (port: number): Promise<boolean> =>
  new Promise((told) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('connect', () => {
      socket.destroy()
      told(true)
    })
    socket.once('error', () => told(false))
  })

describeWith(sink, 'smtp-sink of postfix')('postfix', () => {
  const folder = mkdtempSync(join(tmpdir(), 'pipeline-guard-postfix-'))
  let port = 0
  let child: ReturnType<typeof spawn>
  beforeAll(async () => {
    port = await freePort()
    // It does not run as root.
    const user = process.getuid?.() === 0 ? ['-u', 'nobody'] : []
    chmodSync(folder, 0o777)
    child = spawn(sink ?? '', [...user, '-d', join(folder, 'mail.'), `127.0.0.1:${port}`, '8'], { stdio: 'ignore' })
    for (let tries = 0; tries < 200 && !(await isUp(port)); tries++) await new Promise((done) => setTimeout(done, 25))
  })
  afterAll(() => {
    child.kill()
    rmSync(folder, { recursive: true, force: true })
  })

  const mails = (): readonly string[] =>
    readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8').replaceAll('=\n', ''))

  test('takes a notice and a digest, each to all recipients', async () => {
    const notifier = createEmailNotifier({
      url: `smtp://127.0.0.1:${port}`,
      to: ['team@example.org', 'lead@example.org'],
      from: 'ci@example.org',
    })
    expect(await notifier.send(failureNotice())).toEqual({ state: 'done', detail: 'sent to 2 addresses' })
    const digest = digestOf({ records: runsOf(30) })
    const sent = await notifier.send({
      decision: { kind: 'notify', because: 'a week has passed', change: 'always', episode: 'digest:1' },
      content: { kind: 'digest', digests: [{ title: 'o/r', digest }] },
    })
    expect(sent).toEqual({ state: 'done', detail: 'sent to 2 addresses' })
    const [all, week] = [mails(), mails().filter((mail) => mail.includes('The week in o/r'))]
    expect([all.length, week.length]).toEqual([2, 1])
    for (const mail of all) {
      expect(mail).toMatch(/^X-Rcpt-Args: <lead@example\.org>/m)
      expect(mail).toMatch(/^X-Mail-Args: <ci@example\.org>/m)
      expect(mail).toMatch(/^Content-Type: text\/html; charset=utf-8/m)
    }
  })
})
