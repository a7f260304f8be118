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

/**
 * Irregular samples: the trend counts for the time elapsed, and the smoothing of level and trend acts as often as steps
 * went by (Wright 1986, "Forecasting data published at irregular time intervals"), at most as if 10 had.
 */
export function holtWinters(samples: readonly Sampled[], options: HoltWintersOptions): HoltWinters {
  const { alpha, beta, gamma } = options
  const season = [...options.season]
  let { level, trend } = options
  const fitted: number[] = []
  for (const { value, slot, elapsed } of samples) {
    const seasonal = season[slot] ?? 0
    const steps = Math.min(10, Math.max(0, elapsed))
    const before = level
    const ahead = level + steps * trend
    fitted.push(ahead + seasonal)
    const weight = smoothing(alpha, steps)
    level = weight * (value - seasonal) + (1 - weight) * ahead
    if (steps > 0) {
      const turn = smoothing(beta, steps)
      trend = turn * ((level - before) / steps) + (1 - turn) * trend
    }
    season[slot] = gamma * (value - ahead) + (1 - gamma) * seasonal
  }
  return { fitted, level, trend, season, forecast: (steps, slot) => level + steps * trend + (season[slot] ?? 0) }
}

/** One step of weight w, repeated: 1 − (1 − w)^steps; less than a step counts as one. */
const smoothing = (weight: number, steps: number): number => 1 - (1 - weight) ** Math.max(1, steps)
