/** Are there more lines of errors since the deployment than before it? */
import { formatCount } from '../run/format.js'
import { upperTail } from '../statistics/rank-test.js'

export interface ErrorSpike {
  /** Milliseconds since the epoch. */
  readonly since: number
  readonly text: string
  /** What the diagnosis of the lines says, where it says something. */
  readonly title?: string
  readonly signature?: string
}

export interface ErrorCounts {
  readonly before: number
  readonly after: number
  /** Milliseconds each was counted over. */
  readonly spanBefore: number
  readonly spanAfter: number
}

const alpha = 1e-4
const fewest = 5

/**
 * Two Poisson counts: given their sum, the later one is binomial with the later span's share (Przyborowski, Wilenski 1940,
 * "Homogeneity of results in testing samples from Poisson series"); by the normal approximation, with continuity correction. Lines of
 * errors come in company, so they count as a quarter.
 */
export function isErrorSpike({ before, after, spanBefore, spanAfter }: ErrorCounts): boolean {
  const [earlier, later] = [before / 4, after / 4]
  const n = earlier + later
  const share = spanAfter / (spanBefore + spanAfter)
  if (after < fewest || n === 0) return false
  const z = (later - n * share - 0.5) / Math.sqrt(n * share * (1 - share))
  return upperTail(z) < alpha && after / spanAfter >= (2 * before) / spanBefore
}

/** @example phraseSpike({ before: 3, after: 240, … }) // "240 lines of errors since, 3 in the same time before" */
export const phraseSpike = ({ before, after, spanBefore, spanAfter }: ErrorCounts): string =>
  `${formatCount(after, 'line')} of errors since, ${formatCount(Math.round((before * spanAfter) / spanBefore), 'line')} in as much time before`
