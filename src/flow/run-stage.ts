/** Runs the stages of the flow: each timed, none past the deadline, and none able to break the build. */
import type { Trouble } from '../core/model/index.js'
import { messageOf } from '../core/run/errors.js'
import type { Deadline, Ports, TroubleLog } from '../ports.js'
import { within } from '../timers.js'

export interface Stages {
  /** The stage’s answer, or `fallback` with one trouble when it failed or the time was up. */
  run<T>(name: string, fallback: T, work: () => T | Promise<T>): Promise<T>
  /** The same for what must happen however late it is: showing what was found. */
  last(name: string, work: () => void | Promise<void>): Promise<void>
  /** Milliseconds a stage. */
  readonly timings: Readonly<Record<string, number>>
}

export function stages(ports: Pick<Ports, 'now' | 'deadline' | 'troubles'>): Stages {
  const timings: Record<string, number> = {}
  const within = async <T>(leftMs: number, { name, fallback, work }: Work<T>): Promise<T> => {
    const start = ports.now()
    const outcome = await settle(name, work, leftMs)
    timings[name] = ports.now() - start
    if ('value' in outcome) return outcome.value
    ports.troubles.add(outcome.trouble)
    return fallback
  }
  return {
    timings,
    run: (name, fallback, work) => within(ports.deadline.left() * shareOf(name), { name, fallback, work }),
    last: (name, work) => within(lastMs, { name, fallback: undefined, work }),
  }
}

interface Work<T> {
  readonly name: string
  readonly fallback: T
  readonly work: () => T | Promise<T>
}

/**
 * The share of the time left that a stage may take which waits for others. What comes after it is quick and matters more: the
 * verdict, and keeping the record.
 */
const shares: Readonly<Record<string, number>> = { recall: 0.5, gather: 0.7, act: 0.7 }
const shareOf = (name: string): number => (Object.hasOwn(shares, name) ? (shares[name] ?? 1) : 1)

/** Writing a summary and a few files takes milliseconds; a full disk must not take forever. */
const lastMs = 3_000

type Settled<T> = { readonly value: T } | { readonly trouble: Trouble }

async function settle<T>(name: string, work: () => T | Promise<T>, leftMs: number): Promise<Settled<T>> {
  if (leftMs <= 0) return { trouble: outOfTime(name) }
  try {
    const answer = Promise.resolve(work()).then((value) => ({ value }))
    return await within(answer, leftMs, () => ({ trouble: outOfTime(name) }))
  } catch (error) {
    return { trouble: broke(name, error) }
  }
}

/** Stages without which a run is not judged, and what then could not be seen. */
const judging: Readonly<Record<string, string>> = {
  recall: 'the history',
  gather: 'tests, metrics and logs',
  detect: 'whether its times are usual',
  diagnose: 'what failed in it before',
  tests: 'which of its tests are new or flaky',
}

const unseenBy = (name: string): Pick<Trouble, 'unseen'> =>
  Object.hasOwn(judging, name) ? { unseen: judging[name] ?? name } : {}

const outOfTime = (name: string): Trouble => ({
  code: 'deadline',
  message: `${name} was skipped or cut short: the step’s time was up`,
  advice: 'Raise `deadline`, or give the step less to read (`log-files`, `test-reports`).',
  ...unseenBy(name),
})

const broke = (name: string, error: unknown): Trouble => ({
  code: `${name}-failed`,
  message: `${name} failed inside Pipeline Guard: ${messageOf(error)}`,
  advice: 'The rest of the result stands. Please report this with the message above.',
  ...unseenBy(name),
})

/** Troubles in the order they came, each once. */
export function createTroubleLog(): TroubleLog {
  const all = new Map<string, Trouble>()
  return {
    add: (trouble) => void all.set(`${trouble.code}\n${trouble.message}`, trouble),
    all: () => [...all.values()],
  }
}

/** Kept back of the time, in ms and as a share: showing what was found comes after the last stage, and within the deadline. */
const kept = { most: 1_000, share: 0.1 } as const

export function createDeadline({ seconds, now }: { readonly seconds: number; readonly now: () => number }): Deadline {
  const start = now()
  const whole = seconds * 1000
  const end = start + whole - Math.min(kept.most, kept.share * whole)
  const left = () => Math.max(0, end - now())
  return { left, late: () => left() < whole / 2 }
}
