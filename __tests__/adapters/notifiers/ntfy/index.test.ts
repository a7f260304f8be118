import { afterEach, expect, test } from '@jest/globals'
import { createNtfyNotifier, renderNtfy } from '../../../../src/adapters/notifiers/ntfy/index.js'
import { type Inbox, startInbox } from '../../../support/inbox.js'
import { failureNotice, hostileMessages } from '../../../support/messages.js'

let inbox: Inbox | undefined
afterEach(async () => {
  await inbox?.close()
})

test('a topic below a path is published to the root of that path, with the token', async () => {
  inbox = await startInbox()
  const notifier = createNtfyNotifier({ url: `${inbox.url}/push/my%20topic`, token: 'tk_1', fetch })
  expect(await notifier.send(failureNotice())).toEqual({ state: 'done', detail: 'posted' })
  const [one] = inbox.received
  expect(one?.path).toBe('/push/')
  expect(one?.headers.authorization).toBe('Bearer tk_1')
  expect(JSON.parse(one?.body ?? '')).toMatchObject({ topic: 'my topic', priority: 4 })
})

test.each(hostileMessages())('%j: no more than phones show, and no control', (_text, message) => {
  const shown = renderNtfy(message) as { title: string; message: string }
  expect(Buffer.byteLength(shown.message)).toBeLessThanOrEqual(4096)
  expect(shown.title).not.toContain('\n')
  expect(shown.message).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/)
})
