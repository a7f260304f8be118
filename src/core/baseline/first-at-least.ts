/**
 * Index of the first of `sorted` (ascending) that is not below `value`; its length where all are. So also how many are below.
 *
 * @example firstAtLeast([1, 2, 2, 5], 2) // 1
 */
export function firstAtLeast(sorted: ArrayLike<number>, value: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((sorted[middle] as number) < value) low = middle + 1
    else high = middle
  }
  return low
}
