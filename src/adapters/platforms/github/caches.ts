/** Deletes the dependency caches a run reads, so that its rerun fetches afresh what was stored broken. */
import { z } from 'zod'
import { holdsDependencies } from '../../../core/decide/remediation/dependency-caches.js'
import { maySpeakForAll } from '../../../core/history/provenance.js'
import type { Snapshot } from '../../../core/model/index.js'
import { formatCount } from '../../../core/run/format.js'
import { isPullRequestEvent } from '../../../core/run/trust.js'
import { at, type Context, valueOrTell } from './context.js'
import { valid } from './shapes.js'

const listShape = z.object({ actions_caches: z.array(z.unknown()) })
const cacheShape = z.object({ id: z.int().positive(), key: z.string().max(600) })

/** Writes are a second apart, so this takes ten seconds at the most. */
const most = 10

/**
 * Of the failing run’s own ref alone: what its log says must not empty the caches of other branches, which a run of the
 * default branch’s own code mends itself.
 *
 * @returns what was done, as the end of a sentence; empty where there was nothing to do
 */
export async function clearCaches(context: Context, { run }: Snapshot): Promise<string> {
  const ref = ownRef(run)
  return ref === undefined ? '' : clearRef(context, ref)
}

/** Undefined where it is not known, and for a run of the default branch that strangers may start. */
function ownRef({ event, branch, defaultBranch, pullRequest }: Snapshot['run']): string | undefined {
  if (isPullRequestEvent(event)) return pullRequest === undefined ? undefined : `refs/pull/${pullRequest}/merge`
  if (branch === undefined || defaultBranch === undefined) return undefined
  return branch !== defaultBranch || maySpeakForAll(event) ? `refs/heads/${branch}` : undefined
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
