/** A watch of Jenkins that is interrupted at any line it writes neither skips nor repeats a build or a notice. */
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { rootOf } from '../../src/adapters/platforms/jenkins/address.js'
import { createJenkinsFleet } from '../../src/adapters/platforms/jenkins/fleet/index.js'
import { messageOf } from '../../src/core/report/message/index.js'
import { type WatchStore, withWatchStore } from '../../src/watch/store/state.js'
import { interruptedAt, watchOnce } from '../support/interrupted-watch.js'
import { type JenkinsServer, jenkinsToken, jenkinsUser, startJenkins } from '../support/jenkins-server.js'
import { addBuild, addJobs } from '../support/watched-jenkins.js'

const hour = 3_600_000
const begin = Date.UTC(2026, 10, 10)
let jenkins: JenkinsServer
let seed: string
let folder: string
let now = begin
let told: string[] = []

const projects = ['team/api', 'team/web']
const jobs = ['team/api', 'team/web/main']
beforeAll(async () => {
  jenkins = await startJenkins()
  addJobs(jenkins)
  for (let i = 0; i < 18; i++)
    for (const job of jobs)
      addBuild(jenkins, {
        number: i,
        job,
        startedAt: begin - (20 - i) * hour,
        slower: i > 15 && job === 'team/api' ? 3 : 1,
      })
  seed = folder = await mkdtemp(join(tmpdir(), 'pipeline-guard-jenkins-'))
  await once()
  for (let i = 1; i <= 2; i++) {
    addBuild(jenkins, { number: 20 + i, job: 'team/api', startedAt: begin + i * hour, slower: i === 1 ? 3 : 1 })
    addBuild(jenkins, { number: 30 + i, job: 'team/web/main', startedAt: begin + i * hour, failed: i === 2 })
  }
  const rerun = { PIPELINE_GUARD_RERUN_OF: 'main#20', PIPELINE_GUARD_ATTEMPT: '2' }
  addBuild(jenkins, { number: 40, job: 'team/web/main', startedAt: begin + 3 * hour, parameters: rerun })
  folder = `${seed}-again`
})
afterAll(async () => {
  await jenkins.close()
  for (const path of [seed, folder]) await rm(path, { recursive: true, force: true })
})

const names = (): string[] => projects.map((project) => `${new URL(jenkins.url).host}/jenkins/${project}`)

function once(interrupt?: (store: WatchStore) => WatchStore) {
  const root = rootOf(jenkins.url)
  if (root === undefined) throw new Error('no address')
  return watchOnce({
    folder,
    now: () => now,
    fleetOf: (troubles) =>
      createJenkinsFleet({
        controllers: [{ ...root, user: jenkinsUser, token: jenkinsToken }],
        requests: 500,
        seconds: 60,
        watches: () => true,
        now: () => now,
        troubles,
        pauseMs: 1,
      }),
    wanted: projects,
    sent: (notice) => {
      const { sections } = messageOf(notice)
      const again = JSON.stringify(sections).includes('may have reached you before') ? 'again ' : ''
      for (const { lines, urls = [] } of sections)
        for (const [index, line] of lines.entries())
          told.push(`${again}${line.split(' ')[0]} ${/.*\/job\/(.*)\/$/.exec(urls[index] ?? '')?.[1]}`)
    },
    interrupt,
  })
}

const judged = (): Promise<readonly string[]> =>
  withWatchStore({ folder, now: () => now }, async (store) => {
    const found = await Promise.all(names().map((name) => store.history(name)))
    return found
      .flatMap((loaded) => (loaded.kind === 'ok' ? loaded.value.records : []))
      .filter(({ judgement }) => judgement !== undefined)
      .map(({ key }) => `${key.repository} ${key.run}.${key.attempt}`)
  })

test('interrupted at any write', async () => {
  const builds = [19, 20]
  const expected = [
    ...builds.map((number) => `team/api ${number}.1`),
    ...builds.flatMap((number) =>
      number === 20 ? ['team/web main#20.1', 'team/web main#20.2'] : [`team/web main#${number}.1`],
    ),
  ].sort()
  let reached = true
  let n = 0
  while (reached) {
    n += 1
    reached = false
    told = []
    await rm(folder, { recursive: true, force: true })
    await cp(seed, folder, { recursive: true })
    now = begin + 10 * hour
    const fired = (): void => {
      reached = true
    }
    await once(interruptedAt(n, n % 2 === 0 ? 'before' : 'after', fired)).catch((error: Error) => {
      expect(error.message).toBe('killed')
    })
    now += hour
    await once()
    now += hour
    const third = await once()
    expect({ n, left: third.repositories.map(({ judged }) => judged) }).toEqual({ n, left: [0, 0] })
    expect({ n, judged: [...(await judged())].sort() }).toEqual({ n, judged: expected })
    const certain = told.filter((bullet) => !bullet.startsWith('again '))
    expect({ n, repeated: certain.length - new Set(certain).size }).toEqual({ n, repeated: 0 })
    const marks = new Set(told.map((bullet) => bullet.replace('again ', '').replace(/^\S+ /, '')))
    expect({ n, api: marks.has('api/19'), web: marks.has('main/20') }).toEqual({ n, api: true, web: true })
  }
  // Every build, the pages of both, the telling and each settling were tried.
  expect(n).toBeGreaterThan(11)
})
