/** What earlier runs tell of one test. */
import { beganAt } from '../history/order.js'
import type { RunRecord, TestCase, TestResults } from '../model/index.js'
import { wilson } from './wilson.js'

/** A report keeps at most this many failures; beyond, absence from the list proves nothing. */
const longestList = 100

export const testKey = (test: Pick<TestCase, 'suite' | 'name'>): string => `${test.suite ?? ''}\u0000${test.name}`

/** All test results of a record: of its jobs, and those that belong to none. */
export const resultsOf = (record: RunRecord): readonly TestResults[] =>
  [record.tests, ...Object.values(record.jobs).map((job) => job.tests)].flatMap((stamped) =>
    stamped === undefined || stamped.value.total === 0 ? [] : [stamped.value],
  )

export type TestOutcome = 'passed' | 'failed' | 'flaky' | 'unknown'

/** What became of a test in a run: passes are not listed, so a whole list without it is a pass where its suite ran. */
export function outcomeIn(record: RunRecord, test: Pick<TestCase, 'suite' | 'name'>): TestOutcome {
  const results = resultsOf(record)
  const key = testKey(test)
  const has = (list: readonly TestCase[]): boolean => list.some((each) => testKey(each) === key)
  if (results.some((each) => has(each.flaky))) return 'flaky'
  if (results.some((each) => has(each.failures))) return 'failed'
  const ran = results.some(
    (each) =>
      each.failures.length < longestList &&
      (each.suites === undefined || test.suite === undefined || each.suites[test.suite] !== undefined),
  )
  return ran ? 'passed' : 'unknown'
}

export interface Flips {
  /** Commits on which the test both failed and passed, of those on which it is known to have run. */
  readonly flips: number
  readonly commits: number
  readonly rate: number
  readonly low: number
  readonly high: number
  readonly firstAt: number | undefined
  readonly lastAt: number | undefined
}

/** Both outcomes on one commit: attempts, retries within one report, and other runs of the same commit. */
export function flipsOf(test: Pick<TestCase, 'suite' | 'name'>, records: readonly RunRecord[]): Flips {
  const commits = new Map<string, { outcomes: Set<TestOutcome>; at: number }>()
  for (const record of records) {
    const outcome = outcomeIn(record, test)
    if (outcome === 'unknown') continue
    const commit = record.run.value.sha ?? `run ${record.key.run}`
    const known = commits.get(commit) ?? { outcomes: new Set<TestOutcome>(), at: beganAt(record) }
    known.outcomes.add(outcome)
    commits.set(commit, known)
  }
  const flipped = [...commits.values()].filter(
    ({ outcomes }) => outcomes.has('flaky') || (outcomes.has('failed') && outcomes.has('passed')),
  )
  const times = flipped.map(({ at }) => at).sort((a, b) => a - b)
  return {
    flips: flipped.length,
    commits: commits.size,
    ...wilson(flipped.length, commits.size),
    firstAt: times[0],
    lastAt: times.at(-1),
  }
}
