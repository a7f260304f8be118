/** What kind of thing a series measures: how far it must move before a change of it is worth a word. */
import type { SeriesId } from '../model/index.js'

type Kind = NonNullable<SeriesId['kind']>

/** Words for how many there are of something; any other unit says nothing of its kind. */
const countWords = /^(?:count|files?|tests?|warnings?|errors?|issues?|lines?|chunks?|modules?|packages?|requests?)$/i

/**
 * Kind of a metric of the project’s own, by its name and the unit its values are kept in.
 *
 * @param unit as `toBaseUnit` gives it
 */
export function kindOfMetric(name: string, unit: string | undefined): Kind {
  if (unit === undefined) return /cover/i.test(name) ? 'coverage' : 'other'
  if (unit === 'ms' || unit.startsWith('ns/')) return 'duration'
  if (unit === 'B') return 'size'
  if (unit === '%') return /cover/i.test(name) ? 'coverage' : 'share'
  if (unit.endsWith('/s')) return 'throughput'
  return countWords.test(unit) ? 'count' : 'other'
}

/** Platforms give times in whole seconds; of what a report tells in milliseconds a runner alone moves some. */
const leastMs: Readonly<Record<string, number>> = {
  work: 5000,
  duration: 5000,
  compute: 5000,
  queue: 60_000,
  'tests.duration': 2000,
  'tests.mean-duration': 50,
}

/** A machine’s other work alone moves so much. */
const leastMemory = 100 * 1048576

/** Half a point of coverage or of a share, two points of a rate of failures, one of what is counted, a kilobyte. */
const least: Readonly<Partial<Record<Kind, number>>> = { coverage: 0.5, share: 0.5, rate: 0.02, count: 1, size: 1000 }

/**
 * Smallest change, in the unit of the series, that is worth a word whatever the ratio; undefined where ratios say it all.
 * Of the project’s own durations nobody knows what they time: a benchmark of 900 ns has no least of five seconds.
 */
export const floorOf = (kind: Kind, metric: string, scope: SeriesId['scope']): number | undefined =>
  scope !== 'metric' && metric === 'memory.peak'
    ? leastMemory
    : scope !== 'metric' && Object.hasOwn(leastMs, metric)
      ? leastMs[metric]
      : least[kind]

const sizes = new Set(['memory.peak', 'disk.written', 'network.received'])
const shares = new Set(['cpu.share', 'cpu.steal', 'io.wait'])

/** Kind of one of our own metrics. */
export function kindOfOwn(metric: string): Kind {
  if (metric === 'queue') return 'queue'
  if (sizes.has(metric)) return 'size'
  if (shares.has(metric)) return 'share'
  if (metric.endsWith('rate')) return 'rate'
  if (Object.hasOwn(leastMs, metric)) return 'duration'
  return metric === 'outcome' ? 'outcome' : 'count'
}
