/** What a watch could not hear of is never told as if all were well. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import type { Fleet } from '../../src/watch/ports.js'
import { isHeard } from '../../src/watch/report.js'
import { fakeFleet, type MadeRun } from '../support/fake-fleet.js'
import { watchOnce } from '../support/interrupted-watch.js'

const hour = 3_600_000
const begin = Date.UTC(2026, 10, 10)
let folder: string
let now: number

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pipeline-guard-unheard-'))
  now = begin
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const runs: MadeRun[] = [{ run: 1, startedAt: begin - hour }]

function once(more: Partial<Fleet> = {}) {
  now += hour
  return watchOnce({
    folder,
    now: () => now,
    fleetOf: () => fakeFleet(() => runs, more),
    wanted: ['o/r'],
    sent: () => undefined,
  })
}

test('a repository that was watched before and cannot be listed now could not be watched', async () => {
  expect((await once()).repositories[0]?.left).toBe(0)
  const list: Fleet['list'] = async () => ({ pages: [], unchanged: [], whole: false })
  expect((await once({ list })).repositories).toMatchObject([{ repository: 'o/r', left: undefined }])
  expect((await once()).repositories[0]?.left).toBe(0)
})

test('a watch that could look at nothing at all has not heard that all is well', async () => {
  await once()
  const refused = await once({ spent: () => 'the token is refused' })
  expect(refused).toMatchObject({ repositories: [], stopped: 'the token is refused' })
  expect(isHeard(refused)).toBe(false)
  expect(isHeard(await once())).toBe(true)
})

test('a configuration file that cannot be read is told', async () => {
  await once()
  runs.push({ run: 2, startedAt: now + 60_000 })
  const trustedFile: Fleet['trustedFile'] = async () => ({ kind: 'corrupt', reason: 'HTTP 500' })
  const { repositories, troubles } = await once({ trustedFile })
  expect(repositories[0]?.judged).toBe(1)
  expect(troubles).toMatchObject([{ code: 'config-file-unreadable', message: expect.stringContaining('HTTP 500') }])
})
