/** Logs that a command reads: for as long as was asked, then what was read until then is the answer, and is said to be. */
import type { Pace } from '../core/diagnose/index.js'
import { paceOf } from '../flow/pace.js'
import { within } from '../timers.js'
import { UsageError } from './command.js'

/** Seconds; a gigabyte takes ten. */
export const usualDeadline = 300
const longest = 86_400

/** @throws UsageError where it is no number of seconds */
export function secondsOf(text: string | undefined): number {
  const seconds = text === undefined ? usualDeadline : Number(text)
  if (Number.isFinite(seconds) && seconds > 0 && seconds <= longest) return seconds
  throw new UsageError([`--deadline: ${text} was given; a number of seconds up to ${longest} is accepted`])
}

export interface InTime {
  readonly pace: Pace
  /** Ends with its source, or with the time: a pipe that nobody closes holds nobody up. */
  chunks(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array>
  /** The time was up before all was read. */
  isOver(): boolean
}

/** @param now milliseconds since the epoch */
export function readInTime(seconds: number, now: () => number): InTime {
  const until = now() + seconds * 1000
  const left = () => Math.max(0, until - now())
  const pace = paceOf({ deadline: { left, late: () => left() === 0 }, now })
  let isLate = false
  return {
    pace,
    async *chunks(source) {
      const iterator = source[Symbol.asyncIterator]()
      while (left() > 0) {
        const next = await within(iterator.next(), left(), () => 'late' as const)
        if (next === 'late') break
        if (next.done === true) return
        yield next.value
      }
      isLate = true
    },
    isOver: () => isLate || pace.isOver(),
  }
}

/** What is said of a log that was not read to its end. */
export const notInTime = (file: string, seconds: number): string =>
  `${file}: could not be read to its end within ${seconds} s; raise --deadline, or give less of it`
