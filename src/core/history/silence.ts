/** Has Pipeline Guard stopped recording? A step that was taken out, or fails before it starts, says nothing by itself. */
import type { RunRecord } from '../model/index.js'
import { formatCount, formatDuration } from '../run/format.js'
import { isSettled, isWhole } from './gaps.js'
import { beganAt, oldestFirst } from './order.js'

/** Runs the platform lists after the last one recorded: fewer may still be under way. */
const leastRuns = 5
/** Without a list of runs: this many times the usual gap between two, and a week at least. */
const gaps = 10
const week = 7 * 24 * 3_600_000

/**
 * @param records of one workflow
 * @param now milliseconds since the epoch
 * @returns one sentence; undefined while it records, or where it never did
 */
export function silenceOf(records: readonly RunRecord[], now: number): string | undefined {
  const ordered = oldestFirst(records)
  const last = ordered.findLastIndex(isWhole)
  const newest = ordered[last]
  if (newest === undefined) return undefined
  const since = formatDuration(now - beganAt(newest))
  const later = ordered.slice(last + 1).filter(isSettled).length
  if (later >= leastRuns)
    return `Pipeline Guard has gone silent: ${formatCount(later, 'run')} since the last one it recorded (run ${newest.run.value.number ?? newest.key.run}, ${since} ago)`
  const times = ordered.slice(Math.max(0, last - 20), last + 1).map(beganAt)
  const [first, end] = [times[0] ?? 0, times.at(-1) ?? 0]
  const usual = times.length < 3 ? week : (end - first) / (times.length - 1)
  return now - beganAt(newest) > Math.max(week, gaps * usual)
    ? `Pipeline Guard has gone silent: nothing recorded for ${since}, usually a run every ${formatDuration(usual)}`
    : undefined
}
