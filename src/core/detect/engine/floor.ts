/** The least change worth a word, for each kind of metric: rarity says how sure, not whether anybody cares. */
import type { SeriesId } from '../../model/index.js'
import type { Scale } from '../../statistics/scale.js'

export interface Floor {
  /** Of what is usual. */
  readonly share: number
  /** In the unit of the series. */
  readonly absolute: number
  /** The smallest mean deviation believed, on the scale of the series: granularity that a short past may not show. */
  readonly spread: number
}

const DURATION: Floor = { share: 0.25, absolute: 0, spread: 0.02 }
/** A step is one of dozens, and its job tells of it. */
const STEP: Floor = { ...DURATION, share: 0.35 }
/** A level that people set by what they write: its own spread is what tells. */
const LEVEL: Floor = { share: 0.02, absolute: 0, spread: 0.0005 }

/** Of a series that nothing is known of but which way is good: where less is better it is taken for a duration. */
export const floorOfBetter = (better: SeriesId['better']): Floor => (better === 'lower' ? DURATION : LEVEL)

/** Of the floor in its own unit the series itself tells (core/series/kind.ts). */
const floors: Readonly<Record<SeriesId['kind'], Omit<Floor, 'absolute'>>> = {
  duration: DURATION,
  // Waiting doubles by itself.
  queue: { share: 1, spread: 0.1 },
  throughput: { share: 0.1, spread: 0.01 },
  count: LEVEL,
  size: LEVEL,
  coverage: { share: 0, spread: 0.0005 },
  share: { share: 0, spread: 0.0005 },
  rate: { share: 0, spread: 0.01 },
  outcome: { share: 0, spread: 0.01 },
  other: { share: 0.1, spread: 0.005 },
}

export const floorOfSeries = ({ kind, scope, floor = 0 }: SeriesId): Floor => ({
  ...(kind === 'duration' && scope === 'step' ? STEP : floors[kind]),
  absolute: floor,
})

/** How far above `level` (on the scale) the least change worth a word is; `below` the same downwards. */
export const above = (scale: Scale, level: number, { share, absolute }: Floor): number => {
  const value = scale.from(level)
  return Math.max(scale.rise(level, share), scale.to(value + absolute) - level)
}
export const below = (scale: Scale, level: number, { share, absolute }: Floor): number => {
  const value = scale.from(level)
  const least = scale.name === 'linear' ? value - absolute : Math.max(0, value - absolute)
  return Math.max(scale.fall(level, share), level - scale.to(least))
}
