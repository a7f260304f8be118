/** One question at its turn and in its time, and what is said of one that cannot be answered. */
import type { Mask } from '../../core/mask/index.js'
import { cut, plainLines } from '../../core/report/escape.js'
import { createQueue } from '../../core/run/concurrency.js'
import { messageOf } from '../../core/run/errors.js'
import { within } from '../../timers.js'
import { UsageError } from '../command.js'
import { type InTime, readInTime } from '../in-time.js'
import { ToolFault } from './fault.js'

/** A history may be read and a log at once; what comes beyond waits, and then is refused. */
const calls = { atOnce: 2, mostWaiting: 16 }
const longestFault = 2000

export interface Bounded {
  /** @throws ToolFault where too many are waiting, or the time is up; what the work throws */
  answer<T>(work: (inTime: InTime) => Promise<T>): Promise<T>
  /** Resolves when all are answered. */
  idle(): Promise<void>
}

/** @param seconds of one question, from its turn on */
export function createBounded(seconds: number, now: () => number): Bounded {
  const queue = createQueue(calls)
  const late = (): never => {
    throw new ToolFault([`took more than ${seconds} s; ask for less, or start the server with a longer --deadline`])
  }
  return {
    async answer(work) {
      const begun = queue.run(() => within(work(readInTime(seconds, now)), seconds * 1000, late))
      if (begun !== undefined) return begun
      throw new ToolFault([`busy: ${calls.atOnce + calls.mostWaiting} calls are open; ask again when one is answered`])
    },
    idle: queue.idle,
  }
}

/** What the client can mend, or what is missing. */
export const isExpected = (error: unknown): error is Error => error instanceof ToolFault || error instanceof UsageError

export const faultText = (error: unknown, mask: Mask): string =>
  cut(plainLines(mask(isExpected(error) ? error.message : `internal: ${messageOf(error)}`)), longestFault)
