import { expect, test } from '@jest/globals'
import type { CacheClient } from '../../../src/adapters/stores/cache/entries.js'
import { watchCache } from '../../../src/watch/store/cache.js'

const cache = (more: Partial<CacheClient>): CacheClient => ({
  isFeatureAvailable: () => true,
  restoreCache: async () => undefined,
  saveCache: async () => 1,
  ...more,
})
const keeper = (more: Partial<CacheClient>) =>
  watchCache({ folder: '.pipeline-guard/watch', run: '7', attempt: '1', client: async () => cache(more) })

test('each save has a name of its own, and the newest of any run is restored', async () => {
  const names: string[] = []
  const asked: string[][] = []
  const one = keeper({
    saveCache: async (_, name) => {
      names.push(name)
      return 1
    },
    restoreCache: async (_, key, prefixes) => {
      asked.push([key, ...prefixes])
      return 'pipeline-guard-watch-v1-6-1-2'
    },
  })
  expect(await one.restore()).toBe('restored')
  expect([await one.save(), await one.save()]).toEqual([undefined, undefined])
  expect(names).toEqual(['pipeline-guard-watch-v1-7-1-1', 'pipeline-guard-watch-v1-7-1-2'])
  expect(asked[0]?.[1]).toBe('pipeline-guard-watch-v1-')
  expect(names).not.toContain(asked[0]?.[0])
})

test('nothing there is a first watch; a service that fails is no first watch', async () => {
  expect(await keeper({}).restore()).toBe('none')
  const broken = keeper({
    restoreCache: async () => {
      process.stdout.write('::warning::Failed to restore: Cache service responded with 503\n')
      return undefined
    },
  })
  await expect(broken.restore()).rejects.toThrow('could not be fetched')
})

test('what could not be kept is said with the next step', async () => {
  expect(await keeper({ saveCache: async () => -1 }).save()).toMatchObject({ code: 'watch-not-kept' })
  expect(await keeper({ isFeatureAvailable: () => false }).save()).toMatchObject({ code: 'watch-not-kept' })
})
