/**
 * A kernel density estimate of a series’ values. Build times often pile up in several narrow heaps (cache hit or miss,
 * two kinds of runner), which no single deviation describes; a bandwidth taken from the distance to near neighbours does.
 * Silverman 1986, "Density estimation for statistics and data analysis", §2.4 (Gaussian kernel) and §5.2 (nearest neighbour).
 */
import { firstAtLeast } from './first-at-least.js'

export interface DensityOptions {
  /** The bandwidth is the median distance to this many-th neighbour. */
  readonly neighbours: number
  /** Smallest bandwidth, on the series’ scale: finer structure is rounding, not evidence. */
  readonly leastBandwidth: number
  /** Share of a flat background, so that a lone outlier proves nothing. */
  readonly background: number
}

const SQRT_TWO_PI = Math.sqrt(2 * Math.PI)
/** Beyond this many bandwidths a kernel counts for nothing (e^-8 of its height). */
const REACH = 4

/** @returns the logarithm of the density, as a function of the value */
export function logDensity(values: readonly number[], options: DensityOptions): (value: number) => number {
  const sorted = Float64Array.from(values).sort()
  const n = sorted.length
  const bandwidth = Math.max(options.leastBandwidth, nearestNeighbourDistance(sorted, options.neighbours))
  const flat = options.background / ((sorted[n - 1] as number) - (sorted[0] as number) + 2)
  const height = (1 - options.background) / (n * bandwidth * SQRT_TWO_PI)
  return (value) => {
    let sum = 0
    for (let i = firstAtLeast(sorted, value - REACH * bandwidth); i < n; i++) {
      const z = ((sorted[i] as number) - value) / bandwidth
      if (z > REACH) break
      sum += Math.exp((-z * z) / 2)
    }
    return Math.log(height * sum + flat)
  }
}

/** Median distance from a value to its k-th nearest neighbour. */
function nearestNeighbourDistance(sorted: Float64Array, k: number): number {
  const n = sorted.length
  const reach = Math.min(k, n - 1)
  if (reach < 1) return 0
  const distances = new Float64Array(n)
  // Of the windows of k + 1 values around a value the narrowest counts; it moves on with the value, never back.
  let first = 0
  for (let i = 0; i < n; i++) {
    first = Math.max(first, i - reach)
    let least = spanOf(sorted, i, first, reach)
    while (first < i && first + 1 + reach < n) {
      const next = spanOf(sorted, i, first + 1, reach)
      if (next > least) break
      least = next
      first++
    }
    distances[i] = least
  }
  return distances.sort()[n >>> 1] as number
}

/** Distance from the value at `i` to the farther end of the window that begins at `first`. */
const spanOf = (sorted: Float64Array, i: number, first: number, reach: number): number =>
  Math.max((sorted[i] as number) - (sorted[first] as number), (sorted[first + reach] as number) - (sorted[i] as number))
