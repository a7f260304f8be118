/** Two channels, one of which fails for a while: each has its own memory of what it took. */
import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { resultSchema } from '../../src/core/model/index.js'
import { type Inbox, startInbox } from '../support/inbox.js'

const cli = resolve(process.env['PIPELINE_GUARD_CLI'] ?? 'dist/cli/index.js')
let cwd = ''
let inbox: Inbox
let down = false
beforeEach(async () => {
  down = false
  cwd = mkdtempSync(join(tmpdir(), 'undelivered-'))
  inbox = await startInbox(({ path }, response) => {
    response.writeHead(down && path === '/hook' ? 400 : 200).end('ok')
  })
})
afterEach(async () => {
  rmSync(cwd, { recursive: true, force: true })
  await inbox.close()
})

const guard = (...args: readonly string[]): Promise<{ readonly code: number; readonly stdout: string }> =>
  new Promise((done) => {
    const child = execFile(
      process.execPath,
      [cli, ...args],
      { cwd, env: { PATH: process.env['PATH'] ?? '' } },
      (_, stdout) => done({ code: child.exitCode ?? -1, stdout }),
    )
  })

/** @returns what the hook, then Slack, got of this run, and the outcomes */
async function run(exit: 0 | 1, channels: readonly string[] = ['webhook', 'slack-webhook']) {
  const before = inbox.received.length
  // The same command each time, so that its passing is the end of its failure.
  writeFileSync(join(cwd, 'exit-code'), String(exit))
  const script =
    "console.log('Error: no such table'); process.exitCode = Number(require('fs').readFileSync('exit-code'))"
  await guard('exec', '--', process.execPath, '-e', script)
  const paths: Readonly<Record<string, string>> = { webhook: '/hook', 'slack-webhook': '/slack' }
  const flags = channels.flatMap((name) => [`--${name}-url`, `${inbox.url}${paths[name]}`])
  const { stdout } = await guard('run', '--result-file', 'result.json', ...flags)
  const result = resultSchema.parse(JSON.parse(readFileSync(join(cwd, 'result.json'), 'utf8')))
  const got = inbox.received.slice(before)
  return {
    stdout,
    hook: got.filter(({ path }) => path === '/hook').map(({ body }) => (JSON.parse(body) as { type: string }).type),
    slack: got.filter(({ path }) => path === '/slack').length,
    outcomes: result.outcomes.flatMap(({ decision, target, state }) =>
      decision === 'notify' ? [`${target} ${state}`] : [],
    ),
  }
}

const event = (change: string): string => `pipeline-guard.run.${change}.v1`

test('a failure one channel did not take reaches it by the next run, the other is not told twice', async () => {
  down = true
  expect(await run(1)).toMatchObject({ hook: [event('failure')], slack: 1 })
  down = false
  expect(await run(1)).toMatchObject({ hook: [event('failure')], slack: 0, outcomes: ['webhook done'] })
  expect(await run(1)).toMatchObject({ hook: [], slack: 0, outcomes: [] })
  expect(await run(0)).toMatchObject({ hook: [event('recovery')], slack: 1 })
}, 120_000)

test('who never got the beginning does not get the end; a channel set up later neither', async () => {
  down = true
  await run(1)
  down = false
  const over = await run(0)
  expect(over).toMatchObject({ hook: [], slack: 1 })
  expect(over.outcomes.toSorted()).toEqual(['slack done', 'webhook skipped'])
  await run(1, ['slack-webhook'])
  expect(await run(1)).toMatchObject({ hook: [], slack: 0 })
  expect(await run(0)).toMatchObject({ hook: [], slack: 1 })
}, 120_000)

test('an end a channel did not take is a problem, and sent by the next run', async () => {
  await run(1)
  down = true
  const failed = await run(0)
  expect(failed).toMatchObject({ slack: 1 })
  expect(failed.stdout).toMatch(/notify \(webhook\)/)
  down = false
  expect(await run(0)).toMatchObject({ hook: [event('recovery')], slack: 0 })
  expect(await run(0)).toMatchObject({ hook: [], slack: 0, outcomes: [] })
}, 120_000)

test('an end still owed goes with the end of the next trouble, never beside a failure', async () => {
  await run(1)
  down = true
  await run(0)
  down = false
  expect(await run(1)).toMatchObject({ hook: [event('failure')], slack: 1 })
  expect(await run(0)).toMatchObject({ hook: [event('recovery')], slack: 1 })
  expect(await run(0)).toMatchObject({ hook: [], slack: 0 })
}, 120_000)
