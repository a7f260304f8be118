/**
 * A heap of slow runs that a series is known to have: a cache that misses, another kind of runner. A value in it is no news;
 * that such runs come more often is (detectors/mixture.ts).
 */
import { deviationOfSorted, medianOfSorted, quantileOfSorted } from '../../statistics/sorted-window.js'
import type { SeriesView } from './detector.js'
import type { Side } from './side.js'

export interface Heap {
  /** Between the heap and the usual runs, turned so that worse is more. */
  readonly edge: number
  readonly median: number
}

/** The last runs may be the news, so they prove no heap. */
const NEWS = 10
/** Runs before them, at least; runs in the heap and how often they came apart from each other; the largest share it may have. */
const LEAST = { runs: 15, members: 3, visits: 2 } as const
const MOST_SHARE = 0.5
/** The gap below the heap, and the distance of the medians, in robust deviations of the usual runs. */
const GAP = 3
const DISTANCE = 6
const MAD_TO_SIGMA = 1.4826

/** @returns undefined where slow runs form no heap, or came as one spell */
export function heapOf(view: SeriesView, { turn, floor }: Side): Heap | undefined {
  const { window } = view.settings
  const past = view.leveled.slice(-window - NEWS, -NEWS).map(turn)
  const n = past.length
  if (n < LEAST.runs) return undefined
  const sorted = Float64Array.from(past).sort()
  const start = widestGap(sorted)
  if (start === undefined) return undefined
  const [low, high] = [sorted.subarray(0, start), sorted.subarray(start)]
  const top = low[start - 1] as number
  const gap = (high[0] as number) - top
  const middle = medianOfSorted(low)
  const sigma = Math.max(MAD_TO_SIGMA * deviationOfSorted(low, middle), view.floor.spread)
  const distance = medianOfSorted(high) - middle
  // A tail thins out; a heap is narrower than what parts it from the others.
  const isHeap = quantileOfSorted(high, 0.75) - quantileOfSorted(high, 0.25) <= gap
  if (!isHeap || gap < GAP * sigma || distance < DISTANCE * sigma || distance < floor) return undefined
  const edge = top + gap / 2
  return visitsTo(past, edge) < LEAST.visits ? undefined : { edge, median: medianOfSorted(high) }
}

/** Where the values above the widest gap begin that may be a heap. */
function widestGap(sorted: Float64Array): number | undefined {
  const n = sorted.length
  let best: number | undefined
  let widest = 0
  for (let i = Math.ceil(n * (1 - MOST_SHARE)); i <= n - LEAST.members; i++) {
    const gap = (sorted[i] as number) - (sorted[i - 1] as number)
    if (gap > widest) {
      widest = gap
      best = i
    }
  }
  return best
}

function visitsTo(values: readonly number[], edge: number): number {
  let visits = 0
  for (let i = 0; i < values.length; i++)
    if ((values[i] as number) > edge && (i === 0 || (values[i - 1] as number) <= edge)) visits++
  return visits
}
