/** The quarantine: every test of the history that has both failed and passed on one commit. */
import type { Immutable, Result, RunRecord } from '../model/index.js'
import { testKey } from './identity/key.js'
import { flipsOf, mayHaveFlipped } from './test-history.js'

export type Quarantined = NonNullable<Immutable<Result>['quarantine']>[number]

/** More than this is no quarantine but a suite to rewrite. */
const mostListed = 200

/**
 * Flaky tests, those that flip most surely first: by the lower Wilson bound of their flip rate.
 *
 * @param records runs in any order, the judged one among them
 */
export function quarantineOf(records: readonly RunRecord[]): readonly Quarantined[] {
  return mayHaveFlipped(records)
    .map((test) => ({ test, flips: flipsOf(test, records) }))
    .filter(({ flips }) => flips.flips > 0)
    .sort((a, b) => b.flips.low - a.flips.low || (testKey(a.test) < testKey(b.test) ? -1 : 1))
    .slice(0, mostListed)
    .map(({ test, flips }) => ({
      name: test.name,
      ...(test.project === undefined ? {} : { project: test.project }),
      ...(test.suite === undefined ? {} : { suite: test.suite }),
      rate: flips.rate,
      low: flips.low,
      high: flips.high,
      commits: flips.commits,
      ...(flips.firstAt === undefined ? {} : { firstAt: flips.firstAt }),
      ...(flips.lastAt === undefined ? {} : { lastAt: flips.lastAt }),
    }))
}
