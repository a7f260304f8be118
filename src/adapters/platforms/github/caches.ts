/** Deletes the dependency caches a run reads, so that its rerun fetches afresh what was stored broken. */
import { z } from 'zod'
import { holdsDependencies } from '../../../core/decide/remediation/dependency-caches.js'
import type { Snapshot } from '../../../core/model/index.js'
import { formatCount } from '../../../core/run/format.js'
import { at, type Context, valueOrTell } from './context.js'
import { valid } from './shapes.js'

const listShape = z.object({ actions_caches: z.array(z.unknown()) })
const cacheShape = z.object({ id: z.int().positive(), key: z.string().max(600) })

/** Writes are a second apart, so this takes ten seconds at the most. */
const most = 10

/**
 * A run restores its own ref’s caches, and the default branch’s where it has none: so those go where there are no others.
 *
 * @returns what was done, as the end of a sentence; empty where there was nothing to do
 */
export async function clearCaches(context: Context, { run }: Snapshot): Promise<string> {
  const own = run.pullRequest === undefined ? `refs/heads/${run.branch}` : `refs/pull/${run.pullRequest}/merge`
  const main = run.defaultBranch === undefined ? own : `refs/heads/${run.defaultBranch}`
  const done = await clearRef(context, own)
  return done !== '' || main === own ? done : clearRef(context, main)
}

async function clearRef(context: Context, ref: string): Promise<string> {
  const { client } = context
  const route = '/repos/{owner}/{repo}/actions/caches'
  const asked = { what: `The caches of ${ref}`, need: 'actions: write' } as const
  const list = valueOrTell(context, await client.get(route, at(context, { ref, per_page: 100 }), listShape), asked)
  const stale = valid(cacheShape, list?.actions_caches ?? []).filter(({ key }) => holdsDependencies(key))
  let deleted = 0
  for (const { id } of stale.slice(0, most)) {
    const answer = await client.send(
      'DELETE /repos/{owner}/{repo}/actions/caches/{cache_id}',
      at(context, { cache_id: id }),
    )
    if (answer.kind === 'refused' && answer.reason !== 'missing') {
      context.tell(answer, asked)
      break
    }
    deleted += 1
  }
  return deleted === 0 ? '' : `, ${formatCount(deleted, 'dependency cache')} of ${ref} deleted first`
}
