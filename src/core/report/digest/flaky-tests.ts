/** Which tests have both failed and passed on one commit, most often first. */
import { flipsOf, resultsOf, testKey } from '../../diagnose/test-history.js'
import type { RunRecord, TestCase } from '../../model/index.js'

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
  readonly lastAt?: string
}

/** Candidates beyond these, by how often they failed, are not looked into: a history may name thousands. */
const mostCandidates = 100

export function flakyTestsOf(records: readonly RunRecord[], most: number): readonly FlakyTest[] {
  const failing = new Map<string, { test: TestCase; count: number }>()
  for (const record of records)
    for (const test of resultsOf(record).flatMap((results) => [...results.failures, ...results.flaky])) {
      const known = failing.get(testKey(test))
      failing.set(testKey(test), { test, count: (known?.count ?? 0) + 1 })
    }
  return [...failing.values()]
    .toSorted((a, b) => b.count - a.count || (testKey(a.test) < testKey(b.test) ? -1 : 1))
    .slice(0, mostCandidates)
    .flatMap(({ test }): FlakyTest[] => {
      const { flips, commits, rate, low, high, lastAt } = flipsOf(test, records)
      if (flips === 0) return []
      const { name, suite } = test
      const when = lastAt === undefined || lastAt === 0 ? {} : { lastAt: new Date(lastAt).toISOString() }
      return [{ name, ...(suite === undefined ? {} : { suite }), flips, commits, rate, low, high, ...when }]
    })
    .toSorted((a, b) => b.flips - a.flips || b.rate - a.rate || (a.name < b.name ? -1 : 1))
    .slice(0, most)
}
