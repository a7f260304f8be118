import { createHmac, timingSafeEqual } from 'node:crypto'
import { afterEach, describe, expect, test } from '@jest/globals'
import { type CloudEvent, HTTP } from 'cloudevents'
import { Webhook } from 'standardwebhooks'
import { renderCloudEvent } from '../../../../src/adapters/notifiers/webhook/cloud-event.js'
import { renderGrafana } from '../../../../src/adapters/notifiers/webhook/grafana.js'
import { createWebhookNotifier } from '../../../../src/adapters/notifiers/webhook/index.js'
import { type Message, messageSchema } from '../../../../src/core/model/index.js'
import { messageOf } from '../../../../src/core/report/message/index.js'
import { type Inbox, type Reply, reply, startInbox } from '../../../support/inbox.js'
import { changesNotice, decision, failureNotice, hostileMessages } from '../../../support/messages.js'

let inbox: Inbox | undefined
afterEach(async () => {
  await inbox?.close()
})

const secret = `whsec_${Buffer.from('a key of enough bytes').toString('base64')}`
const started = async (answer?: Reply) => {
  const box = await startInbox(answer)
  inbox = box
  const options = { url: `${box.url}/hook`, secret, format: 'cloudevents' as const, fetch, now: Date.now }
  return { box, notifier: createWebhookNotifier(options) }
}

const eventIn = (headers: Record<string, string>, body: string): CloudEvent<Message> =>
  HTTP.toEvent<Message>({ headers, body }) as CloudEvent<Message>

test('the receiver’s libraries take it: a CloudEvent, signed as Standard Webhooks say', async () => {
  const { box, notifier } = await started()
  expect(await notifier.send(failureNotice())).toEqual({ state: 'done', detail: 'posted' })
  const [one] = box.received
  if (one === undefined) throw new Error('nothing received')
  const headers = one.headers as Record<string, string>
  new Webhook(secret).verify(one.body, headers)
  expect(() => new Webhook(secret).verify(`${one.body} `, headers)).toThrow()
  const event = eventIn(headers, one.body)
  expect(event.validate()).toBe(true)
  expect(event.type).toBe('pipeline-guard.run.failure.v1')
  expect(messageSchema.parse(event.data)).toEqual(messageOf(failureNotice()))
  expect(headers['idempotency-key']).toBe(event.id)
})

test('the `verify` of docs/channels.md accepts what is sent, and neither a changed body nor an old one', async () => {
  const { box, notifier } = await started()
  await notifier.send(failureNotice())
  const [one] = box.received
  const headers = (one?.headers ?? {}) as Record<string, string>
  const body = one?.body ?? ''
  const now = Date.now() / 1000
  expect(verify({ headers, body, now })).toBe(true)
  expect(verify({ headers, body: `${body} `, now })).toBe(false)
  expect(verify({ headers, body, now: now + 3600 })).toBe(false)
  expect(verify({ headers: { ...headers, 'webhook-signature': 'v1,AAAA' }, body, now })).toBe(false)
})

/** As in docs/channels.md, word for word but for the types; the next test holds them together. */
function verify({ headers, body, now }: { headers: Record<string, string>; body: string; now: number }): boolean {
  const { 'webhook-id': id, 'webhook-timestamp': time, 'webhook-signature': signature } = headers
  if (Math.abs(now - Number(time)) > 300) return false
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64')
  const expected = createHmac('sha256', key).update(`${id}.${time}.${body}`).digest()
  const given = Buffer.from(signature?.split(',')[1] ?? '', 'base64')
  return given.length === expected.length && timingSafeEqual(given, expected)
}

test('the page shows that function', async () => {
  const { readFileSync } = await import('node:fs')
  const page = readFileSync('docs/channels.md', 'utf8')
  for (const line of [
    "createHmac('sha256', key).update(`${id}.${time}.${body}`).digest()",
    'given.length === expected.length && timingSafeEqual(given, expected)',
    'Math.abs(now - Number(time)) > 300',
  ])
    expect(page).toContain(line)
})

test('what is sent again bears the same id', async () => {
  const { box, notifier } = await started((_, response, nth) => response.writeHead(nth === 1 ? 503 : 202).end())
  expect((await notifier.send(failureNotice())).state).toBe('done')
  const ids = box.received.map(({ headers }) => headers['webhook-id'])
  expect(ids).toHaveLength(2)
  expect(new Set(ids).size).toBe(1)
})

test('a refusal is named, without the address', async () => {
  const { notifier } = await started(reply(410, 'gone'))
  const { state, detail } = await notifier.send(failureNotice())
  expect(state).toBe('failed')
  expect(detail).toBe(
    'the webhook refused (410, gone); the address is wrong, or it was removed; create a new one and update the secret',
  )
})

describe('what strangers wrote', () => {
  test.each(hostileMessages())('%j: is a valid event all the same', (_text, message) => {
    const event = renderCloudEvent(message)
    expect(messageSchema.safeParse((event as { data: unknown }).data).success).toBe(true)
    const headers = { 'content-type': 'application/cloudevents+json' }
    expect(eventIn(headers, JSON.stringify(event)).validate()).toBe(true)
    expect(JSON.stringify(event)).not.toMatch(/\\u001b|\u202e/)
    expect(JSON.stringify(event).length).toBeLessThan(64_000)
  })
})

test('the Grafana format fires and resolves under one fingerprint', () => {
  const notice = failureNotice()
  const fired = renderGrafana(messageOf(notice)) as { alerts: readonly { fingerprint: string; status: string }[] }
  const over = renderGrafana(messageOf({ ...notice, decision: decision('recovery') })) as typeof fired
  expect(fired.alerts[0]?.status).toBe('firing')
  expect(over.alerts[0]).toMatchObject({ status: 'resolved', fingerprint: fired.alerts[0]?.fingerprint })
})

test('changes of a watch are an event too', () => {
  expect(renderCloudEvent(messageOf(changesNotice('CI')))).toMatchObject({
    type: 'pipeline-guard.changes.always.v1',
    source: '//watch',
    time: '2026-01-09T08:00:00Z',
  })
})
