/** Which tests have both failed and passed on one commit, most often first. */
import { flipsOf, mayHaveFlipped } from '../../diagnose/test-history.js'
import type { RunRecord } from '../../model/index.js'

export interface FlakyTest {
  readonly name: string
  readonly suite?: string
  /** Commits with both outcomes, of those it ran on. */
  readonly flips: number
  readonly commits: number
  readonly rate: number
  /** 95 % interval of the rate. */
  readonly low: number
  readonly high: number
  readonly firstAt?: string
  readonly lastAt?: string
}

export const flakyTestsOf = (records: readonly RunRecord[], most: number): readonly FlakyTest[] =>
  mayHaveFlipped(records)
    .flatMap((test): FlakyTest[] => {
      const { flips, commits, rate, low, high, firstAt, lastAt } = flipsOf(test, records)
      if (flips === 0) return []
      const { name, suite } = test
      const when = { ...(firstAt === undefined ? {} : { firstAt }), ...(lastAt === undefined ? {} : { lastAt }) }
      return [{ name, ...(suite === undefined ? {} : { suite }), flips, commits, rate, low, high, ...when }]
    })
    .toSorted((a, b) => b.flips - a.flips || b.rate - a.rate || (a.name < b.name ? -1 : 1))
    .slice(0, most)
