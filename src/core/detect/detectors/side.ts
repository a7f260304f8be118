/** The ways in which a value can be worse. Values are turned so that worse is more, whichever way is good. */
import { median } from '../../statistics/sorted-window.js'
import { above, below } from '../engine/floor.js'
import type { SeriesView } from './detector.js'

export interface Side {
  readonly turn: (value: number) => number
  /** Turned and ascending. */
  readonly sorted: Float64Array
  readonly usual: number
  /** The least change worth a word. */
  readonly floor: number
}

const same = (value: number): number => value
const negated = (value: number): number => -value

/** One side, or both where either way is news. */
export function sidesOf(view: SeriesView): readonly Side[] {
  const { better, sorted, usual } = view
  const sides: Side[] = []
  if (better !== 'higher') sides.push({ turn: same, sorted, usual, floor: above(view.scale, usual, view.floor) })
  if (better !== 'lower')
    sides.push({
      turn: negated,
      sorted: sorted.map(negated).reverse(),
      usual: -usual,
      floor: below(view.scale, usual, view.floor),
    })
  return sides
}

/** The side on which the value is worse than usual. */
export const sideOf = (sides: readonly Side[], value: number): Side | undefined =>
  sides.find(({ turn, usual }) => turn(value) > usual)

/** Median of the values from `start` back, as many as tell what is usual; of a run that belongs to a change, those before it. */
export const usualBefore = ({ leveled, settings }: SeriesView, start: number): number =>
  median(leveled.slice(Math.max(0, start - settings.recent), start))
