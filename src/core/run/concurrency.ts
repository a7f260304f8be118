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

export interface Queue {
  /** Its answer, in its turn; undefined where the line is full. */
  run<T>(work: () => Promise<T>): Promise<T> | undefined
  /** Resolves when nothing is under way or in line. */
  idle(): Promise<void>
}

/** Work as it comes: at most `atOnce` under way, at most `mostWaiting` in line. */
export function createQueue({ atOnce, mostWaiting }: { readonly atOnce: number; readonly mostWaiting: number }): Queue {
  const limit = pLimit(atOnce)
  const all = new Set<Promise<unknown>>()
  return {
    run(work) {
      if (all.size >= atOnce + mostWaiting) return undefined
      const done = limit(work)
      const settled: Promise<unknown> = done.then(
        () => all.delete(settled),
        () => all.delete(settled),
      )
      all.add(settled)
      return done
    },
    async idle() {
      while (all.size > 0) await Promise.all(all)
    },
  }
}
