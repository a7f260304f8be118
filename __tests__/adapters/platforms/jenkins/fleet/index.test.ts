/** What a watch asks of a controller: as little as it can, nothing twice, nothing of it lost. */
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { addressOf, rootOf } from '../../../../../src/adapters/platforms/jenkins/address.js'
import { createJenkinsFleet } from '../../../../../src/adapters/platforms/jenkins/fleet/index.js'
import { createTroubleLog } from '../../../../../src/flow/run-stage.js'
import type { Fleet, FleetListing, PageTag } from '../../../../../src/watch/ports.js'
import { type JenkinsServer, jenkinsToken, jenkinsUser, startJenkins } from '../../../../support/jenkins-server.js'
import { addBuild, kinds } from '../../../../support/watched-jenkins.js'

const hour = 3_600_000
const now = Date.UTC(2026, 10, 20)
let jenkins: JenkinsServer
beforeAll(async () => {
  jenkins = await startJenkins()
})
afterAll(() => jenkins.close())
beforeEach(() => {
  jenkins.items.clear()
  jenkins.log.length = 0
  jenkins.fault = undefined
})

const troublesOf = new WeakMap<Fleet, ReturnType<typeof createTroubleLog>>()
function fleetOf(requests = 500, url = jenkins.url): Fleet {
  const root = rootOf(url)
  if (root === undefined) throw new Error('no address')
  const troubles = createTroubleLog()
  const fleet = createJenkinsFleet({
    controllers: [{ ...root, user: jenkinsUser, token: jenkinsToken }],
    requests,
    seconds: 60,
    watches: () => true,
    now: () => now,
    troubles,
    pauseMs: 1,
    timeoutMs: 1_000,
  })
  troublesOf.set(fleet, troubles)
  return fleet
}
const said = (fleet: Fleet): string => (troublesOf.get(fleet)?.all() ?? []).map(({ message }) => message).join('; ')
const named = (name: string): string => `${new URL(jenkins.url).host}/jenkins/${name}`

/** Builds of one job, ten minutes apart, the last an hour ago. */
function job(name: string, count: number, kind: keyof typeof kinds = 'freestyle'): void {
  if (!jenkins.items.has(name)) jenkins.items.set(name, { class: kinds[kind], builds: new Map() })
  for (let i = 0; i < count; i++)
    addBuild(jenkins, { number: i, job: name, startedAt: now - hour - (count - i) * 600_000 })
}

async function list(name: string, given: Partial<Parameters<Fleet['list']>[0]> = {}): Promise<FleetListing> {
  const fleet = fleetOf()
  await fleet.repositories([])
  jenkins.log.length = 0
  const request = { repository: named(name), since: now - 35 * 24 * hour, newestFirst: false, tags: {}, most: 100 }
  return fleet.list({ ...request, ...given })
}
const runs = ({ pages }: FleetListing): number[] =>
  pages.flatMap((page) => page.runs.map(({ key }) => Number(key.run))).sort((a, b) => a - b)
/** As a watch keeps them that has dealt with all there was. */
const settled = ({ pages }: FleetListing): Record<string, PageTag> =>
  Object.fromEntries(pages.flatMap(({ id, tag }) => (tag === undefined ? [] : [[id, tag]])))
const from = (first: number, last: number): number[] => Array.from({ length: last - first + 1 }, (_, i) => first + i)

test('a controller of folders, branches and hundreds of jobs is known after few requests', async () => {
  for (const folder of ['a', 'a/b', 'a/b/c', 'a/b/c/d', 'many']) jenkins.items.set(folder, { class: kinds.folder })
  jenkins.items.set('org', { class: kinds.organisation })
  jenkins.items.set('org/repo', { class: kinds.multibranch })
  for (const branch of ['master', 'feature%2Fx', 'PR-7']) job(`org/repo/${branch}`, 1, 'pipeline')
  job('a/b/c/d/deep one', 1)
  for (let i = 0; i < 130; i++) job(`many/job-${String(i).padStart(3, '0')}`, i === 3 ? 1 : 0)
  jenkins.items.set('..', { class: kinds.freestyle, builds: new Map() })
  const fleet = fleetOf()
  const names = await fleet.repositories([])
  expect(names).toHaveLength(132)
  expect(names).toEqual(expect.arrayContaining([named('a/b/c/d/deep one'), named('org/repo'), named('many/job-129')]))
  expect(jenkins.log).toHaveLength(4)
  // The folder that held more than was told along with others is asked for itself, in pages; the deep one too.
  expect(said(fleet)).toBe('')
  const listing = await fleet.list({ repository: named('org/repo'), since: 0, newestFirst: false, tags: {}, most: 9 })
  const told = listing.pages.flatMap((page) => page.runs)
  expect(
    told.map(({ key, told }) => [key.run, told.branch, told.defaultBranch, told.event, told.headRepository]).sort(),
  ).toEqual([
    ['PR-7#1', 'PR-7', 'master', 'pull_request', undefined],
    ['feature%2Fx#1', 'feature/x', 'master', 'push', 'org/repo'],
    ['master#1', 'master', 'master', 'push', 'org/repo'],
  ])
  expect(jenkins.log.at(-1)).toContain('GET /job/org/job/repo/job/')
  expect(jenkins.log.join()).toContain('/job/feature%252Fx/')
})

test('only what is new is asked for, and nothing where nothing is', async () => {
  job('app', 250)
  const first = await list('app', { newestFirst: true })
  // The newest hundred are enough to measure by; what is older is never asked for.
  expect([runs(first), jenkins.log.length]).toEqual([from(151, 250), 1])
  const tags = settled(first)
  const quiet = await list('app', { tags })
  expect([runs(quiet), jenkins.log.length, quiet.whole]).toEqual([[], 0, true])
  // What was dealt with whole is remembered by one number.
  expect([quiet.unchanged, settled(quiet)]).toEqual([[' 2'], { ' below': { etag: '200', more: false } }])
  addBuild(jenkins, { number: 1, job: 'app', startedAt: now - hour })
  const second = await list('app', { tags })
  expect([runs(second), jenkins.log.length]).toEqual([[251], 1])
  expect(jenkins.log[0]).toContain('{0,11}')
  // A build that still runs keeps its page open, until it has ended.
  const open = Object.fromEntries(Object.entries(tags).filter(([id]) => !id.endsWith(' 2')))
  expect(runs(await list('app', { tags: open }))).toEqual(from(200, 251))
})

test('more builds than a page holds are read whole, also while some vanish, or not at all', async () => {
  job('app', 1)
  const tags = settled(await list('app'))
  job('app', 330)
  const whole = await list('app', { tags })
  expect([runs(whole), whole.whole, jenkins.log.length]).toEqual([from(2, 331), true, 4])
  // So many are deleted at once that the pages no longer meet.
  jenkins.fault = (call) => {
    if (call.includes('allBuilds') && call.includes('{90,190}'))
      for (const number of from(225, 260)) jenkins.items.get('app')?.builds?.delete(number)
    return undefined
  }
  const torn = await list('app', { tags })
  expect([runs(torn), torn.whole]).toEqual([[], false])
  jenkins.fault = undefined
  const again = await list('app', { tags })
  expect([runs(again).length, again.whole]).toEqual([330 - 36, true])
  // With too few requests none of them is judged before older ones, and what was dealt with stays so.
  const short = await list('app', { tags, most: 2 })
  expect([runs(short), short.whole, short.unchanged]).toEqual([[], false, [' below', ' 0']])
})

test('a job that was deleted and made anew is read from its first build', async () => {
  job('app', 20)
  const tags = settled(await list('app'))
  jenkins.items.delete('app')
  job('app', 25)
  expect(runs(await list('app', { tags }))).toEqual(from(1, 25))
  jenkins.items.delete('app')
  job('app', 3)
  expect(runs(await list('app', { tags }))).toEqual([1, 2, 3])
})

test('results and causes are read as in the step; what has none yet has not ended', async () => {
  job('app', 0)
  const interrupted = [{ _class: 'org.jenkinsci.plugins.workflow.steps.TimeoutStepExecution$ExceededTimeout' }]
  const made = [
    { result: 'UNSTABLE' },
    { result: 'ABORTED' },
    { result: 'ABORTED', causes: interrupted },
    { result: 'NOT_BUILT', causes: [{ _class: 'hudson.triggers.TimerTrigger$TimerTriggerCause' }] },
    { causes: [{ _class: 'org.jenkinsci.plugins.workflow.cps.replay.ReplayCause' }] },
    { running: true, causes: [{ _class: 'hudson.model.Cause$UserIdCause', userId: 'ada' }] },
  ]
  for (const [i, one] of made.entries()) addBuild(jenkins, { number: i, job: 'app', startedAt: now - hour + i, ...one })
  const { pages } = await list('app')
  const told = pages.flatMap((page) => page.runs)
  expect(told.map((run) => [run.told.outcome, run.told.event, run.finished])).toEqual([
    ['failed', 'push', true],
    ['cancelled', 'push', true],
    ['timed-out', undefined, true],
    ['skipped', 'schedule', true],
    ['passed', 'replay', true],
    [undefined, 'workflow_dispatch', false],
  ])
  // A page with a build that still runs is not settled, whatever its tag; the watch asks for it again.
  expect(told.at(-1)?.told.actor).toBe('ada')
})

test('hostile and broken answers end in a trouble, not in an exception; credentials stay at home', async () => {
  job('app', 3)
  job('other', 1)
  const strange = (builds: readonly unknown[]) => JSON.stringify({ builds })
  for (const [body, reads] of [
    ['<html>Please wait while Jenkins is getting ready', 0],
    ['[1,2,3]', 0],
    [strange([null, 7, { number: 'x' }, { number: 2, timestamp: 'soon', result: 7, actions: 'none' }]), 0],
    [
      strange([
        {
          number: 3,
          timestamp: now - hour,
          duration: 1e300,
          result: 'SUCCESS',
          building: false,
          actions: [null, { causes: 'x' }],
        },
      ]),
      1,
    ],
    [
      strange([
        {
          number: 3,
          timestamp: now - hour,
          duration: 5,
          result: 'SUCCESS',
          actions: [
            {
              parameters: [
                { name: 'PIPELINE_GUARD_RERUN_OF', value: '1' },
                { name: 'PIPELINE_GUARD_ATTEMPT', value: '999999999999' },
              ],
            },
          ],
        },
      ]),
      1,
    ],
  ] as const) {
    jenkins.fault = (call) => (call.includes('tree=builds[') ? { body } : undefined)
    const fleet = fleetOf()
    await fleet.repositories([])
    const listing = await fleet.list({
      repository: named('app'),
      since: now - 1e9,
      newestFirst: false,
      tags: {},
      most: 9,
    })
    expect(runs(listing)).toHaveLength(reads)
    expect(listing.pages.flatMap((page) => page.runs.map(({ key }) => key.attempt))).toEqual(reads === 0 ? [] : [1])
  }
  // A number that no job has reached costs neither time nor requests.
  jenkins.fault = (call) =>
    call.startsWith('GET /api/json')
      ? { body: JSON.stringify({ jobs: [{ name: 'app', lastBuild: { number: 2 ** 53 - 1, timestamp: now } }] }) }
      : undefined
  for (const newestFirst of [true, false])
    expect(
      runs(await list('app', { newestFirst, tags: { ' below': { etag: '7', more: false } }, most: 5 })),
    ).toHaveLength(0)
  const elsewhere: string[] = []
  const stranger = await startJenkins()
  stranger.fault = (call) => {
    elsewhere.push(call)
    return { body: '{}' }
  }
  jenkins.fault = () => ({ status: 302, location: `${stranger.url}api/json` })
  const fleet = fleetOf()
  // What could not be read is no empty controller.
  expect(await fleet.repositories([])).toEqual([named('').slice(0, -1)])
  expect(said(fleet)).toContain('it leads to')
  expect(elsewhere).toEqual([])
  await stranger.close()
})

test('addresses are made of names', () => {
  const root = rootOf('https://ci.example.org/jenkins/job/team/job/my%20app/view/all/')
  expect(root).toEqual({
    base: 'https://ci.example.org/jenkins/',
    folder: ['team', 'my app'],
    name: 'ci.example.org/jenkins',
  })
  expect(addressOf({ base: 'https://ci/' }, ['a b', 'feature%2Fx', '?#'])).toBe(
    'https://ci/job/a%20b/job/feature%252Fx/job/%3F%23/',
  )
  for (const bad of ['ci.example', 'ftp://ci.example', 'https://u:p@ci.example', 'https://ci/job/a%00/'])
    expect({ bad, root: rootOf(bad) }).toEqual({ bad, root: undefined })
})
