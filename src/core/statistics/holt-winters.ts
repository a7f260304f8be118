/**
 * Exponential smoothing with additive trend and additive season.
 * Winters 1960, "Forecasting sales by exponentially weighted moving averages"; Hyndman, Athanasopoulos, "Forecasting:
 * principles and practice", §8.3. Reference values from statsmodels in the tests.
 */
export interface HoltWintersOptions {
  /** Smoothing of level, trend and season, each from 0 to 1. */
  readonly alpha: number
  readonly beta: number
  readonly gamma: number
  /** The state before the first value. */
  readonly level: number
  readonly trend: number
  /** One figure a slot of the season. */
  readonly season: readonly number[]
}

export interface HoltWinters {
  /** What each value was expected to be by those before it. */
  readonly fitted: readonly number[]
  readonly level: number
  readonly trend: number
  readonly season: readonly number[]
  /** What the value `steps` ahead (1 the next), in the given slot, is expected to be. */
  readonly forecast: (steps: number, slot: number) => number
}

/** A value, the slot of the season it fell into, and the time since the one before in steps (1 when regular). */
export interface Sampled {
  readonly value: number
  readonly slot: number
  readonly elapsed: number
}

/** A regularly sampled list: one slot after the other. */
export const regular = (values: readonly number[], period: number): readonly Sampled[] =>
  values.map((value, i) => ({ value, slot: i % period, elapsed: 1 }))

/** The state of a model that learns value by value. */
export interface HoltWintersState {
  /** What a value `elapsed` steps after the last is expected to be, in the given slot. */
  expected(slot: number, elapsed: number): number
  /** @param gamma weight of this value on its slot, where it is not the usual one */
  learn(value: number, slot: number, elapsed: number, gamma?: number): void
  /** The first value of a slot: all of what it is above the level is the season’s. */
  begin(slot: number, value: number): void
  readonly level: number
  readonly trend: number
  readonly season: readonly number[]
}

/**
 * Irregular samples: the trend counts for the time elapsed, and the smoothing of level and trend acts as often as steps
 * went by (Wright 1986, "Forecasting data published at irregular time intervals"), at most as if 10 had.
 */
export function startHoltWinters(options: HoltWintersOptions): HoltWintersState {
  const { alpha, beta } = options
  const season = [...options.season]
  let { level, trend } = options
  return {
    expected: (slot, elapsed) => level + Math.min(10, Math.max(0, elapsed)) * trend + (season[slot] ?? 0),
    // Positional: this is called for every value by every model, and an object each would be most of the cost.
    learn(value, slot, elapsed, gamma = options.gamma) {
      const seasonal = season[slot] ?? 0
      const steps = Math.min(10, Math.max(0, elapsed))
      const before = level
      const ahead = level + steps * trend
      const weight = smoothing(alpha, steps)
      level = weight * (value - seasonal) + (1 - weight) * ahead
      if (steps > 0 && beta > 0) {
        const turn = smoothing(beta, steps)
        trend = turn * ((level - before) / steps) + (1 - turn) * trend
      }
      season[slot] = gamma * (value - ahead) + (1 - gamma) * seasonal
    },
    begin(slot, value) {
      season[slot] = value - level
    },
    get level() {
      return level
    },
    get trend() {
      return trend
    },
    season,
  }
}

/** The model after a list of samples, and what it expected each to be. */
export function holtWinters(samples: readonly Sampled[], options: HoltWintersOptions): HoltWinters {
  const state = startHoltWinters(options)
  const fitted = samples.map((sample) => {
    const ahead = state.expected(sample.slot, sample.elapsed)
    state.learn(sample.value, sample.slot, sample.elapsed)
    return ahead
  })
  const { level, trend, season } = state
  return { fitted, level, trend, season, forecast: (steps, slot) => level + steps * trend + (season[slot] ?? 0) }
}

/** One step of weight w, repeated: 1 − (1 − w)^steps; less than a step counts as one. */
const smoothing = (weight: number, steps: number): number => (steps <= 1 ? weight : 1 - (1 - weight) ** steps)
