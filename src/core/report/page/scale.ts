/** Where values stand in a chart, and the round figures its axis is marked with. */
import { ascending, quantile } from '../../statistics/quantile.js'
import type { Band } from './band.js'

export const frame = { width: 900, height: 190, left: 70, right: 890, top: 12, bottom: 160 } as const

export interface Scale {
  readonly x: (at: number) => number
  readonly y: (value: number) => number
  /** Greatest value drawn in its place; greater ones stand at the top. */
  readonly most: number
  readonly ticks: readonly number[]
}

interface Request {
  readonly values: readonly number[]
  readonly bands: readonly Band[]
  /** Number of runs on the horizontal axis. */
  readonly span: number
  readonly unit: string | undefined
}

const isDuration = (unit: string | undefined): boolean => unit === 'ms' || unit === 's'

/**
 * Durations start at zero, or a small change would look large. Other figures that hardly move (coverage, test counts)
 * start near their least value, or a change would not be seen at all.
 */
export function scaleOf({ values, bands, span, unit }: Request): Scale {
  const sorted = ascending(values)
  const roof = 3 * (quantile(sorted, 0.95) ?? 0)
  const greatest = Math.max(sorted.at(-1) ?? 0, ...bands.map((band) => band.high))
  // One far value must not flatten all the rest.
  const most = roof > 0 ? Math.min(greatest, roof) : greatest
  const least = Math.min(sorted[0] ?? 0, ...bands.map((band) => band.low))
  const raised = !isDuration(unit) && least > 0 && most - least < 0.5 * most
  const margin = Math.max(most - least, most * 0.02)
  const low = raised ? Math.max(0, least - margin) : Math.min(0, least)
  const step = stepOf((raised ? most + margin : most) - low, unit)
  const first = Math.floor(low / step) * step
  const above = raised ? most + margin / 2 : most * (1 - 1e-9)
  const last = Math.max(first + step, Math.ceil(above / step) * step)
  const { left, right, top, bottom } = frame
  return {
    most: last,
    x: (at) => round(left + 6 + ((right - left - 12) * at) / Math.max(1, span - 1)),
    y: (value) => round(bottom - ((bottom - top) * (Math.max(first, Math.min(value, last)) - first)) / (last - first)),
    ticks: Array.from({ length: Math.round((last - first) / step) + 1 }, (_, index) => first + index * step),
  }
}

const second = 1000
const durations = [
  ...[1, 2, 5, 10, 20, 50, 100, 200, 500],
  ...[1, 2, 5, 10, 15, 30].map((s) => s * second),
  ...[1, 2, 5, 10, 15, 30].map((m) => m * 60 * second),
  ...[1, 2, 3, 6, 12, 24, 48, 120, 240].map((h) => h * 3600 * second),
]

/** The smallest round step that marks the range at most four times. */
function stepOf(range: number, unit: string | undefined): number {
  const wanted = Math.max(range, 1e-9) / 4
  const factor = unit === 's' ? second : 1
  const found = isDuration(unit) ? durations.find((step) => step >= wanted * factor) : undefined
  if (found !== undefined) return found / factor
  const power = 10 ** Math.floor(Math.log10(wanted))
  return ([1, 2, 2.5, 5].find((step) => step * power >= wanted) ?? 10) * power
}

const round = (value: number): number => Math.round(value * 10) / 10
