/** Fetches runs with their jobs, and puts them in the order in which they ended. */
import { recordRun } from '../core/collect/record.js'
import type { Snapshot } from '../core/model/index.js'
import { groupsOf } from '../core/run/concurrency.js'
import { hasFailed } from '../core/run/outcomes.js'
import type { Platform } from '../ports.js'
import { openAttempts } from './choose.js'
import type { Fleet, ListedRun } from './ports.js'
import type { WatchedRepository } from './store/lines.js'
import { endOf, secondsOf, type Watching } from './watching.js'

export interface Collected {
  readonly run: ListedRun
  readonly snapshot: Snapshot
  readonly platform: Platform
  /** Milliseconds since the epoch. */
  readonly endedAt: number
}

export interface Collection {
  /** Attempts that can be judged now, in the order in which they ended. */
  readonly ready: readonly Collected[]
  /** Attempts the platform no longer has. */
  readonly gone: readonly ListedRun[]
  /** Runs that changed without an attempt having ended. */
  readonly touched: readonly ListedRun[]
  /** Runs not asked for, or not answered for. */
  readonly left: number
}

const atOnce = 6

/** Of what requests allow where there are more runs than that: the newest are told of soon, the backlog is worked off too. */
const newestShare = 3 / 4
/** Requests a run takes on the average: its jobs, and of every third a log and what goes with it. */
const requestsARun = 2
/** Requests kept for the configuration and one failed job. */
const leastReserve = 10

/**
 * The runs of this watch: all, or where requests do not reach that far the newest of those that came since the last watch and,
 * for the rest of them, the oldest. So no backlog, however long, keeps a new failure waiting, and it is closed from its old end.
 */
function chosen(waiting: readonly ListedRun[], known: WatchedRepository, requests: number): readonly ListedRun[] {
  // What cannot be asked for is not chosen: else the oldest of them would be asked for in the place of the newest.
  const most = Math.max(1, Math.floor((requests - leastReserve) / requestsARun))
  if (waiting.length <= most) return waiting
  const newestSeen = Object.values(known.seen).reduce((newest, { created }) => Math.max(newest, created), 0)
  const fresh = waiting.filter((run) => secondsOf(run) > newestSeen)
  const newest = new Set(fresh.slice(-Math.ceil(most * newestShare)))
  const oldest = waiting.filter((run) => !newest.has(run)).slice(0, most - newest.size)
  return [...oldest, ...waiting.filter((run) => newest.has(run))]
}

/**
 * Oldest start first, as far as requests go: each failed job will need its log. What ended after the start of a run that
 * was not reached waits for the next watch, where that run may turn out to have ended before it.
 */
export async function collect(
  watching: Watching,
  runs: readonly ListedRun[],
  known: WatchedRepository,
): Promise<Collection> {
  const all = runs.toSorted((a, b) => a.startedAt - b.startedAt || (a.key.run < b.key.run ? -1 : 1))
  const waiting = chosen(all, known, watching.fleet.requests().left)
  const ready: Collected[] = []
  const gone: ListedRun[] = []
  const touched: ListedRun[] = []
  let reserved = leastReserve
  let next = 0
  let missed = 0
  for (const group of groupsOf(waiting, atOnce)) {
    if (endOf(watching) !== undefined || watching.fleet.requests().left < reserved + group.length) break
    const found = await Promise.all(group.map((run) => attemptsOf(watching, run, known)))
    // Requests or time ran out within the group: it is asked for again.
    if (found.some(({ stopped }) => stopped)) break
    next += group.length
    for (const one of found) {
      ready.push(...one.opened)
      gone.push(...one.gone)
      touched.push(...one.touched)
      if (one.missed) missed += 1
      reserved += one.opened.reduce((sum, { snapshot }) => sum + requestsFor(snapshot), 0)
    }
  }
  const line = waiting[next]?.startedAt ?? Number.POSITIVE_INFINITY
  const ordered = ready.toSorted((a, b) => a.endedAt - b.endedAt || a.run.key.attempt - b.run.key.attempt)
  const certain = ordered.filter(({ endedAt }) => endedAt <= line)
  // Were all to wait for one another, nothing would ever be judged.
  return { ready: certain.length > 0 ? certain : ordered, gone, touched, left: all.length - next + missed }
}

/** Logs of failed jobs, each behind a redirect that is not counted; a rerun looks at the run, its head and the day, and asks. */
export const requestsFor = ({ jobs }: Snapshot): number => {
  const failed = jobs.filter(({ outcome }) => hasFailed(outcome)).length
  return failed === 0 ? 0 : Math.min(20, failed) + 5
}

interface Attempts {
  readonly opened: readonly Collected[]
  readonly gone: readonly ListedRun[]
  readonly touched: readonly ListedRun[]
  readonly missed: boolean
  readonly stopped: boolean
}

const noAttempts: Attempts = { opened: [], gone: [], touched: [], missed: false, stopped: false }

/** Where the listing tells only that a run changed, its jobs tell the attempts. */
async function changedAttempts(
  attempts: NonNullable<Fleet['attempts']>,
  run: ListedRun,
  known: WatchedRepository,
): Promise<Attempts> {
  const answer = await attempts(run, known.seen[run.key.run]?.attempt ?? 0)
  switch (answer.kind) {
    case 'ok':
      return answer.opened.length === 0
        ? { ...noAttempts, touched: [run] }
        : { ...noAttempts, opened: answer.opened.map((one) => collected(one.run, one)) }
    case 'gone':
      return { ...noAttempts, gone: [run] }
    case 'later':
      return { ...noAttempts, missed: true }
    case 'stop':
      return { ...noAttempts, missed: true, stopped: true }
    default:
      return answer satisfies never
  }
}

async function attemptsOf({ fleet }: Watching, run: ListedRun, known: WatchedRepository): Promise<Attempts> {
  if (run.changedAt !== undefined && fleet.attempts !== undefined) return changedAttempts(fleet.attempts, run, known)
  const opened: Collected[] = []
  const gone: ListedRun[] = []
  const told = (missed: boolean, stopped: boolean): Attempts => ({ opened, gone, touched: [], missed, stopped })
  for (const number of openAttempts(run, known)) {
    const attempt = number === run.key.attempt ? run : await fleet.attempt(run, number)
    if (attempt === 'stop') return told(true, true)
    // A later attempt is not judged before the one it repeats.
    if (attempt === 'later') return told(true, false)
    const answer = attempt === 'gone' ? { kind: 'gone' as const } : await fleet.open(attempt)
    switch (answer.kind) {
      case 'ok':
        opened.push(collected(attempt === 'gone' ? run : attempt, answer))
        break
      case 'gone':
        gone.push({ ...run, key: { ...run.key, attempt: number } })
        break
      case 'later':
        return told(true, false)
      case 'stop':
        return told(true, true)
      default:
        return answer satisfies never
    }
  }
  return told(false, false)
}

export function collected(
  run: ListedRun,
  { snapshot, platform }: { readonly snapshot: Snapshot; readonly platform: Platform },
): Collected {
  const { completedAt } = recordRun(snapshot).run.value
  return {
    run: { ...run, key: snapshot.key },
    snapshot,
    platform,
    endedAt: completedAt === undefined ? run.startedAt : Date.parse(completedAt),
  }
}
