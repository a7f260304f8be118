/** Whether the values of a query can be judged at all: each trouble named, so that nothing passes by accident. */
import type { GateFault } from '../model/index.js'
import { formatCount, formatDuration } from '../run/format.js'

export interface Point {
  /** Milliseconds since the epoch. */
  readonly at: number
  /** NaN and infinities as Prometheus gave them. */
  readonly value: number
}

/** Without a value for so many steps a series is no longer there. */
const staleSteps = 3
/** Share of values that are no numbers, above which there is little to judge. */
const mostMissing = 0.5

/**
 * @param now when the newest value was asked for
 * @param query as it was asked: what is odd about the values depends on it
 */
export function faultsOf(
  points: readonly Point[],
  {
    query,
    now,
    step,
    counter: mayBeCounter = true,
  }: { readonly query: string; readonly now: number; readonly step: number; readonly counter?: boolean },
): readonly GateFault[] {
  const finite = points.filter(({ value }) => Number.isFinite(value))
  if (points.length === 0) return [empty]
  if (finite.length === 0) return [noNumbers(points, query)]
  const last = finite.at(-1) as Point
  const infinite = points.filter(({ value }) => Math.abs(value) === Number.POSITIVE_INFINITY).length
  const missing = points.filter(({ value }) => Number.isNaN(value)).length
  return [
    ...(now - last.at > staleSteps * step ? [stale(now - last.at)] : []),
    ...(infinite > 0 ? [someInfinite(infinite, points.length)] : []),
    ...(missing > mostMissing * points.length ? [manyMissing(missing, points.length)] : []),
    ...(mayBeCounter && isRawCounter(finite, query) ? [counter] : []),
  ]
}

/** Gauges that rise so often without ever falling are rare: filled disks, which say `counter: false`. */
const fewestRises = 10

/** Only grows, but for drops to nearly nothing when a process starts anew: what `rate` is for. */
function isRawCounter(finite: readonly Point[], query: string): boolean {
  if (finite.length < 20 || /\b(?:rate|irate|increase|delta|deriv|resets|changes)\s*\(/.test(query)) return false
  let [rises, early, resets, falls] = [0, 0, 0, 0]
  for (let i = 1; i < finite.length; i++) {
    const before = (finite[i - 1] as Point).value
    const { value } = finite[i] as Point
    if (value > before) {
      rises++
      if (i < finite.length / 2) early++
    }
    if (value < before) {
      if (value < 0.2 * before) resets++
      else falls++
    }
  }
  // A leak that began with the deployment is no counter: it rose in its end alone.
  if (resets === 0) return falls === 0 && rises >= fewestRises && early >= fewestRises / 2
  return falls === 0 && rises > 0.5 * finite.length
}

const empty: GateFault = {
  code: 'empty',
  message: 'The query gave no values',
  advice: 'Try it in Prometheus for the same time; check the names of metric and labels.',
  blocking: true,
}

function noNumbers(points: readonly Point[], query: string): GateFault {
  if (/histogram_quantile\s*\(/.test(query))
    return {
      code: 'histogram-empty',
      message: 'histogram_quantile gave NaN throughout: there were no observations in its buckets',
      advice: 'Was there traffic? Sum by `le` (and by nothing that has no buckets), or use a longer range.',
      blocking: true,
    }
  const infinite = points.some(({ value }) => !Number.isNaN(value))
  return {
    code: infinite ? 'infinite' : 'not-a-number',
    message: infinite ? 'Every value is infinite' : 'Every value is NaN',
    advice: 'A division by zero? Guard it: `a / (b > 0)`.',
    blocking: true,
  }
}

const stale = (age: number): GateFault => ({
  code: 'stale',
  message: `The newest value is ${formatDuration(age)} old`,
  advice: 'Is the service still scraped? A service that is gone gives no bad values.',
  blocking: true,
})

const someInfinite = (count: number, of: number): GateFault => ({
  code: 'infinite',
  message: `${formatCount(count, 'value')} of ${of} are infinite; they are left out`,
  advice: 'A division by zero? Guard it: `a / (b > 0)`.',
  blocking: false,
})

const manyMissing = (count: number, of: number): GateFault => ({
  code: 'not-a-number',
  message: `${count} of ${of} values are NaN; they are left out`,
  advice: 'A quantile without traffic, or a division of nothing by nothing: use a longer range.',
  blocking: false,
})

const counter: GateFault = {
  code: 'counter',
  message: 'The values only grow, or grow and start again: this is a raw counter',
  advice:
    'Ask for its rate: `rate(NAME[5m])`, which knows of resets; a gauge that only grows, such as a disk, says `counter: false`.',
  blocking: true,
}
