/** What had ended when the first watch of a repository began: remembered, to measure by, and judged by nobody. */
import { recordRun } from '../core/collect/record.js'
import { maskDeep } from '../core/mask/deep.js'
import { groupsOf } from '../core/run/concurrency.js'
import { isOpen, isWatched, lastEnded } from './choose.js'
import { type Collected, collected } from './collect.js'
import { type KnownRuns, passedOver, remember, seenOf, stateOf } from './dealt.js'
import type { ListedRun } from './ports.js'
import { endOf, type Watching } from './watching.js'

/** Runs of each workflow (where one file serves many events: of each event) that a first watch remembers with their jobs. */
const remembered = 30

/** Deleted before it could be remembered. */
const dropped = (repository: string, run: string) =>
  ({ kind: 'run', repository, seen: { run, attempt: 1, created: 0 } }) as const

/** What had ended when the first watch began is judged by nobody; the newest of it is remembered, to measure by. */
export function beginning(
  watching: Watching,
  given: { readonly repository: string; readonly startedAt: number; readonly runs: readonly ListedRun[] },
) {
  const newest = given.runs.filter((run) => isWatched(watching, run)).toSorted((a, b) => b.startedAt - a.startedAt)
  const counts = new Map<string, number>()
  const queue = newest.filter(({ key, finished, changedAt, told }) => {
    if (!finished) return false
    const kind = changedAt === undefined ? key.workflow : `${key.workflow} ${told.event}`
    const count = (counts.get(kind) ?? 0) + 1
    counts.set(kind, count)
    return count <= remembered
  })
  const ended = given.runs.filter((run) => lastEnded(run) > 0)
  return {
    kind: 'begin' as const,
    repository: given.repository,
    at: new Date(given.startedAt).toISOString(),
    runs: ended.map((run) => passedOver(run, lastEnded(run))),
    queue: queue.map(({ key }) => key.run),
  }
}

/**
 * Works off the queue of the first watch, as far as half of the requests go, or this repository’s share of them: of
 * hundreds of jobs each is to be begun, before much is remembered of the first. A run that ended while that watch was listing
 * is judged after all.
 */
export async function rememberOlder(
  watching: Watching,
  {
    repository,
    runs,
    whole,
    waiting,
  }: {
    readonly repository: string
    readonly runs: readonly ListedRun[]
    readonly whole: boolean
    readonly waiting: number
  },
  history: KnownRuns,
): Promise<{ readonly during: readonly Collected[]; readonly remembered: number }> {
  const { fleet, store } = watching
  const state = stateOf(watching, repository)
  const listed = new Map(runs.map((run) => [run.key.run, run]))
  // One that was rerun since is judged, its new attempt with it; one that is running waits.
  const queue = (state?.queue ?? [])
    .flatMap((id) => listed.get(id) ?? [])
    .filter((run) => run.finished && state !== undefined && !isOpen(run, state))
  if (whole) for (const run of state?.queue ?? []) if (!listed.has(run)) await store.write(dropped(repository, run))
  const share = Math.floor(fleet.requests().left / Math.max(2, waiting))
  const enough = fleet.requests().left - share
  const step = Math.max(1, Math.min(6, share))
  const during: Collected[] = []
  let count = 0
  for (const group of groupsOf(queue, step)) {
    if (endOf(watching) !== undefined || fleet.requests().left - step < enough) break
    const opened = await Promise.all(group.map((run) => fleet.open(run)))
    for (const [index, answer] of opened.entries()) {
      const run = group[index]
      if (run === undefined || answer.kind === 'stop' || answer.kind === 'later') continue
      if (answer.kind === 'gone') {
        await store.write({ kind: 'run', repository, seen: passedOver(run) })
        continue
      }
      const one = collected(run, answer)
      if (one.endedAt > Date.parse(state?.startedAt ?? '')) {
        during.push(one)
        continue
      }
      const record = recordRun(maskDeep(answer.snapshot, watching.mask))
      await store.write({ kind: 'run', repository, seen: seenOf(one.run), record })
      remember(history, record)
      count += 1
    }
  }
  return { during, remembered: count }
}
