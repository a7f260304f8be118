/** What was usual at each point, for the eye: the verdicts themselves come from the record, never from here. */
import { ascending, quantile } from '../../statistics/quantile.js'
import type { Point } from './lines.js'

export interface Band {
  readonly x: number
  readonly low: number
  readonly middle: number
  readonly high: number
}

const window = 30
const fewest = 5

/** 10th, 50th and 90th percentile of the up to 30 values before each point; none before the sixth value. */
export function bandsOf(points: readonly Point[]): readonly Band[] {
  const before: number[] = []
  return points.flatMap((point): Band[] => {
    const sorted = ascending(before.slice(-window))
    if (point.value !== undefined) before.push(point.value)
    if (sorted.length < fewest) return []
    const at = (p: number): number => quantile(sorted, p) ?? 0
    return [{ x: point.x, low: at(0.1), middle: at(0.5), high: at(0.9) }]
  })
}
