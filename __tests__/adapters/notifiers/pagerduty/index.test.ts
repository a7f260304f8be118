import { expect, test } from '@jest/globals'
import { createPagerdutyNotifier, renderPagerduty } from '../../../../src/adapters/notifiers/pagerduty/index.js'
import { messageOf } from '../../../../src/core/report/message/index.js'
import { changesNotice, decision, failureNotice, hostileMessages } from '../../../support/messages.js'

interface Event {
  readonly event_action: string
  readonly dedup_key: string
  readonly payload?: { readonly summary: string; readonly severity: string }
}
const eventsOf = (message: Parameters<typeof renderPagerduty>[0]): readonly Event[] =>
  renderPagerduty(message, 'key') as readonly Event[]

test('the end of several troubles resolves each by the key that triggered it', () => {
  const notice = failureNotice()
  const [trigger] = eventsOf(messageOf(notice))
  const over = { ...decision('recovery'), also: ['anomaly:run.duration@7'] }
  const resolved = eventsOf(messageOf({ ...notice, decision: over }))
  expect(resolved.map(({ event_action }) => event_action)).toEqual(['resolve', 'resolve'])
  expect(resolved[0]?.dedup_key).toBe(trigger?.dedup_key)
  expect(resolved[1]?.dedup_key).toBe('github.com/acme/shop/.github/workflows/ci.yml/anomaly:run.duration@7')
})

test('a digest, changes and every run wake nobody', async () => {
  expect(eventsOf(messageOf(changesNotice('CI')))).toEqual([])
  const notifier = createPagerdutyNotifier({
    key: 'key',
    url: 'https://unused.invalid',
    fetch: () => Promise.reject(new Error('asked')),
  })
  expect(await notifier.send(changesNotice('CI'))).toEqual({
    state: 'skipped',
    detail: 'neither a new trouble nor the end of one',
  })
})

test.each(hostileMessages())('%j: within the limits', (_text, message) => {
  for (const event of eventsOf(message)) {
    expect(event.dedup_key.length).toBeLessThanOrEqual(255)
    expect(event.payload?.summary.length ?? 0).toBeLessThanOrEqual(1024)
    expect(['critical', 'error', 'warning', 'info']).toContain(event.payload?.severity)
    expect(Buffer.byteLength(JSON.stringify(event))).toBeLessThan(512 * 1024)
    expect(JSON.stringify(event)).not.toMatch(/\\u001b|\u202e/)
  }
})
