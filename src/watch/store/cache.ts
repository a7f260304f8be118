/**
 * Carries the folder of a watch from one run of its workflow to the next, in the Actions cache: entries are immutable, so
 * each save has a name of its own and the newest is restored. A scheduled workflow runs on the default branch, where the
 * cache can be written.
 */
import type { CacheClient } from '../../adapters/stores/cache/entries.js'
import { toolkit } from '../../adapters/stores/toolkit.js'
import type { Trouble } from '../../core/model/index.js'
import { messageOf } from '../../core/run/errors.js'

export interface WatchCacheOptions {
  /** Relative to the workspace: the cache’s version is a hash of it, and absolute paths differ from runner to runner. */
  readonly folder: string
  /** Of this step’s run, for the name. */
  readonly run: string
  readonly attempt: string
  readonly limitMs?: number
  readonly client?: () => Promise<CacheClient>
}

export interface WatchKeeper {
  /** @throws Error when the service could not answer: to go on without would be to begin anew */
  restore(): Promise<'restored' | 'none'>
  /** @returns what to tell, when it could not be kept */
  save(): Promise<Trouble | undefined>
}

const prefix = 'pipeline-guard-watch-v1-'

export function watchCache({ folder, run, attempt, limitMs = 30_000, ...options }: WatchCacheOptions): WatchKeeper {
  const client = options.client ?? (() => import('@actions/cache') as Promise<CacheClient>)
  let saves = 0
  return {
    async restore() {
      const cache = await client()
      if (!cache.isFeatureAvailable()) return 'none'
      const { value, said } = await toolkit(limitMs, () =>
        cache.restoreCache([folder], `${prefix}${run}-${attempt}-none`, [prefix], {}, true),
      )
      const failed = said.find((line) => line.startsWith('Failed to restore'))
      if (value === undefined && failed !== undefined)
        throw new Error(`what the last watch remembered could not be fetched (${failed.slice(0, 200)})`)
      return value === undefined ? 'none' : 'restored'
    },
    async save() {
      saves += 1
      try {
        const cache = await client()
        if (!cache.isFeatureAvailable()) return notKept('this runner offers no cache')
        const name = `${prefix}${run}-${attempt}-${saves}`
        const { value, said } = await toolkit(limitMs, () => cache.saveCache([folder], name, {}, true))
        return value === -1 ? notKept(said.at(-1)?.slice(0, 200) ?? 'the cache did not take it') : undefined
      } catch (error) {
        return notKept(messageOf(error))
      }
    },
  }
}

const notKept = (reason: string): Trouble => ({
  code: 'watch-not-kept',
  message: `What this watch remembers could not be kept in the cache: ${reason}`,
  advice:
    'The next watch would judge and tell the same again. Run it by a `schedule` on the default branch, or on a machine that keeps `watch-path`.',
})
