/** Many requests, few at a time. */
import pLimit from 'p-limit'

/**
 * The results of `work`, in the order of the items, with at most `atOnce` of them under way.
 *
 * @throws what the first failing `work` throws; those under way are not waited for
 */
export const mapLimited = <T, R>(
  items: readonly T[],
  atOnce: number,
  work: (item: T, index: number) => Promise<R>,
): Promise<R[]> => pLimit(atOnce).map(items, work)

/** The items in groups of `size`, for whoever decides anew after each group whether to go on. */
export function* groupsOf<T>(items: readonly T[], size: number): Generator<readonly T[]> {
  for (let at = 0; at < items.length; at += size) yield items.slice(at, at + size)
}
