/** Bad answers, each named, bounded, and without the address; every channel by webhook posts through here. */
import { afterEach, expect, test } from '@jest/globals'
import { type Posting, post } from '../../../src/adapters/http/post.js'
import { type Inbox, type Reply, reply, startInbox } from '../../support/inbox.js'

let inbox: Inbox | undefined
afterEach(async () => {
  await inbox?.close()
  inbox = undefined
})

async function posted(answer: Reply, more: Partial<Posting> = {}) {
  inbox = await startInbox(answer)
  const waits: number[] = []
  const wait = (ms: number) => {
    waits.push(ms)
    return Promise.resolve()
  }
  const posting = { service: 'Chat', url: `${inbox.url}/s3cr3t`, body: '{}', fetch, wait, ...more }
  return { came: await post(posting), waits, asked: inbox.received.length }
}

const detailOf = (came: Awaited<ReturnType<typeof post>>): string => (came.kind === 'failed' ? came.detail : came.kind)

test('429 is waited for as long as it says, then sent', async () => {
  const { came, waits } = await posted((_, response, nth) =>
    nth === 1 ? response.writeHead(429, { 'retry-after': '2' }).end() : response.writeHead(204).end(),
  )
  expect([came.kind, waits]).toEqual(['sent', [2000]])
})

test('429 for longer than the step has is given up at once, and said', async () => {
  const { came, waits, asked } = await posted(reply(429, '', { 'retry-after': '120' }))
  expect([waits, asked]).toEqual([[], 1])
  expect(detailOf(came)).toBe('Chat refused for too many messages (429, try again in 120 s); it was not sent')
})

test('5xx is tried three times, at growing distances', async () => {
  const { came, waits, asked } = await posted(reply(503, '<h1>Down</h1>'))
  expect([waits, asked]).toEqual([[500, 1000], 3])
  expect(detailOf(came)).toBe('Chat had an internal error (503); it was not sent')
})

test('a refusal is said in its own words, as plain text', async () => {
  const { came, asked } = await posted(reply(400, '<b>bad\u001b[31m card</b>'))
  expect(asked).toBe(1)
  expect(detailOf(came)).toBe('Chat refused (400, bad card); check the address')
})

test('a redirect is not followed', async () => {
  const { came, asked } = await posted(reply(302, '', { location: '/elsewhere' }))
  expect(asked).toBe(1)
  expect(detailOf(came)).toContain('answered with a redirect (302), which is not followed')
})

test('a server that hangs is left at the time limit; it may have arrived, so it is sent again only where that does no harm', async () => {
  const silent: Reply = () => undefined
  const once = await posted(silent, { timeoutMs: 50 })
  expect(once.asked).toBe(1)
  expect(once.came).toEqual({
    kind: 'failed',
    detail: 'Chat did not answer within 0.05 s; the message may have arrived',
    unsure: true,
  })
  await inbox?.close()
  expect((await posted(silent, { timeoutMs: 50, idempotent: true })).asked).toBe(3)
})

test('an answer without end is not read to it', async () => {
  const endless: Reply = (_, response) => {
    response.writeHead(200)
    const write = () => {
      while (response.write('x'.repeat(65_536)));
    }
    response.on('drain', write)
    write()
  }
  const { came } = await posted(endless)
  expect(came.kind === 'sent' && came.reply.body.length).toBe(65_536)
})

test('an address where nothing listens, and one that does not speak TLS', async () => {
  const box = await startInbox()
  const at = (url: string) => post({ service: 'Chat', url, body: '', fetch })
  const tls = await at(`${box.url.replace('http:', 'https:')}/s3cr3t`)
  await box.close()
  const closed = await at(`${box.url}/s3cr3t`)
  const unknown = await at('http://no-such-host.invalid/s3cr3t')
  expect(detailOf(tls)).toMatch(/^Chat could not be reached: it does not speak TLS there; check scheme and port \(/)
  expect(detailOf(closed)).toBe(
    'Chat could not be reached: nothing listens there; check the address and port (ECONNREFUSED)',
  )
  expect(detailOf(unknown)).toMatch(/its host name is unknown; check the address and DNS \((ENOTFOUND|EAI_AGAIN)\)/)
  expect(JSON.stringify([tls, closed, unknown])).not.toContain('s3cr3t')
})
