/**
 * Is a series several series in one? Split by a key (the processor, the event) only where that is measured to help: the
 * robust spread of logarithms within the segments must be clearly below the spread of the whole. Keys that only thin the
 * past out are left alone.
 */
import { deviationOfSorted, medianOfSorted } from './sorted-window.js'

export interface Keyed {
  readonly value: number
  /** By name of the key; absent where unknown. */
  readonly keys: Readonly<Record<string, string>>
}

/** Share by which the spread must fall. */
const FALL = 0.15
/** Runs a segment needs to count as one, and the share of all runs that must be in such segments. */
const LEAST = 8
const COVERED = 0.7

/**
 * @param points earlier runs, any order; values above 0
 * @returns the key whose segments are the most even, or undefined when none is worth it
 */
export function bestSegmentKey(points: readonly Keyed[], names: readonly string[]): string | undefined {
  const logs = points.map(({ value }) => Math.log(value))
  const whole = spread(logs)
  if (!(whole > 0)) return undefined
  let best: { readonly name: string; readonly within: number } | undefined
  for (const name of names) {
    const within = spreadWithin(points, logs, name)
    if (within !== undefined && within <= (1 - FALL) * whole && (best === undefined || within < best.within))
      best = { name, within }
  }
  return best?.name
}

/** Median absolute deviation of the runs from the medians of their segments; undefined where segments are too thin. */
function spreadWithin(points: readonly Keyed[], logs: readonly number[], name: string): number | undefined {
  const groups = new Map<string, number[]>()
  points.forEach(({ keys }, i) => {
    const key = keys[name] ?? ''
    const group = groups.get(key)
    if (group) group.push(logs[i] as number)
    else groups.set(key, [logs[i] as number])
  })
  const thick = [...groups.values()].filter((group) => group.length >= LEAST)
  const covered = thick.reduce((sum, group) => sum + group.length, 0)
  if (thick.length < 2 || covered < COVERED * points.length) return undefined
  const residuals = thick.flatMap((group) => {
    const center = medianOfSorted([...group].sort((a, b) => a - b))
    // One degree of freedom goes into each median; without this, ever smaller segments would look ever better.
    const inflation = Math.sqrt(group.length / (group.length - 1))
    return group.map((value) => Math.abs(value - center) * inflation)
  })
  return medianOfSorted(residuals.sort((a, b) => a - b))
}

const spread = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b)
  return deviationOfSorted(sorted, medianOfSorted(sorted))
}
