/**
 * Every channel at once, over three runs: slow, broken, recovered. What each receives is a golden, whole; after a change on purpose
 * `UPDATE_GOLDENS=1`, then read the difference as the person who gets it.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { type Inbox, startInbox } from '../support/inbox.js'
import { slackWeb } from '../support/slack-web.js'
import { type Mailbox, startMailbox } from '../support/smtp.js'
import { threeRuns } from './three-runs.js'
import { type Ended, startWorld, type World } from './world.js'

const folder = resolve('__tests__/golden/channels')

function hold(name: string, value: unknown): void {
  const path = join(folder, `${name}.json`)
  const text = `${JSON.stringify(value, null, 2)}\n`
  if (process.env['UPDATE_GOLDENS'] === '1') {
    mkdirSync(folder, { recursive: true })
    writeFileSync(path, text)
  }
  expect(text).toBe(readFileSync(path, 'utf8'))
}

/** When the step looked is the one time that is not the run’s. */
const withoutNow = (body: string): string => body.replaceAll(/("observedTimeUnixNano":)"\d+"/g, '$1"0"')

/** Each channel, the path it posts to. */
const paths = {
  teams: '/teams/s3cr3t',
  discord: '/discord/s3cr3t',
  mattermost: '/mm/s3cr3t',
  pagerduty: '/pagerduty',
  ntfy: '/',
  webhook: '/hook/s3cr3t',
} as const

const channelNames = ['slack', 'email', ...Object.keys(paths)]

const inputsFor = (url: string, mailPort: number): Readonly<Record<string, string>> => ({
  'slack-bot-token': 'xoxb-s3cr3t',
  'slack-channel': 'C0123456789',
  'slack-api-url': `${url}/slack/`,
  'smtp-url': `smtp://127.0.0.1:${mailPort}`,
  'email-to': 'team@example.org',
  'email-from': 'ci@example.org',
  'teams-webhook-url': url + paths.teams,
  'discord-webhook-url': url + paths.discord,
  'mattermost-webhook-url': url + paths.mattermost,
  'pagerduty-routing-key': 'r0ut1ngk3y',
  'pagerduty-url': url + paths.pagerduty,
  'ntfy-url': `${url}/t0p1c`,
  'ntfy-token': 'tk_s3cr3t',
  'webhook-url': url + paths.webhook,
  'otlp-endpoint': `${url}/otlp`,
  'otlp-headers': 'x-api-key=k3y0fthec0llector',
  'webhook-secret': 'whsec_czNjcjN0czNjcjN0czNjcjN0',
})

describe.each(['main', 'cli'] as const)('by the entry %s', (entry) => {
  let world: World
  let inbox: Inbox
  let mailbox: Mailbox
  let ended: readonly Ended[]

  beforeAll(async () => {
    world = await startWorld()
    const slack = slackWeb()
    inbox = await startInbox((request, response, nth) =>
      request.path.startsWith('/slack/') ? slack(request, response, nth) : response.end('ok'),
    )
    mailbox = await startMailbox()
    ended = await threeRuns(world, inputsFor(inbox.url, mailbox.port), entry)
  })
  afterAll(async () => {
    await Promise.all([world.close(), inbox.close(), mailbox.close()])
  })

  test('three runs are judged as what they are, and every channel took every notice', () => {
    expect(ended.map(({ result }) => result?.ruling.verdict)).toEqual(['anomalous', 'failed', 'normal'])
    for (const { result } of ended) {
      const notices = result?.outcomes.filter(({ decision }) => decision === 'notify') ?? []
      expect(notices.map(({ target, state }) => [target, state])).toEqual(channelNames.map((name) => [name, 'done']))
    }
  })

  test.each(Object.entries(paths))('%s receives what its golden says', (name, path) => {
    hold(
      name,
      inbox.to(path).map(({ method, body }) => ({ method, body: JSON.parse(body) as unknown })),
    )
  })

  test('Slack is called as its golden says: a message a trouble, updated at its end, the rest in its thread', () => {
    const calls = inbox.received.filter(({ path }) => path.startsWith('/slack/'))
    hold(
      'slack',
      calls.map(({ path, body }) => ({ path, body: JSON.parse(body) as unknown })),
    )
  })

  test('the mails are what their golden says', () => {
    // The boundary between the parts is chance.
    const mails = mailbox.mails.map((mail) => mail.replaceAll(/--_NmP-[\w-]+|boundary="[^"]*"/g, '--boundary'))
    hold(
      'email',
      mails.map((mail) => mail.split('\r\n')),
    )
  })

  test('the collector receives each run as its golden says', () => {
    const sent = inbox.received.filter(({ path }) => path.startsWith('/otlp/'))
    hold(
      'otlp',
      // The three signals of a run are sent at once; that of each is in order.
      sent
        .map(({ path, body }) => ({ path, body: JSON.parse(withoutNow(body)) as unknown }))
        .toSorted((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0)),
    )
    expect(new Set(sent.map(({ headers }) => headers['x-api-key']))).toEqual(new Set(['k3y0fthec0llector']))
  })

  test('no secret of a channel is shown, stored or sent to another', () => {
    // The runner hides what `::add-mask::` names; it must be named once.
    const log = (out: string) => out.replace(/^::add-mask::.*$/gm, '')
    const shown = ended.map(({ out, summary, outputs, result }) => [log(out), summary, outputs, JSON.stringify(result)])
    expect(JSON.stringify(shown)).not.toMatch(/s3cr3t|r0ut1ngk3y|t0p1c|k3y0fthec0llector/)
    for (const { path, body } of inbox.received)
      if (path !== paths.pagerduty && path !== paths.ntfy)
        expect(body).not.toMatch(/s3cr3t|r0ut1ngk3y|t0p1c|k3y0fthec0llector/)
  })
})
