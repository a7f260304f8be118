/** A watch that stops early is gone on with by the next one, so that the last of many repositories gets its turn. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { fakeFleet } from '../support/fake-fleet.js'
import { watchOnce } from '../support/interrupted-watch.js'

const wanted = ['o/a', 'o/b', 'o/c', 'o/d', 'o/e']

test('what was not reached comes first the next time, whatever the others cost', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'pipeline-guard-turns-'))
  let now = Date.UTC(2026, 10, 10)
  /** One watch that has requests for so many lists. */
  const looked = async (most: number, names = wanted): Promise<readonly string[]> => {
    now += 3_600_000
    const listed: string[] = []
    const report = await watchOnce({
      folder,
      now: () => now,
      fleetOf: () =>
        fakeFleet(() => [], {
          spent: () => (listed.length < most ? undefined : 'the requests of this watch are spent'),
          list: async ({ repository }) => {
            listed.push(repository)
            return { pages: [], unchanged: [], whole: true }
          },
        }),
      wanted: names,
      sent: () => undefined,
    })
    expect(report.repositories.map(({ repository }) => repository)).toEqual(listed)
    return listed
  }
  expect(await looked(2)).toEqual(['o/a', 'o/b'])
  expect(await looked(2)).toEqual(['o/c', 'o/d'])
  expect(await looked(2)).toEqual(['o/e', 'o/a'])
  // One that is watched no more holds no place.
  expect(await looked(9, ['o/c', 'o/a'])).toEqual(['o/c', 'o/a'])
  expect(await looked(9)).toEqual(wanted)
  await rm(folder, { recursive: true })
})
