/**
 * What is usual for its hour is no news: a queue in office hours, a cold cache on Mondays. Which season a series has, days
 * or weeks, is read from the series: the value was as far off about this time in most of the last cycles, and much less
 * often at other times.
 */
import { day } from '../../run/time.js'
import type { SeriesView } from './detector.js'

const HOUR = day / 24
const SEASONS = [
  { period: day, slot: 1.5 * HOUR },
  { period: 7 * day, slot: 3 * HOUR },
] as const
/** Cycles looked at, those that must have shown it, and which share of those with a run about this time. */
const CYCLES = { most: 8, least: 3, share: 0.6 } as const
/** Runs at other times, at least, and how much less often they may be as far off: a level is no season. */
const ELSEWHERE = { runs: 3, share: 0.5 } as const

/**
 * @param value on the scale of the series
 * @param way 1 where it is more than usual, −1 where it is less
 * @param slack how much nearer to usual an earlier run may be and still count, on the scale
 */
export function isUsualForHour(
  view: SeriesView,
  value: number,
  { way, slack }: { readonly way: 1 | -1; readonly slack: number },
): boolean {
  const { at } = view
  if (at === undefined) return false
  return SEASONS.some((season) => isOfSeason(view, { at, far: way * value - slack, way, ...season }))
}

interface Asked {
  readonly at: number
  readonly far: number
  readonly way: 1 | -1
  readonly period: number
  readonly slot: number
}

function isOfSeason({ leveled, times }: SeriesView, { at, far, way, period, slot }: Asked): boolean {
  const cycles = new Map<number, boolean>()
  let others = 0
  let othersAsFar = 0
  for (let i = leveled.length - 1; i >= 0; i--) {
    const time = times[i]
    if (time === undefined) continue
    const ago = at - time
    if (ago > (CYCLES.most + 0.5) * period) break
    if (period === day && isWeekend(time) !== isWeekend(at)) continue
    const cycle = Math.round(ago / period)
    const isFar = way * (leveled[i] as number) >= far
    if (Math.abs(ago - cycle * period) > slot) {
      others++
      if (isFar) othersAsFar++
    } else if (cycle > 0) cycles.set(cycle, isFar || cycles.get(cycle) === true)
  }
  const shown = [...cycles.values()].filter(Boolean).length
  const share = shown / cycles.size
  return (
    shown >= CYCLES.least &&
    share >= CYCLES.share &&
    others >= ELSEWHERE.runs &&
    othersAsFar / others <= ELSEWHERE.share * share
  )
}

/** By UTC, so that the answer does not depend on where it runs. */
const isWeekend = (at: number): boolean => [0, 6].includes(new Date(at).getUTCDay())
