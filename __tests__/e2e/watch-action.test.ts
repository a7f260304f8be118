/** `mode: watch` as a scheduled workflow: each run has a fresh machine, and what is remembered travels in the cache. */
import { existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { WatchReport } from '../../src/watch/report.js'
import { addRun, addRuns } from '../support/watched-repository.js'
import { type Ended, startWorld, type World } from './world.js'

let world: World
const minute = 60_000

beforeAll(async () => {
  world = await startWorld()
  addRuns(world.github, { from: 1, to: 12, until: Date.now() - 30 * minute })
})
afterAll(() => world.close())

async function watched(run: number): Promise<Ended & { readonly report: WatchReport }> {
  world.results.run({ id: run, event: 'schedule' })
  const ended = await world.step(
    run,
    { mode: 'watch', 'slack-webhook-url': world.slackUrl },
    {
      GITHUB_EVENT_NAME: 'schedule',
      GITHUB_WORKFLOW_REF: 'o/r/.github/workflows/watch.yml@refs/heads/main',
    },
  )
  await rm(join(world.folder, '.pipeline-guard'), { recursive: true, force: true })
  return { ...ended, report: ended.result as unknown as WatchReport }
}

test('the first remembers, the second goes on from it on another machine, and a third has nothing to tell', async () => {
  const first = await watched(9001)
  expect({ code: first.code, out: first.code === 0 ? '' : first.out }).toEqual({ code: 0, out: '' })
  expect(first.report.repositories).toMatchObject([{ begun: true, remembered: 12, judged: 0 }])
  expect(existsSync(join(world.folder, '.pipeline-guard'))).toBe(false)
  // It ends a little in the future, as clocks go: after the first watch began.
  addRun(world.github, { number: 13, startedAt: Date.now(), failed: true })
  // The watch’s own run is listed too, and is not judged.
  world.github.addRun({ id: 9001, startedAt: Date.now() - minute, path: '.github/workflows/watch.yml' })
  const second = await watched(9002)
  expect(second.report).toMatchObject({ notice: 'sent', repositories: [{ begun: false, judged: 1, left: 0 }] })
  expect(second.summary).toContain('1 run judged')
  expect(second.outputs).toContain('headline')
  expect(world.slack).toHaveLength(1)
  const third = await watched(9003)
  expect(third.report).toMatchObject({ notice: 'nothing to tell', repositories: [{ judged: 0 }] })
  expect(world.slack).toHaveLength(1)
})
