/**
 * The tail of a distribution beyond a high threshold: excesses over it are generalised Pareto, whatever the distribution
 * (Pickands 1975, "Statistical inference using extreme order statistics"; Balkema, de Haan 1974).
 */

/** P(excess > y) = (1 + shape · y / scale)^(−1 / shape); shape 0 is the exponential. */
export interface Pareto {
  /** Above 0 a heavy tail, below 0 one with an end. */
  readonly shape: number
  /** In the unit of the values. */
  readonly scale: number
}

/** Tails with an end say “impossible” of what is only new; none is believed to be nearer than this makes it. */
const leastShape = -0.1
const gridPoints = 24

/**
 * Maximum likelihood by Grimshaw’s reduction to one variable, θ = shape / scale (Grimshaw 1993, "Computing maximum likelihood
 * estimates for the generalized Pareto distribution", Technometrics 35): shape = mean(log(1 + θ·y)), and of the θ of a grid, refined
 * by golden section, that of the greatest profile likelihood. Siffer et al., KDD 2017 (“SPOT”), §3.2 uses the same reduction.
 *
 * @param excesses above 0, at least 4
 * @example fitPareto([1, 2, 3, 10, 1, 2, 4]) // { shape: 0.11…, scale: 2.9… }
 */
export function fitPareto(excesses: readonly number[]): Pareto {
  const n = excesses.length
  const mean = excesses.reduce((sum, y) => sum + y, 0) / n
  const largest = Math.max(...excesses)
  const exponential: Pareto = { shape: 0, scale: Math.max(mean, Number.MIN_VALUE) }
  if (n < 4 || !(largest > 0) || !(mean > 0)) return exponential
  const likelihood = (theta: number): number => {
    const { shape, scale } = atTheta(excesses, theta)
    return shape === 0 ? -n * (Math.log(scale) + 1) : -n * (Math.log(scale) + shape + 1)
  }
  // Where the shape is at its bounds: beyond, 1 + θ·y is not positive.
  const low = -0.999 / largest
  const high = 10 / mean
  let best = { theta: 0, value: likelihood(0) }
  const at = (i: number): number =>
    i < gridPoints / 3 ? low * (1 - (3 * i) / gridPoints) : high * ((i - gridPoints / 3) / ((2 * gridPoints) / 3)) ** 3
  let around = 0
  for (let i = 0; i <= gridPoints; i++) {
    const value = likelihood(at(i))
    if (value > best.value) {
      best = { theta: at(i), value }
      around = i
    }
  }
  const theta =
    best.theta === 0 ? 0 : refined(likelihood, at(Math.max(0, around - 1)), at(Math.min(gridPoints, around + 1)))
  const fitted = atTheta(excesses, theta)
  // At the bound the scale follows from the mean: mean = scale / (1 − shape).
  return fitted.shape >= leastShape ? fitted : { shape: leastShape, scale: mean * (1 - leastShape) }
}

function atTheta(excesses: readonly number[], theta: number): Pareto {
  const n = excesses.length
  let sum = 0
  if (Math.abs(theta) < 1e-12) {
    for (const y of excesses) sum += y
    return { shape: 0, scale: sum / n }
  }
  for (const y of excesses) sum += Math.log1p(theta * y)
  const shape = sum / n
  return { shape, scale: shape / theta }
}

/** Golden section (Kiefer 1953), to a thousandth of the interval. */
function refined(likelihood: (theta: number) => number, from: number, to: number): number {
  const ratio = (Math.sqrt(5) - 1) / 2
  let [low, high] = [from, to]
  for (let i = 0; i < 15; i++) {
    const left = high - ratio * (high - low)
    const right = low + ratio * (high - low)
    if (likelihood(left) > likelihood(right)) high = right
    else low = left
  }
  return (low + high) / 2
}

/** @returns P(excess > y), from 0 to 1 */
export function beyondPareto({ shape, scale }: Pareto, y: number): number {
  if (y <= 0) return 1
  if (Math.abs(shape) < 1e-9) return Math.exp(-y / scale)
  const inner = 1 + (shape * y) / scale
  return inner <= 0 ? 0 : inner ** (-1 / shape)
}
