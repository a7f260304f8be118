/** A watch that is interrupted at any line it writes, before or after it is on disk, neither skips nor repeats anything. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { messageOf } from '../../src/core/report/message/index.js'
import type { Notice } from '../../src/ports.js'
import { type WatchStore, withWatchStore } from '../../src/watch/store/state.js'
import { fakeFleet, type MadeRun } from '../support/fake-fleet.js'
import { interruptedAt, watchOnce } from '../support/interrupted-watch.js'

const hour = 3_600_000
const begin = Date.UTC(2026, 10, 10)
let folder: string
let sent: Notice[]
let now: number

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pipeline-guard-interrupted-'))
  sent = []
  now = begin
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const older: readonly MadeRun[] = Array.from({ length: 20 }, (_, i) => ({
  run: i + 1,
  startedAt: begin - (21 - i) * hour,
}))
const later: readonly MadeRun[] = Array.from({ length: 9 }, (_, i) => ({
  run: 100 + i,
  startedAt: begin + (i + 1) * hour,
  slower: i >= 1 && i <= 3 ? 3 : 1,
  failed: i === 5,
}))

/** One watch; `interrupt` stands between it and what it writes. */
const once = (runs: readonly MadeRun[], interrupt?: (store: WatchStore) => WatchStore) =>
  watchOnce({
    folder,
    now: () => now,
    fleetOf: () => fakeFleet(() => runs),
    wanted: ['o/r'],
    sent: (notice) => sent.push(notice),
    interrupt,
  })

const judged = (): Promise<readonly string[]> =>
  withWatchStore({ folder, now: () => now }, async (store) => {
    const loaded = await store.history('o/r')
    const records = loaded.kind === 'ok' ? loaded.value.records : []
    return records.filter(({ judgement }) => judgement !== undefined).map(({ key }) => key.run)
  })

/** Marks and runs of all bullets of all notices. */
const bullets = (): readonly string[] =>
  sent
    .flatMap((notice) => messageOf(notice).sections.flatMap(({ lines }) => lines))
    .flatMap((line) => [...line.matchAll(/^(\S+) run (\d+)/g)].map(([, mark, run]) => `${mark} ${run}`))

test.each(['before', 'after'] as const)('interrupted %s any write', async (when) => {
  // The end of a slowness that could not have failed the check is no notice.
  const expected = ['❌ 105', '✅ 106', '⚠️ 101'].sort()
  let reached = true
  let n = 0
  while (reached) {
    n += 1
    reached = false
    await rm(folder, { recursive: true, force: true })
    sent = []
    now = begin
    await once(older)
    now = begin + 10 * hour
    const fired = (): void => {
      reached = true
    }
    await once([...older, ...later], interruptedAt(n, when, fired)).catch((error: Error) => {
      expect(error.message).toBe('killed')
    })
    const toldBefore = bullets().length
    now += hour
    await once([...older, ...later])
    now += hour
    const third = await once([...older, ...later])
    expect(third.repositories[0]?.judged).toBe(0)
    expect({ n, judged: await judged() }).toEqual({ n, judged: later.map(({ run }) => String(run)) })
    // The one window: what was sent and not yet crossed out is sent again, and says so.
    const again = sent.filter((notice) =>
      JSON.stringify(messageOf(notice).sections).includes('may have reached you before'),
    )
    const inWindow = again.length > 0 && toldBefore > 0
    const all = bullets()
    expect({ n, told: [...new Set(all)].sort() }).toEqual({ n, told: expected })
    expect({ n, repeated: all.length - expected.length }).toEqual({ n, repeated: inWindow ? expected.length : 0 })
  }
  // Every run, the pages, both tellings and each settling were tried.
  expect(n).toBeGreaterThan(10)
})

test('a half-written last line is cut off, and its run is judged again', async () => {
  await once(older)
  now = begin + 10 * hour
  await once(
    [...older, ...later],
    interruptedAt(4, 'after', () => undefined),
  ).catch(() => undefined)
  const { readFile, writeFile } = await import('node:fs/promises')
  const journal = join(folder, 'journal.jsonl')
  const text = await readFile(journal, 'utf8')
  await writeFile(journal, text.slice(0, -30))
  await once([...older, ...later])
  expect(await judged()).toEqual(later.map(({ run }) => String(run)))
  expect(new Set(bullets()).size).toBe(bullets().length)
})

test('a first watch that is interrupted judges nothing older either', async () => {
  for (let n = 1; n <= 6; n++) {
    await rm(folder, { recursive: true, force: true })
    now = begin
    await once(
      older,
      interruptedAt(n, n % 2 === 0 ? 'before' : 'after', () => undefined),
    ).catch(() => undefined)
    now = begin + 10 * hour
    await once([...older, ...later])
    now += hour
    await once([...older, ...later])
    expect({ n, judged: await judged() }).toEqual({ n, judged: later.map(({ run }) => String(run)) })
  }
})
