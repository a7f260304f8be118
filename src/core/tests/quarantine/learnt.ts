/** The quarantine: every test of the history that fails without a change to blame. */
import { oldestFirst } from '../../history/order.js'
import type { Immutable, Result, RunRecord, TestCase } from '../../model/index.js'
import { assess, type Flakiness } from '../flakiness/assess.js'
import { testKey } from '../identity/key.js'
import { currentName } from '../renames.js'
import { resultsOf } from '../test-history.js'

export type Quarantined = NonNullable<Immutable<Result>['quarantine']>[number]

/** More than this is no quarantine but a suite to rewrite. */
const mostListed = 200

export interface FlakyTest {
  readonly test: TestCase
  readonly flakiness: Flakiness
}

/**
 * Flaky tests, the surest first, and of those alike the ones that fail most often by the lower bound of their rate.
 *
 * @param records runs in any order, the judged one among them
 */
export function flakyTestsOf(records: readonly RunRecord[]): readonly FlakyTest[] {
  const ordered = oldestFirst(records)
  return mayBeFlaky(ordered)
    .map((test) => ({ test, flakiness: assess(test, ordered) }))
    .filter(({ flakiness }) => flakiness.isFlaky)
    .sort(
      (a, b) =>
        b.flakiness.confidence - a.flakiness.confidence ||
        b.flakiness.low - a.flakiness.low ||
        (testKey(a.test) < testKey(b.test) ? -1 : 1),
    )
    .slice(0, mostListed)
}

export const quarantineOf = (records: readonly RunRecord[]): readonly Quarantined[] =>
  flakyTestsOf(records).map(({ test, flakiness }) => ({
    name: test.name,
    ...(test.project === undefined ? {} : { project: test.project }),
    ...(test.suite === undefined ? {} : { suite: test.suite }),
    ...(test.file === undefined ? {} : { file: test.file }),
    confidence: flakiness.confidence,
    rate: flakiness.rate,
    low: flakiness.low,
    high: flakiness.high,
    executions: flakiness.executions,
    flips: flakiness.evidence.flips.length,
    commits: flakiness.commits,
    ...(flakiness.firstAt === undefined ? {} : { firstAt: flakiness.firstAt }),
    ...(flakiness.lastAt === undefined ? {} : { lastAt: flakiness.lastAt }),
  }))

interface Sighting {
  readonly test: TestCase
  readonly commits: Set<string>
}

/**
 * The tests worth a look, each once: retried within a run, failed on a commit that ran more than once, or failed on two
 * commits. The others are most of a long history.
 */
function mayBeFlaky(records: readonly RunRecord[]): readonly TestCase[] {
  const runs = new Map<string, number>()
  for (const record of records) runs.set(commitOf(record), (runs.get(commitOf(record)) ?? 0) + 1)
  const named = (test: TestCase) => currentName(test, records)
  const sightings = new Map<string, Sighting>()
  const worth = new Map<string, TestCase>()
  for (const record of records) {
    const commit = commitOf(record)
    for (const { failures, flaky } of resultsOf(record)) {
      for (const test of flaky.map(named)) worth.set(testKey(test), test)
      for (const test of failures.map(named)) {
        const key = testKey(test)
        const seen = sightings.get(key) ?? { test, commits: new Set() }
        sightings.set(key, seen)
        if (seen.commits.add(commit).size > 1 || (runs.get(commit) ?? 0) > 1) worth.set(key, test)
      }
    }
  }
  return [...worth.values()]
}

const commitOf = (record: RunRecord): string => record.run.value.sha ?? `run ${record.key.run}`
