import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { createGitlabFleet } from '../../../../../src/adapters/platforms/gitlab/fleet/index.js'
import { createGitlabPlatform } from '../../../../../src/adapters/platforms/gitlab/index.js'
import { recordRun } from '../../../../../src/core/collect/record.js'
import type { RunRecord } from '../../../../../src/core/model/index.js'
import { createTroubleLog } from '../../../../../src/flow/run-stage.js'
import type { Fleet, PageTag } from '../../../../../src/watch/ports.js'
import { type GitlabApi, gitlabToken, startGitlabApi } from '../../../../support/gitlab-api.js'
import { rawPipeline, rawProject } from '../../../../support/gitlab-shapes.js'
import { addPipeline, addProjects, kindOf } from '../../../../support/watched-projects.js'

const hour = 3_600_000
const day = 24 * hour
const now = Date.UTC(2026, 10, 21, 12, 30)
let gitlab: GitlabApi
let troubles: ReturnType<typeof createTroubleLog>
let fleet: Fleet
const open = (more: { readonly requests?: number; readonly token?: string; readonly at?: number } = {}): Fleet =>
  createGitlabFleet({
    url: gitlab.url,
    token: more.token ?? gitlabToken,
    requests: more.requests ?? 200,
    seconds: 60,
    now: () => more.at ?? now,
    troubles,
    pauseMs: 1,
    timeoutMs: 500,
  })
beforeEach(async () => {
  gitlab = await startGitlabApi()
  addProjects(gitlab)
  troubles = createTroubleLog()
  fleet = open()
})
afterEach(() => gitlab.close())

const addAt = (id: number, updatedAt: number, more: object = {}): void => {
  gitlab.pipelines.push({
    ...rawPipeline({ id, project: 11, path: 'acme/app', createdAt: updatedAt - 60_000, updatedAt }),
    ...more,
  })
}
const list = (
  of = fleet,
  more: {
    readonly repository?: string
    readonly newestFirst?: boolean
    readonly tags?: object
    readonly most?: number
  } = {},
) =>
  of.list({
    repository: more.repository ?? 'acme/app',
    since: now - 35 * day,
    newestFirst: more.newestFirst ?? false,
    tags: (more.tags ?? {}) as Record<string, PageTag>,
    most: more.most ?? 50,
  })
type Listing = Awaited<ReturnType<typeof list>>
const ids = ({ pages }: Listing): number[] =>
  [...new Set(pages.flatMap(({ runs }) => runs.map(({ key }) => Number(key.run))))].sort((a, b) => a - b)
const tagsOf = ({ pages }: Listing) =>
  Object.fromEntries(pages.flatMap(({ id, tag }) => (tag === undefined ? [] : [[id, tag]])))
const numbers = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, i) => from + i)

describe('which projects', () => {
  test('those named, and those of a group and its subgroups; not archived ones, nor such without pipelines', async () => {
    gitlab.projects.push(
      rawProject(20, 'acme/old', { archived: true }),
      rawProject(21, 'acme/text', { jobs_enabled: false }),
    )
    expect(await fleet.repositories(['ACME/App', 'acme/*', 'acme/tools/*'])).toEqual([
      'acme/app',
      'acme/lib',
      'acme/tools/cli',
    ])
    expect(await fleet.repositories(['acme/tools/c*', 'acme/l*'])).toEqual(['acme/tools/cli', 'acme/lib'])
    expect(troubles.all()).toEqual([])
  })

  test('a group that is not there, and a token that is not accepted, are told', async () => {
    expect(await fleet.repositories(['nobody/*'])).toEqual(['nobody/*'])
    expect(await list(fleet, { repository: 'nobody/*' })).toEqual({ pages: [], unchanged: [], whole: false })
    expect(troubles.all()).toMatchObject([{ code: 'gitlab-missing', advice: expect.stringContaining('read_api') }])
    const refused = open({ token: 'glpat-wrong' })
    expect(await refused.repositories(['acme/app'])).toEqual(['acme/app'])
    expect((await list(refused)).whole).toBe(false)
    expect(refused.spent()).toContain('refuses the token')
  })
})

describe('listing', () => {
  test.each([true, false])(
    'every page, though pipelines change while they are listed (newest first: %s)',
    async (newestFirst) => {
      for (const id of numbers(1, 250)) addAt(id, now - 3 * hour + id * 10_000)
      let pages = 0
      gitlab.fault = (call) => {
        // Between two pages the first twenty are retried, and leave where they were.
        if (call.includes('/pipelines?') && ++pages === 2)
          for (let at = 0; at < 20; at++) {
            const moved = gitlab.pipelines[at]
            if (moved !== undefined)
              gitlab.pipelines[at] = { ...moved, updated_at: new Date(now - 1000 + at).toISOString() }
          }
        return undefined
      }
      const listing = await list(fleet, { newestFirst })
      expect(listing.whole).toBe(true)
      const missing = numbers(1, 250).filter((id) => !ids(listing).includes(id))
      // Downwards, those that moved up meanwhile are listed by the next watch, where they lie now.
      expect(missing.every((id) => newestFirst && id <= 20)).toBe(true)
      const next = await list(fleet, { tags: tagsOf(listing) })
      expect(numbers(1, 20).every((id) => ids(next).includes(id))).toBe(true)
    },
  )

  test('more than a page changed at the same moment', async () => {
    for (const id of numbers(1, 230)) addAt(id, now - 3 * hour)
    for (const id of numbers(231, 240)) addAt(id, now - 2 * hour)
    expect(ids(await list())).toEqual(numbers(1, 240))
    expect(ids(await list(fleet, { newestFirst: true }))).toEqual(numbers(1, 240))
  })

  test('what is over is not asked for again, but for where something was left', async () => {
    for (const id of numbers(1, 40)) addAt(id, now - id * 12 * hour)
    const first = await list()
    expect(first.pages.filter(({ tag }) => tag === undefined)).toHaveLength(2)
    gitlab.log.length = 0
    const quiet = await list(fleet, { tags: tagsOf(first) })
    expect({ asked: gitlab.log.length, ids: ids(quiet) }).toEqual({ asked: 2, ids: [] })
    const tags: Record<string, PageTag> = { ...tagsOf(first) }
    const open = first.pages.find(({ runs }) => runs.some(({ key }) => key.run === '10'))
    delete tags[open?.id ?? '']
    expect(ids(await list(fleet, { tags }))).toEqual(expect.arrayContaining([10]))
  })

  test('a clock of GitLab that is behind ours decides what is over', async () => {
    gitlab.headers = { date: new Date(now - 5 * hour).toUTCString() }
    await fleet.repositories(['acme/app'])
    const { pages } = await list()
    const last = pages.findLast(({ tag }) => tag !== undefined)
    expect(Date.parse(last?.id.slice(0, 20) ?? '')).toBeLessThan(now - 6 * hour)
  })

  test('the next day, hours become a day without being read again, and old tags are given up', async () => {
    for (const id of numbers(1, 30)) addAt(id, now - id * hour)
    const first = await list()
    const tomorrow = open({ at: now + day })
    gitlab.log.length = 0
    const second = await list(tomorrow, { tags: tagsOf(first) })
    // The hours that were open, or not there yet.
    expect(gitlab.log.filter((call) => call.includes('/pipelines?'))).toHaveLength(2)
    const read = new Set(second.pages.map(({ id }) => id))
    const kept = Object.keys(tagsOf(first)).filter((id) => !read.has(id))
    const all = Object.keys({ ...Object.fromEntries(kept.map((id) => [id, true])), ...tagsOf(second) })
    expect(all.length).toBeLessThanOrEqual(2 * (35 + 48))
  })

  test('what is running, or older than the watch looks, or of another service, is not listed; child pipelines are', async () => {
    addAt(1, now - hour, { status: 'running' })
    addAt(2, now - hour, { created_at: new Date(now - 40 * day).toISOString() })
    addAt(3, now - hour, { source: 'external' })
    addAt(4, now - hour, { source: 'parent_pipeline' })
    addAt(5, now - hour, { status: 'manual' })
    expect(ids(await list())).toEqual([4, 5])
  })

  test('holes, another order and a list that is none leave the stretch to be read again', async () => {
    for (const id of numbers(1, 5)) addAt(id, now - 5 * hour)
    addAt(6, now - 4 * hour, { id: 'six' })
    const holes = await list()
    expect({ ids: ids(holes), whole: holes.whole }).toEqual({ ids: numbers(1, 5), whole: false })
    expect(Object.keys(tagsOf(holes)).every((id) => id.endsWith(' child'))).toBe(true)
    gitlab.pipelines.length = 0
    const two = [rawPipeline({ id: 1, project: 11, path: 'acme/app', createdAt: now - hour, updatedAt: now - hour })]
    two.push({
      ...rawPipeline({ id: 2, project: 11, path: 'acme/app', createdAt: now - hour, updatedAt: now - 2 * hour }),
    })
    for (const body of [JSON.stringify(two), '{}', 'null', '[']) {
      gitlab.fault = (call) => (call.includes('/pipelines?') ? { body } : undefined)
      const listing = await list()
      expect({ body, whole: listing.whole, tags: tagsOf(listing) }).toEqual({ body, whole: false, tags: {} })
    }
    expect(troubles.all().length).toBeGreaterThan(0)
  })

  test('out of requests, what was read is kept', async () => {
    for (const id of numbers(1, 250)) addAt(id, now - 30 * hour + id * 60_000)
    const listing = await list(fleet, { most: 1 })
    expect({ whole: listing.whole, ids: ids(listing) }).toEqual({ whole: false, ids: numbers(1, 100) })
    const rest = await list(fleet, { tags: tagsOf(listing) })
    expect(ids(rest)).toEqual(expect.arrayContaining(numbers(101, 250)))
    expect(ids(rest).length).toBeLessThan(250)
  })
})

test('a redirect to another host is not followed with the token; one of a project that was moved is', async () => {
  const [project] = gitlab.projects
  gitlab.fault = (call) =>
    call === 'GET /projects/acme%2Fapp' ? { redirect: `${gitlab.url}/api/v4/projects/11` } : undefined
  expect(await fleet.repositories(['acme/app'])).toEqual([project?.path_with_namespace])
  gitlab.fault = () => ({ redirect: 'http://127.0.0.2:1/api/v4/projects/11' })
  const elsewhere = open()
  expect((await list(elsewhere)).whole).toBe(false)
  expect(troubles.all()).toMatchObject([{ code: 'gitlab-login-page' }])
})

test('slow answers end the watch after a while, and none is waited for at every call', async () => {
  addPipeline(gitlab, { number: 6, startedAt: now - 2 * hour })
  const impatient = createGitlabFleet({
    url: gitlab.url,
    token: gitlabToken,
    requests: 100,
    seconds: 60,
    now: () => now,
    troubles,
    pauseMs: 1,
    timeoutMs: 20,
  })
  const listing = await list()
  const [run] = listing.pages.flatMap(({ runs }) => runs)
  if (run === undefined) throw new Error('nothing is listed')
  gitlab.fault = () => ({ slowMs: 200 })
  const kinds = []
  for (let call = 0; call < 10; call++) kinds.push((await impatient.attempts?.(run, 0))?.kind)
  expect(kinds.slice(0, 3)).toEqual(['later', 'later', 'later'])
  expect(kinds.at(-1)).toBe('stop')
  expect(impatient.spent()).toContain('does not answer')
})

test('the configuration file comes from the default branch', async () => {
  gitlab.files.set('11 .github/pipeline-guard.yml', 'version: 1')
  expect(await fleet.trustedFile('acme/app', '.github/pipeline-guard.yml')).toEqual({ kind: 'ok', value: 'version: 1' })
  expect(gitlab.log.at(-1)).toContain('ref=main')
  expect(await fleet.trustedFile('acme/lib', 'none.yml')).toEqual({ kind: 'missing' })
})

test.each([6, 7, 8])('a watch records pipeline %i as its own step does', async (number) => {
  addPipeline(gitlab, { number, startedAt: now - 2 * hour, failed: number === 8 })
  const { path, source } = kindOf(number)
  const request = source === 'merge_request_event'
  const raw = gitlab.pipelines.at(-1)
  const step = createGitlabPlatform({
    env: {
      CI_API_V4_URL: `${gitlab.url}/api/v4`,
      CI_SERVER_HOST: '127.0.0.1',
      CI_PROJECT_ID: '11',
      CI_PROJECT_PATH: path,
      CI_CONFIG_PATH: '.gitlab-ci.yml',
      CI_DEFAULT_BRANCH: 'main',
      CI_PIPELINE_ID: `${number}`,
      CI_PIPELINE_IID: `${number}`,
      CI_PIPELINE_NAME: number === 8 ? 'Nightly' : '',
      CI_PIPELINE_SOURCE: source,
      CI_PIPELINE_CREATED_AT: raw?.created_at,
      CI_PIPELINE_URL: String(raw?.['web_url']),
      CI_COMMIT_SHA: String(raw?.['sha']),
      CI_COMMIT_REF_NAME: String(raw?.['ref']),
      CI_COMMIT_TITLE: `Change ${number * 100}`,
      ...(request
        ? {
            CI_MERGE_REQUEST_IID: '1',
            CI_MERGE_REQUEST_TITLE: 'Feature 1',
            CI_MERGE_REQUEST_SOURCE_BRANCH_NAME: 'feature-1',
            CI_MERGE_REQUEST_SOURCE_PROJECT_PATH: path,
          }
        : {}),
      GITLAB_USER_LOGIN: ['ada', 'grace', 'edsger'][number % 3],
      CI_JOB_ID: '1',
      CI_JOB_NAME: 'pipeline-guard',
      PIPELINE_GUARD_GITLAB_TOKEN: gitlabToken,
    },
    now: () => now,
    troubles,
  })
  const { pages } = await list()
  const [run] = pages.flatMap(({ runs }) => runs)
  const found = run && (await fleet.attempts?.(run, 0))
  if (found?.kind !== 'ok' || found.opened[0] === undefined) throw new Error('it could not be opened')
  const own = recordRun(await step.snapshot())
  const seen = recordRun(found.opened[0].snapshot)
  expect(seen.key).toEqual(own.key)
  expect(seen.run.value).toEqual(own.run.value)
  const facts = ({ jobs }: RunRecord) =>
    Object.fromEntries(Object.entries(jobs).map(([id, job]) => [id, job.facts?.value]))
  expect(facts(seen)).toEqual(facts(own))
})
