/** Order statistics of few values; the hot path of detection has its own in the sorted window. */
import { median as medianOfSome } from 'simple-statistics'
import { quantileOfSorted } from './sorted-window.js'

export const ascending = (values: readonly number[]): number[] => values.toSorted((a, b) => a - b)

/**
 * The p-quantile by linear interpolation (type 7 of Hyndman and Fan 1996, as numpy and R use it); undefined of nothing.
 * simple-statistics has no interpolating one.
 *
 * @param sorted ascending
 * @example quantile([1, 2, 3, 4], 0.5) // 2.5
 */
export const quantile = (sorted: readonly number[], p: number): number | undefined =>
  sorted.length === 0 ? undefined : quantileOfSorted(sorted, p)

/** The middle value, the mean of the two middle ones of an even number; undefined of nothing. */
export const medianOf = (values: readonly number[]): number | undefined =>
  values.length === 0 ? undefined : medianOfSome(values as number[])
