/** How long to wait before a rerun. */

const firstSeconds = 20
/** The companion’s runner is billed while it waits. */
const longestSeconds = 120

/**
 * Exponential backoff with equal jitter (M. Brooker, “Exponential Backoff And Jitter”, AWS Architecture Blog, 2015):
 * half of the step is certain, the other half drawn, so that runs that failed together do not come back together.
 *
 * @param attempt the attempt that failed, from 1
 * @param seed what tells this run from its neighbours, such as its id
 * @returns whole seconds
 */
export function backoffSeconds(attempt: number, seed: string): number {
  const step = Math.min(firstSeconds * 2 ** Math.max(0, attempt - 1), longestSeconds)
  return Math.round(step / 2 + (step / 2) * drawn(`${seed} ${attempt}`))
}

/** A number in [0, 1) from a text: FNV-1a, finished with the mixer of MurmurHash3. */
function drawn(seed: string): number {
  let hash = 2166136261
  for (const character of seed.slice(0, 200)) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 16777619)
  hash = Math.imul(hash ^ (hash >>> 16), 2246822507)
  hash = Math.imul(hash ^ (hash >>> 13), 3266489909)
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32
}
