/** What was dealt with of a repository, and what is remembered of it. */

import type { RunRecord } from '../core/model/index.js'
import type { ListedRun } from './ports.js'
import type { Seen, WatchedRepository } from './store/lines.js'
import { secondsOf, type Watching } from './watching.js'

/** By workflow. */
export type KnownRuns = Map<string, RunRecord[]>

export const stateOf = ({ store }: Watching, repository: string): WatchedRepository | undefined =>
  store.state().repositories[repository.toLowerCase()]

export const seenOf = (run: ListedRun, attempt = run.key.attempt): Seen => ({
  run: run.key.run,
  attempt,
  created: secondsOf(run),
  ...(run.changedAt !== undefined && { changed: run.changedAt }),
})

/** As far as it was listed: of a run whose attempt the listing does not tell, none counts as dealt with. */
export const passedOver = (run: ListedRun, attempt = run.key.attempt): Seen =>
  seenOf(run, run.changedAt === undefined ? attempt : 0)

export function remember(history: KnownRuns, record: RunRecord): void {
  const known = history.get(record.key.workflow)
  if (known === undefined) history.set(record.key.workflow, [record])
  else known.push(record)
}
