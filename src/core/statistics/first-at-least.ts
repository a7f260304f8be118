/**
 * Index of the first of `sorted` (ascending) that is not below `value`; its length where all are. So also how many are below.
 *
 * @param n how many of the first are looked at
 * @example firstAtLeast([1, 2, 2, 5], 2) // 1
 */
export function firstAtLeast(sorted: ArrayLike<number>, value: number, n: number = sorted.length): number {
  let low = 0
  let high = n
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((sorted[middle] as number) < value) low = middle + 1
    else high = middle
  }
  return low
}
