import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { createGithubFleet } from '../../../../../src/adapters/platforms/github/fleet/index.js'
import { createdIn, halvesOf, windowsOf } from '../../../../../src/adapters/platforms/github/fleet/windows.js'
import { createTroubleLog } from '../../../../../src/flow/run-stage.js'
import type { TroubleLog } from '../../../../../src/ports.js'
import type { Fleet } from '../../../../../src/watch/ports.js'
import { type GithubApi, startGithubApi } from '../../../../support/github-api.js'
import { addRun, addRuns } from '../../../../support/watched-repository.js'

const day = 86_400_000
const now = Date.UTC(2026, 10, 21, 12)

describe('windows', () => {
  test('cover all of the time, without gap or overlap, and keep their borders from one watch to the next', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60 * day }), fc.integer({ min: 0, max: 40 * day }), (later, back) => {
        const at = now + later
        const windows = windowsOf(at - back, at)
        expect(windows[0]?.from).toBeLessThanOrEqual(at - back)
        expect(windows.at(-1)?.to).toBeGreaterThan(at)
        for (const [index, { from, to }] of windows.entries()) {
          expect(to).toBeGreaterThan(from)
          expect(from % day).toBe(0)
          if (index > 0) expect(windows[index - 1]?.to).toBe(from)
        }
      }),
    )
  })

  test('are few, and the same all day', () => {
    const windows = windowsOf(now - 35 * day, now)
    expect(windows.length).toBeLessThanOrEqual(19)
    expect(windowsOf(now - 35 * day, now + day / 4)).toEqual(windows)
  })

  test('are split down to a minute', () => {
    const [first, second] = halvesOf({ from: 0, to: day }) ?? []
    expect([first, second]).toEqual([
      { from: 0, to: day / 2 },
      { from: day / 2, to: day },
    ])
    expect(halvesOf({ from: 0, to: 90_000 })).toBeUndefined()
    expect(createdIn({ from: 0, to: day })).toBe('1970-01-01T00:00:00Z..1970-01-01T23:59:59Z')
  })
})

describe('the fleet', () => {
  let github: GithubApi
  let fleet: Fleet
  let troubles: TroubleLog
  const open = (requestBudget = 500): Fleet =>
    createGithubFleet({
      config: { githubToken: 'ghs_loopback', requestBudget, deadline: 60 },
      env: { GITHUB_API_URL: github.url },
      now: () => now,
      troubles,
      pauseMs: 1,
    })
  beforeEach(async () => {
    github = await startGithubApi()
    troubles = createTroubleLog()
    github.rateLimit.remaining = 4000
    fleet = open()
  })
  afterEach(() => github.close())
  const list = (tags = {}, most = 100) =>
    fleet.list({ repository: 'o/r', since: now - 35 * day, newestFirst: false, tags, most })
  const idsOf = (listing: Awaited<ReturnType<typeof list>>) =>
    listing.pages.flatMap(({ runs }) => runs.map(({ key }) => Number(key.run)))

  test('lists every run once, over pages and splits, however many there are', async () => {
    // 2,300 in a day and a half: more than a query tells of.
    addRuns(github, { from: 1, to: 2300, until: now - day, apartMinutes: 1 })
    const listing = await list()
    const ids = idsOf(listing)
    expect(new Set(ids).size).toBe(2300)
    expect(ids).toHaveLength(2300)
    expect(listing.whole).toBe(true)
    const tags = Object.fromEntries(listing.pages.flatMap(({ id, tag }) => (tag === undefined ? [] : [[id, tag]])))
    const made = fleet.requests().made
    const again = await list(tags)
    expect(again.pages.flatMap(({ runs }) => runs)).toEqual([])
    expect(again.unchanged.length).toBe(listing.pages.length)
    expect(fleet.requests().made - made).toBeLessThanOrEqual(made)
    addRun(github, { number: 3000, startedAt: now - 3 * day })
    expect(idsOf(await list(tags))).toContain(3000)
  })

  test('stops at the requests it may take, and says that it is not the whole', async () => {
    addRuns(github, { from: 1, to: 30, until: now - day, apartMinutes: 600 })
    const listing = await list({}, 3)
    expect(listing.whole).toBe(false)
    expect(github.log).toHaveLength(3)
  })

  test('a page that falls short of its own count is used, and gets no tag', async () => {
    addRuns(github, { from: 1, to: 5, until: now - day })
    github.fault = (call) =>
      call.includes('/actions/runs?')
        ? { body: JSON.stringify({ total_count: 5, workflow_runs: [...github.runs.values()].slice(0, 3) }) }
        : undefined
    const listing = await list({}, 1)
    expect(listing.pages.map(({ tag, runs }) => [tag, runs.length])).toEqual([[undefined, 3]])
    expect(listing.whole).toBe(false)
  })

  test('patterns stand for the repositories of an organisation or a person, archived ones left out', async () => {
    const repositories = ['acme/app', 'acme/app-old', 'acme/site'].map((full_name, index) => ({
      full_name,
      archived: index === 1,
    }))
    github.fault = (call) => {
      if (call.startsWith('GET /orgs/acme/repos')) return { body: JSON.stringify(repositories) }
      if (call.startsWith('GET /users/ada/repos')) return { body: JSON.stringify([{ full_name: 'ada/tool' }]) }
      return undefined
    }
    expect(await fleet.repositories(['acme/app*', 'ada/*', 'o/r', 'O/R'])).toEqual(['acme/app', 'ada/tool', 'o/r'])
    expect(troubles.all()).toEqual([])
  })

  test('a pattern that cannot be looked up stands for itself, and cannot be listed', async () => {
    github.fault = (call) => (call.includes('/repos?') ? { status: 404 } : undefined)
    expect(await fleet.repositories(['acme/*', 'o/r'])).toEqual(['acme/*', 'o/r'])
    expect(troubles.all()).toMatchObject([{ code: 'github-not-found' }])
    const made = fleet.requests().made
    const request = { since: now - day, newestFirst: true, tags: {}, most: 10 }
    expect(await fleet.list({ ...request, repository: 'acme/*' })).toEqual({ pages: [], unchanged: [], whole: false })
    expect(fleet.requests().made).toBe(made)
  })

  test('a deleted run is gone, a refusal for a while is later, a spent limit ends it', async () => {
    addRuns(github, { from: 1, to: 3, until: now - day })
    const runs = (await list()).pages.flatMap((page) => page.runs)
    github.runs.clear()
    const answer = (status: number, headers = {}) => {
      github.fault = (call) => (call.includes('/jobs') ? { status, headers } : undefined)
    }
    answer(404)
    expect((await fleet.open(runs[0] ?? fail())).kind).toBe('gone')
    answer(500)
    expect((await fleet.open(runs[1] ?? fail())).kind).toBe('later')
    expect(fleet.spent()).toBeUndefined()
    answer(403, { 'x-ratelimit-remaining': '0', 'retry-after': '3000' })
    expect((await fleet.open(runs[2] ?? fail())).kind).toBe('stop')
    expect(fleet.spent()).toBeDefined()
  })
})

function fail(): never {
  throw new Error('no such run')
}
