/**
 * Has the level or the spread of the last values changed? Sums of standardised residuals over windows of several lengths, the
 * likelihood-ratio statistic of a change of mean of unknown start (Siegmund, Venkatraman 1995, "Using the generalized likelihood ratio
 * statistic for sequential detection of a change-point", Annals of Statistics 23), and of their squares, that of a change of variance.
 *
 * Noise of services is autocorrelated and heavy-tailed, so no table says how large a sum is rare: each window is measured
 * by what its own sums usually come to.
 */
import { quantileOfSorted } from '../../statistics/sorted-window.js'

export interface Scan {
  /** More than usual, less than usual, more spread than usual: 1 is what 95 of 100 stay below. */
  readonly up: number
  readonly down: number
  readonly wide: number
}

export interface Scanner {
  /** @param z a residual in spreads @returns the statistics with this value the last */
  push(z: number): Scan
}

const levelWindows = [1, 2, 3, 5, 8, 16, 32] as const
const spreadWindows = [6, 12, 32] as const
const longest = 32
const usualShare = 0.95
/** Sums of squares: one value counts as at most this, or a spike would be a spread. */
const mostSquare = 16

/** @param memory values by which it is known what is usual */
export function createScanner(memory: number): Scanner {
  const measureEvery = Math.round(memory / 6)
  const kept = Math.round(0.75 * memory)
  const ring = new Float64Array(longest)
  let count = 0
  const level = levelWindows.map((width) => createTrack(width, { start: normalQuantile, kept }))
  const spread = spreadWindows.map((width) => createTrack(width, { start: 1 + 1.645 * Math.sqrt(2 / width), kept }))
  return {
    push(z) {
      ring[count % longest] = z
      count += 1
      const measure = count === 60 || count === 150 || count % measureEvery === 0
      const scan = { up: 0, down: 0, wide: 0 }
      let sum = 0
      let squares = 0
      let nextLevel = 0
      let nextSpread = 0
      for (let back = 1; back <= Math.min(count, longest); back++) {
        const one = ring[(count - back) % longest] as number
        sum += one
        squares += Math.min(one * one, mostSquare)
        if (level[nextLevel]?.width === back) {
          const track = level[nextLevel++] as Track
          const size = sum / Math.sqrt(back)
          track.learn(Math.abs(size), measure)
          scan.up = Math.max(scan.up, size / track.usual)
          scan.down = Math.max(scan.down, -size / track.usual)
        }
        if (spread[nextSpread]?.width === back) {
          const track = spread[nextSpread++] as Track
          track.learn(squares / back, measure)
          scan.wide = Math.max(scan.wide, squares / back / track.usual)
        }
      }
      return scan
    },
  }
}

/** 95 of 100 normal values are nearer to their mean. */
const normalQuantile = 1.96

interface Track {
  readonly width: number
  /** What 95 of 100 sums of this width stay below; that of independent normal values until it is measured. */
  readonly usual: number
  learn(sum: number, measure: boolean): void
}

function createTrack(width: number, { start, kept }: { readonly start: number; readonly kept: number }): Track {
  // Sums of neighbours share most of their values: of wide ones every third of a width is enough.
  const stride = Math.max(1, Math.round(width / 3))
  const size = Math.ceil(kept / stride)
  const values = new Float64Array(size)
  let count = 0
  let usual = start
  return {
    width,
    get usual() {
      return usual
    },
    learn(sum, measure) {
      if (count % stride === 0) values[(count / stride) % size] = sum
      count += 1
      if (!measure || count < 40) return
      const measured = quantileOfSorted(values.slice(0, Math.min(Math.ceil(count / stride), size)).sort(), usualShare)
      // Little data is not believed to be much calmer than noise is.
      usual = Math.max(measured, start / (1 + count / 100))
    },
  }
}
