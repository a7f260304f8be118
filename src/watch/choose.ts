/** Which runs of a listing are still to be dealt with. */

import type { Config } from '../config/config.js'
import { matches } from '../core/run/wildcard.js'
import type { FleetListing, ListedRun } from './ports.js'
import { isAnother, type WatchedRepository } from './store/lines.js'
import { secondsOf, type Watching } from './watching.js'

/** Is what goes by these names to be watched? */
export function isChosen(
  { watchWorkflows, watchIgnore }: Pick<Config, 'watchWorkflows' | 'watchIgnore'>,
  names: readonly string[],
): boolean {
  const any = (patterns: readonly string[]): boolean =>
    patterns.some((pattern) => names.some((name) => matches(pattern, name)))
  return (watchWorkflows.length === 0 || any(watchWorkflows)) && !any(watchIgnore)
}

/** Is its workflow one to watch? By path, file name or name. */
export function isWatched({ config, own }: Pick<Watching, 'config' | 'own'>, run: ListedRun): boolean {
  const { key, told, alsoCalled = [] } = run
  if (own?.workflow === key.workflow && own.repository.toLowerCase() === key.repository.toLowerCase()) return false
  return isChosen(config, [key.workflow, key.workflow.split('/').at(-1) ?? '', told.name ?? '', ...alsoCalled])
}

export const runsOf = ({ pages }: FleetListing): readonly ListedRun[] => {
  const byId = new Map<string, ListedRun>()
  // A page that shifted while it was read lists a run twice; the later look is the newer one.
  for (const run of pages.flatMap((page) => page.runs)) byId.set(run.key.run, run)
  return [...byId.values()]
}

/** The last attempt of a run that has ended: one that is listed as running has ended all but that. */
export const lastEnded = (run: ListedRun): number => (run.finished ? run.key.attempt : run.key.attempt - 1)

/** Attempts that ended and were not dealt with, first one first. */
export function openAttempts(run: ListedRun, known: WatchedRepository): readonly number[] {
  const seen = known.seen[run.key.run]
  const another = seen !== undefined && run.firstGone !== true && isAnother(seen, secondsOf(run))
  const from = another ? 0 : (seen?.attempt ?? 0)
  return Array.from({ length: Math.max(0, lastEnded(run) - from) }, (_, index) => from + index + 1)
}

/** Is there anything about it that was not dealt with? */
export function isOpen(run: ListedRun, known: WatchedRepository): boolean {
  if (run.changedAt === undefined) return openAttempts(run, known).length > 0
  return run.finished && (known.seen[run.key.run]?.changed ?? 0) < run.changedAt
}

/** Pages on which nothing is left to do: their tags are kept, so that they are read again only when they change. */
export function settledTags(
  watching: Pick<Watching, 'config' | 'own'>,
  listing: FleetListing,
  known: WatchedRepository,
  isListed: (page: string) => boolean,
): WatchedRepository['tags'] {
  // What was not read this time was settled when it was: its tag still says so.
  const read = new Set(listing.pages.map(({ id }) => id))
  const same = Object.entries(known.tags).filter(([id]) => !read.has(id) && isListed(id))
  const done = listing.pages.flatMap(({ id, tag, runs }) => {
    const settled = runs.every((run) => run.finished && (!isWatched(watching, run) || !isOpen(run, known)))
    return tag !== undefined && settled ? [[id, tag] as const] : []
  })
  return Object.fromEntries([...same, ...done])
}
