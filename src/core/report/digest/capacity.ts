/**
 * How busy the runners of each label are, and what one more would save: the recorded arrivals and durations are sent through a
 * queue, first come first served, once with as many runners as were ever busy at once and once with one more.
 */
import type { JobFacts, RunRecord } from '../../model/index.js'
import { instantOf } from '../../run/durations.js'
import { day, hour } from '../../run/time.js'
import { labelOf } from '../../series/queue.js'

export interface Capacity {
  /** Undefined where the platform tells none. */
  readonly label: string | undefined
  readonly jobs: number
  /** Jobs that ran at once, at the most. */
  readonly most: number
  /** Time jobs waited, in all. */
  readonly waitedMs: number
  /** Of it, what one more runner would have saved. */
  readonly savedMs: number
  /** Of the 24 hours of a day, in UTC: jobs running on average, and the mean wait of those that came. */
  readonly hours: readonly HourLoad[]
}

export interface HourLoad {
  readonly running: number
  readonly waitMs: number
}

interface Stay {
  readonly arrived: number
  readonly started: number
  readonly ended: number
}

/** Of fewer nothing can be said. */
const leastJobs = 20

/** Labels with twenty jobs or more whose times are known, the one that gains most first. */
export function capacityOf(records: readonly RunRecord[]): readonly Capacity[] {
  const stays = new Map<string | undefined, Stay[]>()
  for (const { jobs } of records)
    for (const { facts } of Object.values(jobs)) {
      const stay = facts === undefined ? undefined : stayOf(facts.value)
      if (facts === undefined || stay === undefined) continue
      const label = labelOf(facts.value)
      const list = stays.get(label)
      if (list === undefined) stays.set(label, [stay])
      else list.push(stay)
    }
  return [...stays]
    .filter(([, list]) => list.length >= leastJobs)
    .map(([label, list]) => capacityFor(label, list))
    .sort((a, b) => b.savedMs - a.savedMs || b.waitedMs - a.waitedMs || ((a.label ?? '') < (b.label ?? '') ? -1 : 1))
}

/** A wait of a day, or a job of a week, is a clock. */
function stayOf(facts: JobFacts): Stay | undefined {
  const started = instantOf(facts.startedAt)
  const ended = instantOf(facts.completedAt)
  const arrived = instantOf(facts.createdAt) ?? (started === undefined ? undefined : started - (facts.queueMs ?? 0))
  if (started === undefined || ended === undefined || arrived === undefined || facts.outcome === 'skipped')
    return undefined
  const isClock = ended < started || started < arrived || started - arrived >= day || ended - started >= 7 * day
  return isClock ? undefined : { arrived, started, ended }
}

function capacityFor(label: string | undefined, stays: readonly Stay[]): Capacity {
  const most = mostAtOnce(stays)
  const waits = stays.map(({ arrived, started }) => started - arrived)
  return {
    label,
    jobs: stays.length,
    most,
    waitedMs: waits.reduce((sum, wait) => sum + wait, 0),
    savedMs: Math.max(0, waitWith(stays, most) - waitWith(stays, most + 1)),
    hours: hoursOf(stays),
  }
}

/** A job that starts as another ends takes its place. */
export function mostAtOnce(stays: readonly Pick<Stay, 'started' | 'ended'>[]): number {
  const events = stays
    .flatMap(({ started, ended }) => [[started, 1] as const, [ended, -1] as const])
    .sort(([a, one], [b, other]) => a - b || one - other)
  let [now, most] = [0, 0]
  for (const [, change] of events) {
    now += change
    most = Math.max(most, now)
  }
  return most
}

/** Milliseconds waited in all, with so many runners, by the recorded arrivals and durations. */
export function waitWith(stays: readonly Stay[], runners: number): number {
  // When each runner is free again; few, so that the earliest is looked for.
  const free = Array.from({ length: Math.max(1, runners) }, () => Number.NEGATIVE_INFINITY)
  let waited = 0
  for (const { arrived, started, ended } of stays.toSorted((a, b) => a.arrived - b.arrived || a.started - b.started)) {
    let next = 0
    for (let at = 1; at < free.length; at++) if ((free[at] ?? 0) < (free[next] ?? 0)) next = at
    const begins = Math.max(arrived, free[next] ?? arrived)
    waited += begins - arrived
    free[next] = begins + (ended - started)
  }
  return waited
}

function hoursOf(stays: readonly Stay[]): readonly HourLoad[] {
  const busy = Array.from({ length: 24 }, () => 0)
  const waits = Array.from({ length: 24 }, (): number[] => [])
  let [first, last] = [Number.POSITIVE_INFINITY, 0]
  for (const { arrived, started, ended } of stays) {
    first = Math.min(first, started)
    last = Math.max(last, ended)
    waits[hourOf(arrived)]?.push(started - arrived)
    for (let at = started; at < ended; ) {
      const next = Math.min(ended, (Math.floor(at / hour) + 1) * hour)
      busy[hourOf(at)] = (busy[hourOf(at)] ?? 0) + next - at
      at = next
    }
  }
  const days = Math.max(1, (last - first) / day)
  return busy.map((ms, at) => {
    const own = waits[at] ?? []
    return {
      running: Math.round((ms / hour / days) * 100) / 100,
      waitMs: own.length === 0 ? 0 : Math.round(own.reduce((sum, wait) => sum + wait, 0) / own.length),
    }
  })
}

const hourOf = (at: number): number => new Date(at).getUTCHours()

/** “14–17”: the hours with at least four fifths of the busiest one’s load, from the first to the last around it. */
export function busiest(hours: readonly HourLoad[]): string {
  const most = Math.max(0, ...hours.map(({ running }) => running))
  if (most === 0) return 'never'
  const peak = hours.findIndex(({ running }) => running === most)
  const isBusy = (at: number): boolean => (hours[at]?.running ?? 0) >= 0.8 * most
  let [from, to] = [peak, peak]
  while (from > 0 && isBusy(from - 1)) from--
  while (to < 23 && isBusy(to + 1)) to++
  return `${from}–${to + 1} h`
}
