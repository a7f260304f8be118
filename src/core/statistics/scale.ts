/**
 * The scale values are judged on: durations vary in proportion to their size, so differences are taken of logarithms
 * (the variance-stabilising transform of a multiplicative error).
 */
export interface Scale {
  readonly name: 'log' | 'count' | 'linear'
  readonly to: (value: number) => number
  readonly from: (scaled: number) => number
  /** How far above `level` (scaled) a value must be to be `effect` (a share, such as .25) above it. */
  readonly rise: (level: number, effect: number) => number
  readonly fall: (level: number, effect: number) => number
  /** The smallest standard deviation believed: measurement granularity that a short window may not show. */
  readonly leastSpread: number
}

/** For series that are always positive: durations, sizes, rates. */
const log: Scale = {
  name: 'log',
  to: Math.log,
  from: Math.exp,
  rise: (_, effect) => Math.log1p(effect),
  fall: (_, effect) => Math.log1p(effect),
  leastSpread: 0.02,
}

/** For counts that may be zero. One more or less of a count is no news once it has moved before: at least two. */
const count: Scale = {
  name: 'count',
  to: Math.log1p,
  from: Math.expm1,
  rise: (level, effect) => {
    const value = Math.expm1(level)
    return Math.log1p(Math.max(value * (1 + effect), value + 2)) - level
  },
  fall: (level, effect) => {
    const value = Math.expm1(level)
    return level - Math.log1p(Math.max(0, Math.min(value / (1 + effect), value - 2)))
  },
  leastSpread: 0.02,
}

/** For metrics that may be negative. */
const linear: Scale = {
  name: 'linear',
  to: (value) => value,
  from: (scaled) => scaled,
  rise: (level, effect) => Math.max(Math.abs(level) * effect, Number.MIN_VALUE),
  fall: (level, effect) => Math.max((Math.abs(level) * effect) / (1 + effect), Number.MIN_VALUE),
  leastSpread: 0,
}

/** The scale that fits everything seen so far. */
export const scaleFor = (seen: { readonly zero: boolean; readonly negative: boolean }): Scale =>
  seen.negative ? linear : seen.zero ? count : log
