/** Which stretches of time a listing is asked for, so that what is over keeps its address and need not be read again. */
import { day } from '../../../../core/run/time.js'

/** Milliseconds since the epoch; `to` is excluded. */
export interface Window {
  readonly from: number
  readonly to: number
}

const week = 7 * day

/**
 * Days of the week that is now and of the one before, whole weeks before that: counted from the epoch, so that the same
 * stretch has the same borders at every watch. Oldest first.
 */
export function windowsOf(since: number, now: number): readonly Window[] {
  const recent = Math.floor(now / week) * week - week
  const windows: Window[] = []
  for (let from = Math.floor(since / week) * week; from < recent; from += week) windows.push({ from, to: from + week })
  const first = Math.max(recent, Math.floor(since / day) * day)
  for (let from = first; from <= now; from += day) windows.push({ from, to: from + day })
  return windows
}

/** Undefined for one too short to split: its runs beyond the first thousand cannot be listed. */
export function halvesOf({ from, to }: Window): readonly [Window, Window] | undefined {
  const middle = Math.floor((from + to) / 2 / 1000) * 1000
  return middle - from < 60_000
    ? undefined
    : [
        { from, to: middle },
        { from: middle, to },
      ]
}

const second = (ms: number): string => new Date(ms).toISOString().replace(/\.\d{3}Z$/, 'Z')

/** In the words of the `created` parameter, whose ends are both included. */
export const createdIn = ({ from, to }: Window): string => `${second(from)}..${second(to - 1000)}`
