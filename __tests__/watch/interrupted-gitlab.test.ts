/** A watch of GitLab that is interrupted at any line it writes or any answer it waits for neither skips nor repeats. */
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { createGitlabFleet } from '../../src/adapters/platforms/gitlab/fleet/index.js'
import { messageOf } from '../../src/core/report/message/index.js'
import type { Notice } from '../../src/ports.js'
import { type WatchStore, withWatchStore } from '../../src/watch/store/state.js'
import { type GitlabApi, gitlabToken, startGitlabApi } from '../support/gitlab-api.js'
import { rawGitlabJob } from '../support/gitlab-shapes.js'
import { interruptedAt, watchOnce } from '../support/interrupted-watch.js'
import { addPipeline, addProjects } from '../support/watched-projects.js'

const hour = 3_600_000
const begin = Date.UTC(2026, 10, 10)
let gitlab: GitlabApi
let folder: string
let seed: string
let sent: Notice[]
let now: number

/** Ten pipelines that are pushes to one project, hourly; six more of which one is slow, one fails and is retried. */
const run = (index: number): number => index * 6
beforeAll(async () => {
  gitlab = await startGitlabApi()
  addProjects(gitlab)
  for (let i = 1; i <= 18; i++)
    addPipeline(gitlab, { number: run(i), startedAt: begin - (20 - i) * hour, slower: i > 16 ? 3 : 1 })
  seed = folder = await mkdtemp(join(tmpdir(), 'pipeline-guard-gitlab-'))
  now = begin
  await once()
  addLater()
  folder = `${seed}-again`
})
afterAll(async () => {
  await gitlab.close()
  for (const path of [seed, folder]) await rm(path, { recursive: true, force: true })
})

/** What ended after the first watch. */
function addLater(): void {
  for (let i = 19; i <= 22; i++)
    addPipeline(gitlab, {
      number: run(i),
      startedAt: begin + (i - 18) * hour,
      slower: i === 19 ? 3 : 1,
      failed: i === 21,
    })
  const at = begin + 3 * hour + 30 * 60_000
  const retried = { id: run(21) * 100 + 9, name: 'build', path: 'acme/app', createdAt: at, startedAt: at + 2000 }
  gitlab.jobs.get(run(21))?.push(rawGitlabJob({ ...retried, seconds: 180 }))
  const index = gitlab.pipelines.findIndex(({ id }) => id === run(21))
  const before = gitlab.pipelines[index]
  if (before !== undefined)
    gitlab.pipelines[index] = { ...before, status: 'success', updated_at: new Date(at + 190_000).toISOString() }
}
/** From what a first watch left. */
async function begun(): Promise<void> {
  await rm(folder, { recursive: true, force: true })
  await cp(seed, folder, { recursive: true })
  sent = []
  now = begin + 10 * hour
}
const expected = ['114.1', '120.1', '126.1', '126.2', '132.1']

const once = (interrupt?: (store: WatchStore) => WatchStore) =>
  watchOnce({
    folder,
    now: () => now,
    fleetOf: (troubles) =>
      createGitlabFleet({
        url: gitlab.url,
        token: gitlabToken,
        requests: 500,
        seconds: 60,
        now: () => now,
        troubles,
        pauseMs: 1,
      }),
    wanted: ['acme/app'],
    sent: (notice) => sent.push(notice),
    interrupt,
  })

const judged = (): Promise<readonly string[]> =>
  withWatchStore({ folder, now: () => now }, async (store) => {
    const loaded = await store.history('acme/app')
    const records = loaded.kind === 'ok' ? loaded.value.records : []
    return records
      .filter(({ judgement }) => judgement !== undefined)
      .map(({ key }) => `${key.run}.${key.attempt}`)
      .sort()
  })
const bullets = (): readonly string[] =>
  sent
    .flatMap((notice) => messageOf(notice).sections.flatMap(({ lines }) => lines))
    .flatMap((line) => [...line.matchAll(/^(\S+) run (\d+)/g)].map(([, mark, run]) => `${mark} ${run}`))

test('interrupted before or after any write', async () => {
  let reached = true
  let n = 0
  while (reached) {
    n += 1
    reached = false
    await begun()
    const fired = (): void => {
      reached = true
    }
    await once(interruptedAt(n, n % 2 === 0 ? 'before' : 'after', fired)).catch((error: Error) =>
      expect(error.message).toBe('killed'),
    )
    now += hour
    await once()
    now += hour
    expect((await once()).repositories[0]?.judged).toBe(0)
    expect({ n, judged: await judged() }).toEqual({ n, judged: expected })
    // The one window: what was sent and not yet crossed out is sent again, and says so.
    const again = sent.filter((notice) =>
      JSON.stringify(messageOf(notice).sections).includes('may have reached you before'),
    )
    expect(sent.length - again.length).toBeLessThanOrEqual(1 + again.length)
    expect([...new Set(bullets())].sort()).toEqual(['✅ 126', '❌ 126', '⚠️ 114'].sort())
  }
  expect(n).toBeGreaterThan(9)
})

test('cut off in the middle of any answer', async () => {
  let at = 0
  let calls = 0
  let cut = true
  while (cut) {
    at += 3
    cut = false
    calls = 0
    await begun()
    gitlab.fault = () => {
      calls += 1
      if (calls !== at && calls !== at + 1) return undefined
      cut = true
      return { hangUp: true }
    }
    await once()
    gitlab.fault = undefined
    now += hour
    await once()
    expect({ at, judged: await judged() }).toEqual({ at, judged: expected })
  }
  expect(at).toBeGreaterThan(9)
})
