/** Order statistics for reports. */

/**
 * The p-quantile by linear interpolation (type 7 of Hyndman and Fan, as numpy and R use it); undefined of nothing.
 *
 * @param sorted ascending
 * @example quantile([1, 2, 3, 4], 0.5) // 2.5
 */
export function quantile(sorted: readonly number[], p: number): number | undefined {
  if (sorted.length === 0) return undefined
  const at = (sorted.length - 1) * p
  const low = sorted[Math.floor(at)] ?? 0
  const high = sorted[Math.ceil(at)] ?? low
  return low + (high - low) * (at - Math.floor(at))
}

export const ascending = (values: readonly number[]): number[] => values.toSorted((a, b) => a - b)

/** Undefined of nothing. */
export const median = (values: readonly number[]): number | undefined => quantile(ascending(values), 0.5)
