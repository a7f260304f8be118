/**
 * Which stretches of time a listing is asked for. Pipelines are listed by when they last changed, so what lies in a
 * stretch that is over can only leave it: once all of it was dealt with, it need never be read again.
 */
import { day, hour } from '../../../../core/run/time.js'

/** Milliseconds since the epoch; `to` is excluded, and infinite for the last one. */
export interface Window {
  readonly from: number
  readonly to: number
}

/** What a replica of GitLab’s database may lag behind, and more. */
const settleMs = 15 * 60_000

/** Days (UTC), and hours of today and yesterday, so that the same stretch has the same borders at every watch. Oldest first. */
export function windowsOf(since: number, now: number): readonly Window[] {
  const recent = Math.floor(now / day) * day - day
  const windows: Window[] = []
  for (let from = Math.floor(since / day) * day; from < recent; from += day) windows.push({ from, to: from + day })
  const open = Math.floor(now / hour) * hour
  for (let from = recent; from < open; from += hour) windows.push({ from, to: from + hour })
  return [...windows, { from: open, to: Number.POSITIVE_INFINITY }]
}

/** Of a day. */
export const hoursOf = ({ from, to }: Window): readonly Window[] =>
  to - from === day
    ? Array.from({ length: 24 }, (_, at) => ({ from: from + at * hour, to: from + (at + 1) * hour }))
    : []

/** Is it over, so that nothing can be added to it? */
export const isOver = ({ to }: Window, now: number): boolean => to <= now - settleMs

const second = (ms: number): string => new Date(ms).toISOString().replace(/\.\d{3}Z$/, 'Z')

/** Begins with the time at which the stretch begins: what a watch forgets by. */
export const windowId = ({ from, to }: Window, more = ''): string =>
  `${second(from)}..${Number.isFinite(to) ? second(to) : ''}${more}`

/** Neighbours as one: a gap is read in one go. */
export function gapsOf(windows: readonly Window[]): readonly (readonly Window[])[] {
  const gaps: Window[][] = []
  for (const window of windows) {
    const last = gaps.at(-1)
    if (last?.at(-1)?.to === window.from) last.push(window)
    else gaps.push([window])
  }
  return gaps
}
