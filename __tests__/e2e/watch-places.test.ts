/** Where a watch's findings go: each channel by the repository’s own rules, figures, issues, and the files of all repositories. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { cp } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { type Inbox, startInbox } from '../support/inbox.js'
import { startMailbox } from '../support/smtp.js'
import { addRuns } from '../support/watched-repository.js'
import { startWatchWorld, type WatchWorld } from './watch-world.js'

const hour = 3_600_000
const day = 24 * hour
const begin = Math.floor(Date.now() / day) * day - 42 * hour
const earlier = 120
/** Two failures of one cause each, of workflows that take turns, and a slowness that stays. */
const later = {
  from: earlier + 1,
  to: earlier + 42,
  until: begin + 10 * hour,
  slow: new Set([earlier + 19, earlier + 25, earlier + 31]),
  failed: new Set([earlier + 20, earlier + 33]),
}

let world: WatchWorld
let inbox: Inbox
const openWorld = async (): Promise<WatchWorld> => {
  const opened = await startWatchWorld()
  opened.now = begin
  addRuns(opened.github, { from: 1, to: earlier, until: begin - hour })
  return opened
}

/** The first watch is the same for all: each test goes on from a copy of what it left. */
let seed: WatchWorld
beforeAll(async () => {
  seed = await openWorld()
  await seed.watch()
})
afterAll(() => seed.close())
beforeEach(async () => {
  world = await openWorld()
  inbox = await startInbox()
  await cp(join(seed.folder, 'watch'), join(world.folder, 'watch'), { recursive: true })
  addRuns(world.github, later)
  world.now = begin + 11 * hour
})
afterEach(async () => {
  await Promise.all([world.close(), inbox.close()])
})

const configure = (text: string): void => void world.github.files.set('main:.github/pipeline-guard.yml', text)
const lines = (bodies: readonly string[]): readonly string[] =>
  bodies.flatMap((body) => [...body.matchAll(/(❌|✅|⚠️|🚨) run (\d+)/gu)].map(([, mark, run]) => `${mark} ${run}`))

test('each channel hears what the rules of the repository let through', async () => {
  configure(`channels:
  - { name: slack, changes: [failure] }
  - { name: ntfy, changes: [anomaly] }
`)
  Object.assign(world.more, { NTFY_URL: `${inbox.url}/topic` })
  const { report } = await world.watch('--digest', 'off')
  expect(report?.changes.length).toBeGreaterThan(3)
  expect(lines(world.slack)).toEqual(['❌ 140', '❌ 153'])
  const ntfy = inbox.to('/').map(({ body }) => body)
  expect(ntfy).toHaveLength(1)
  expect(lines(ntfy)).toEqual(['🚨 151'])
})

test('what is no channel’s is sent to none, and is not kept for ever', async () => {
  configure('channels: [{ name: slack, workflows: ["other-*"] }]')
  await world.watch('--digest', 'off')
  expect(world.slack).toEqual([])
  world.now += hour
  expect((await world.watch('--digest', 'off')).report?.changes).toEqual([])
})

test('figures: each run to the collector, how things stand to the Pushgateway, once a workflow', async () => {
  await world.watch('--pushgateway-url', inbox.url, '--otlp-endpoint', `${inbox.url}/otlp`, '--digest', 'off')
  const traces = inbox.to('/otlp/v1/traces')
  expect(traces).toHaveLength(42)
  const pushed = inbox.received.filter(({ path }) => path.startsWith('/metrics/'))
  expect(new Set(pushed.map(({ path }) => path)).size).toBe(pushed.length)
  expect(pushed.length).toBeGreaterThan(1)
  expect(pushed[0]?.body).toMatch(/^pipeline_guard_runs\{/m)
})

test('a collector that is down costs one attempt, and the watch goes on', async () => {
  const dead = 'http://127.0.0.1:9'
  const watched = await world.watch('--otlp-endpoint', dead, '--digest', 'off')
  expect(watched.report?.repositories[0]).toMatchObject({ judged: 42, left: 0 })
  expect(watched.report?.troubles.filter(({ code }) => code === 'not-exported')).toHaveLength(1)
})

test('the page and the text file are of all repositories', async () => {
  const page = join(world.folder, 'out/all.html')
  const textfile = join(world.folder, 'out/all.prom')
  await world.watch('--report', page, '--prometheus-textfile', textfile, '--digest', 'off')
  const html = readFileSync(page, 'utf8')
  expect(html).toMatch(/162 recorded runs/)
  expect(html.match(/<section id="w\d+">/g)?.length).toBeGreaterThan(1)
  const figures = readFileSync(textfile, 'utf8')
  expect(
    new Set([...figures.matchAll(/^pipeline_guard_runs\{.*workflow="([^"]*)"/gm)].map(([, name]) => name)).size,
  ).toBe(html.match(/<section id="w\d+">/g)?.length)
})

test('a file of somebody else is left alone, and named', async () => {
  const mine = join(world.folder, 'mine.html')
  writeFileSync(mine, '<h1>mine</h1>')
  const { report } = await world.watch('--report', mine, '--digest', 'off')
  expect(readFileSync(mine, 'utf8')).toBe('<h1>mine</h1>')
  expect(report?.troubles.map(({ message }) => message).join()).toMatch(/report-path: .*mine\.html cannot be written/)
  expect(existsSync(join(world.folder, 'watch/watch.json'))).toBe(true)
})

test('issues are kept of the repository that is watched', async () => {
  addRuns(world.github, {
    from: earlier + 43,
    to: earlier + 84,
    until: begin + 20 * hour,
    failed: new Set([165, 171, 177, 183]),
  })
  world.now = begin + 21 * hour
  const { report } = await world.watch('--issues', 'recurring', '--digest', 'off')
  expect(report?.troubles.filter(({ code }) => code === 'not-exported')).toEqual([])
  expect(world.github.issues.map(({ title }) => title)).not.toEqual([])
})

test('the digest goes over the wire to every channel but the pager, each in its own form', async () => {
  const mailbox = await startMailbox()
  Object.assign(world.more, {
    TEAMS_WEBHOOK_URL: `${inbox.url}/teams`,
    DISCORD_WEBHOOK_URL: `${inbox.url}/discord`,
    MATTERMOST_WEBHOOK_URL: `${inbox.url}/mattermost`,
    NTFY_URL: `${inbox.url}/topic`,
    WEBHOOK_URL: `${inbox.url}/hook`,
    PAGERDUTY_ROUTING_KEY: 'r0ut1ngk3y',
  })
  configure('channels: []')
  const mail = ['--smtp-url', `smtp://127.0.0.1:${mailbox.port}`, '--email-to', 'team@example.org']
  const { report, err } = await world.child('--digest', 'now', '--pagerduty-url', `${inbox.url}/pager`, ...mail)
  await mailbox.close()
  expect({ err, troubles: report?.troubles }).toEqual({ err: '', troubles: [] })
  const title = 'The week in o/r'
  const bodies = (path: string): readonly string[] => inbox.to(path).map(({ body }) => body)
  const sent = {
    slack: world.slack,
    teams: bodies('/teams'),
    discord: bodies('/discord'),
    mattermost: bodies('/mattermost'),
    ntfy: bodies('/'),
    webhook: bodies('/hook'),
    email: mailbox.mails.map((text) => text.replaceAll(/=\r\n/g, '')),
  }
  for (const [channel, messages] of Object.entries(sent)) {
    const digests = messages.filter((text) => text.includes(title))
    expect([channel, digests.length]).toEqual([channel, 1])
    expect([channel, digests[0]?.includes('Why runs failed')]).toEqual([channel, true])
    // The changes went out before it, as a message of their own.
    expect([channel, messages.length]).toEqual([channel, 2])
  }
  expect(bodies('/pager').join()).not.toContain(title)
  expect(JSON.parse(sent.webhook.find((text) => text.includes(title)) ?? '').type).toBe(
    'pipeline-guard.digest.always.v1',
  )
})
