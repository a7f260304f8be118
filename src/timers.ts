/** Waiting, and waiting no longer. */
import { setImmediate as turn, setTimeout as wait } from 'node:timers/promises'

/** Resolves after `ms` milliseconds. */
export const sleep = (ms: number): Promise<void> => wait(ms)

/** Resolves when whatever else is due has had its turn: timers, answers, signals. */
export const nextTurn = (): Promise<void> => turn()

/**
 * The work’s answer, or that of `late` where it takes longer than `ms` milliseconds; work that is late goes on unheard.
 *
 * @throws what the work throws in time, or what `late` throws
 * @example await within(fetchLog(), 5_000, () => 'no answer')
 */
export async function within<T, L>(work: PromiseLike<T>, ms: number, late: () => L): Promise<T | L> {
  const done = new AbortController()
  const alarm = wait(ms, undefined, { signal: done.signal }).then(late)
  alarm.catch(() => undefined)
  try {
    return await Promise.race([work, alarm])
  } finally {
    done.abort()
  }
}

/** The work’s answer, or undefined where the end comes first; work that is not done goes on unheard. */
export const unlessEnded = <T>(work: Promise<T>, ended: Promise<void> | undefined): Promise<T | undefined> =>
  ended === undefined ? work : Promise.race([work, ended.then(() => undefined)])
