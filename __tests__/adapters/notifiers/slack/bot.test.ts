/** Against a Slack on loopback that keeps its messages, as the Web API does. */
import { afterEach, expect, test } from '@jest/globals'
import { createSlackBot } from '../../../../src/adapters/notifiers/slack/bot/index.js'
import { renderHead, renderMessage } from '../../../../src/adapters/notifiers/slack/render.js'
import { messageOf } from '../../../../src/core/report/message/index.js'
import { hostile } from '../../../support/hostile.js'
import { type Inbox, type Reply, startInbox } from '../../../support/inbox.js'
import { changesNotice, decision, failureNotice, noticeSaying, textsIn } from '../../../support/messages.js'
import { slackWeb } from '../../../support/slack-web.js'

let inbox: Inbox | undefined
afterEach(async () => {
  await inbox?.close()
})

async function botAt(answer: Reply) {
  const box = await startInbox(answer)
  inbox = box
  const options = { token: 'xoxb-s3cr3t', room: 'C0123456789', api: box.url, fetch, wait: () => Promise.resolve() }
  const calls = () =>
    box.received.map(({ path, body }) => {
      const given = JSON.parse(body) as Readonly<Record<'channel' | 'ts' | 'thread_ts', unknown>>
      return { method: path.slice(1), ...given }
    })
  return { bot: createSlackBot(options), box, calls }
}

const error =
  (word: string): Reply =>
  (_, response) => {
    response.end(JSON.stringify({ ok: false, error: word }))
  }

test('a trouble is one message with its details in the thread; its end updates it and is said there', async () => {
  const { bot, box, calls } = await botAt(slackWeb())
  const began = await bot.send(failureNotice())
  expect(began).toEqual({
    state: 'done',
    detail: 'posted, the details in its thread',
    thread: 'C0123456789:1700000001.000100',
  })
  const over = { ...failureNotice(), decision: decision('recovery'), thread: began.thread ?? '' }
  expect((await bot.send(over)).detail).toBe('updated, and posted in its thread')
  const what = calls().map(({ method, channel, ts, thread_ts }) => ({ method, channel, ts, thread_ts }))
  const channel = 'C0123456789'
  expect(what).toEqual([
    { method: 'chat.postMessage', channel, ts: undefined, thread_ts: undefined },
    { method: 'chat.postMessage', channel, ts: undefined, thread_ts: '1700000001.000100' },
    { method: 'chat.update', channel, ts: '1700000001.000100', thread_ts: undefined },
    { method: 'chat.postMessage', channel, ts: undefined, thread_ts: '1700000001.000100' },
  ])
  expect(new Set(box.received.map(({ headers }) => headers.authorization))).toEqual(new Set(['Bearer xoxb-s3cr3t']))
})

test('a message that was deleted, and a thread that is none, begin anew', async () => {
  const { bot, calls } = await botAt((request, response, nth) =>
    request.path.endsWith('update')
      ? error('message_not_found')(request, response, nth)
      : slackWeb()(request, response, nth),
  )
  expect((await bot.send({ ...failureNotice(), thread: 'C0123456789:1600000000.000100' })).state).toBe('done')
  expect((await bot.send({ ...failureNotice(), thread: '../../x' })).state).toBe('done')
  expect(calls().filter(({ method }) => method === 'chat.update')).toHaveLength(1)
})

test.each([
  ['not_in_channel', 'Slack refused (not_in_channel): the app is not in the channel; invite it (`/invite @app`)'],
  [
    'missing_scope',
    'Slack refused (missing_scope): the app lacks the scope `chat:write`; add it and install the app again',
  ],
  ['something_new', 'Slack refused (something_new)'],
  ['__proto__', 'Slack refused (__proto__)'],
])('%s is explained', async (word, detail) => {
  const { bot } = await botAt(error(word))
  expect(await bot.send(failureNotice())).toEqual({ state: 'failed', detail })
})

test('an answer that is no JSON, and a token without a channel, are named', async () => {
  const { bot } = await botAt((_, response) => response.end('<html>'))
  expect((await bot.send(failureNotice())).detail).toContain('Slack’s answer was not understood')
  const lost = createSlackBot({ token: 'xoxb-s3cr3t', room: undefined, api: 'https://unused.invalid', fetch })
  expect((await lost.send(failureNotice())).detail).toContain('`slack-bot-token` needs `slack-channel`')
})

test('429 is waited for', async () => {
  const { bot, box } = await botAt((request, response, nth) =>
    nth === 1 ? response.writeHead(429, { 'retry-after': '1' }).end() : slackWeb()(request, response, nth),
  )
  expect((await bot.send(changesNotice('CI'))).state).toBe('done')
  expect(box.received).toHaveLength(2)
})

test.each(hostile)('%j: mentions nobody and is within the limits', (text) => {
  const notice = messageOf(noticeSaying(text))
  for (const message of [renderHead(notice), renderMessage(notice)]) {
    const blocks = [...message.blocks, ...(message.attachments ?? []).flatMap((attachment) => attachment.blocks)]
    expect(blocks.length).toBeLessThanOrEqual(50)
    expect(message.text).not.toMatch(/<[!@#]|@(here|channel|everyone)/)
    for (const shown of textsIn(blocks).filter((one) => !/^https?:/.test(one)))
      expect(shown).not.toMatch(/<[!@#]|@(here|channel|everyone)\b/)
  }
})
