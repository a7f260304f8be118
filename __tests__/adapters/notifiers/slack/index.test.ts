import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from '@jest/globals'
import { createSlackNotifier } from '../../../../src/adapters/notifiers/slack/index.js'
import { renderMessage } from '../../../../src/adapters/notifiers/slack/render.js'
import { messageOf } from '../../../../src/core/report/message/index.js'
import type { Notice } from '../../../../src/ports.js'

type Answer = (request: IncomingMessage, response: ServerResponse, body: string) => void

const open: Server[] = []
afterEach(() => {
  for (const server of open.splice(0)) {
    server.closeAllConnections()
    server.close()
  }
})

const secretPath = '/services/T000/B000/s3cr3t-t0ken'

/** A Slack that answers in turn; the last answer is kept for what comes after. */
async function slackThat(...answers: readonly Answer[]) {
  const bodies: string[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk) => {
      body += chunk
    })
    request.on('end', () => {
      bodies.push(body)
      answers[Math.min(bodies.length, answers.length) - 1]?.(request, response, body)
    })
  })
  open.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return { url: `${base}${secretPath}`, bodies, base }
}

const answer =
  (status: number, body = '', headers: Readonly<Record<string, string>> = {}): Answer =>
  (_, response) => {
    response.writeHead(status, headers).end(body)
  }

const notice: Notice = {
  decision: { kind: 'notify', because: 'new failure', change: 'failure', episode: 'e' },
  content: { kind: 'changes', headline: 'CI failed', changes: [] },
}
const message = renderMessage(messageOf(notice))

const notifierFor = (url: string, timeoutMs = 2000) => {
  const waits: number[] = []
  const wait = (ms: number) => {
    waits.push(ms)
    return Promise.resolve()
  }
  return { notifier: createSlackNotifier({ url, timeoutMs, wait }), waits }
}

test('posts text and blocks, and says so', async () => {
  const slack = await slackThat(answer(200, 'ok'))
  const outcome = await notifierFor(slack.url).notifier.send(notice)
  expect(outcome).toEqual({ state: 'done', detail: 'posted' })
  expect(JSON.parse(slack.bodies[0] ?? '')).toEqual({
    ...message,
    unfurl_links: false,
    unfurl_media: false,
  })
})

test('an answer without a body is an answer', async () => {
  const slack = await slackThat(answer(204))
  expect((await notifierFor(slack.url).notifier.send(notice)).state).toBe('done')
})

test('waits as long as Slack asks, then posts', async () => {
  const slack = await slackThat(answer(429, 'rate_limited', { 'retry-after': '2' }), answer(200, 'ok'))
  const { notifier, waits } = notifierFor(slack.url)
  expect((await notifier.send(notice)).state).toBe('done')
  expect(waits).toEqual([2000])
})

test('does not wait longer than five seconds in all', async () => {
  const slack = await slackThat(answer(429, '', { 'retry-after': '30' }))
  const { notifier, waits } = notifierFor(slack.url)
  const outcome = await notifier.send(notice)
  expect(outcome.state).toBe('failed')
  expect(outcome.detail).toContain('429, try again in 30 s')
  expect(waits).toEqual([])
  const thrice = await slackThat(answer(429, '', { 'retry-after': '3' }))
  const second = notifierFor(thrice.url)
  await second.notifier.send(notice)
  expect(second.waits).toEqual([3000])
})

test('tries three times when Slack is in trouble, no more', async () => {
  const slack = await slackThat(answer(503))
  const { notifier, waits } = notifierFor(slack.url)
  const outcome = await notifier.send(notice)
  expect(outcome.detail).toBe('Slack had an internal error (503); the notice was not posted')
  expect(slack.bodies).toHaveLength(3)
  expect(waits).toEqual([500, 1000])
})

test.each([
  [404, 'no_service', 'create a new one'],
  [410, 'channel_is_archived', 'unarchive'],
  [403, 'action_prohibited', 'ask for permission'],
  [400, 'invalid_payload', 'report it'],
  [404, '<html><body>Not here</body></html>', 'Not here'],
])('a refusal %i %s is not repeated and explains itself', async (status, body, said) => {
  const slack = await slackThat(answer(status, body))
  const outcome = await notifierFor(slack.url).notifier.send(notice)
  expect(outcome.state).toBe('failed')
  expect(outcome.detail).toContain(said)
  expect(slack.bodies).toHaveLength(1)
})

test('posts the text alone when Slack refuses the blocks', async () => {
  const slack = await slackThat(answer(400, 'invalid_blocks'), answer(200, 'ok'))
  const outcome = await notifierFor(slack.url).notifier.send(notice)
  expect(outcome).toMatchObject({ state: 'done', detail: 'posted as text; Slack refused the blocks' })
  expect(JSON.parse(slack.bodies[1] ?? '')).not.toHaveProperty('blocks')
})

test('does not follow redirects', async () => {
  const elsewhere = await slackThat(answer(200, 'ok'))
  const slack = await slackThat(answer(302, '', { location: elsewhere.url }))
  const outcome = await notifierFor(slack.url).notifier.send(notice)
  expect(outcome).toMatchObject({ state: 'failed' })
  expect(outcome.detail).toContain('redirects, which is not followed')
  expect(elsewhere.bodies).toHaveLength(0)
})

test('gives up at the timeout, and does not post twice', async () => {
  const slack = await slackThat(() => {})
  const outcome = await notifierFor(slack.url, 150).notifier.send(notice)
  expect(outcome.detail).toBe('Slack did not answer within 0.15 s; the notice may have been posted')
  expect(slack.bodies).toHaveLength(1)
})

test('a server that hangs in the middle of its answer ends at the timeout too', async () => {
  const slack = await slackThat((_, response) => {
    response.writeHead(200)
    response.write('o')
  })
  const outcome = await notifierFor(slack.url, 150).notifier.send(notice)
  expect(outcome.detail).toContain('did not answer within')
})

test('an endless answer is not read to its end', async () => {
  const slack = await slackThat((_, response) => {
    response.writeHead(500)
    const pour = () => {
      while (!response.destroyed && response.write('x'.repeat(65536)));
      if (!response.destroyed) response.once('drain', pour)
    }
    pour()
  })
  expect((await notifierFor(slack.url).notifier.send(notice)).state).toBe('failed')
})

test('nothing listens: said by its code', async () => {
  const outcome = await notifierFor(`http://127.0.0.1:1${secretPath}`).notifier.send(notice)
  expect(outcome.state).toBe('failed')
  expect(outcome.detail).toMatch(/could not be reached/)
})

test('the address, which is a secret, is in no outcome', async () => {
  const answers = [
    answer(404, `no_service for ${secretPath}`),
    answer(500),
    answer(302, '', { location: '/x' }),
    answer(400, '<a>'),
  ]
  for (const each of answers) {
    const slack = await slackThat(each)
    const outcome = await notifierFor(slack.url, 200).notifier.send(notice)
    expect(JSON.stringify(outcome)).not.toMatch(/s3cr3t|127\.0\.0\.1/)
  }
  for (const url of ['not a url with s3cr3t', 'http://nowhere.invalid/s3cr3t', `http://127.0.0.1:1${secretPath}`])
    expect(JSON.stringify(await notifierFor(url).notifier.send(notice))).not.toMatch(/s3cr3t/)
})
