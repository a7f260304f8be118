/** Watches whole repositories from outside: every run that ended since the last watch, judged as its own step would have. */

import type { RepositoryReport, WatchReport } from './report.js'
import { watchRepository } from './repository.js'
import { settleTelling, tellChanges, tellDigest } from './tell.js'
import { endOf, type Watching } from './watching.js'

/**
 * One watch: every repository, one notice, a digest once a week. Whatever it was doing when it was interrupted, the next
 * one goes on from there.
 */
export async function watch(watching: Watching, wanted: readonly string[]): Promise<WatchReport> {
  const startedAt = watching.now()
  const { fleet, store, troubles } = watching
  for (const damage of store.damage)
    troubles.add({ code: 'watch-state-damaged', message: damage, advice: 'Runs it reported are checked again.' })
  await settleTelling(watching)
  const names = await fleet.repositories(wanted)
  const turns = inTurn(names, store.state().next)
  const repositories: RepositoryReport[] = []
  for (const [index, name] of turns.entries()) {
    if (endOf(watching) !== undefined) break
    watching.progress?.(`watching ${name} (${index + 1} of ${turns.length})`)
    repositories.push(await watchRepository(watching, name, turns.length - index))
  }
  const next = turns[repositories.length]
  if (next !== store.state().next) await store.write({ kind: 'turn', ...(next === undefined ? {} : { next }) })
  const stopped = endOf(watching)
  const changes = store.state().outbox
  const notice = await tellChanges(watching)
  const digest = await tellDigest(watching, names)
  await store.settle()
  const { made, unchanged } = fleet.requests()
  return {
    schema: 'pipeline-guard/watch-result',
    version: 1,
    repositories,
    changes,
    notice,
    digest,
    requests: { made, unchanged },
    stopped,
    troubles: troubles.all(),
    milliseconds: watching.now() - startedAt,
  }
}

/** From the one whose turn it is, round to the one before it. */
function inTurn(names: readonly string[], next: string | undefined): readonly string[] {
  const at = Math.max(0, next === undefined ? 0 : names.indexOf(next))
  return [...names.slice(at), ...names.slice(0, at)]
}
