/** What earlier runs tell of one test. */
import { beganAt } from '../history/order.js'
import type { RunRecord, TestCase, TestResults } from '../model/index.js'
import { wilson } from '../statistics/wilson.js'
import { groupOf, shortKey, type TestName, testKey } from './identity/key.js'
import { wholeSuite } from './report/format.js'
import { mayHaveRun } from './report/suite-marks.js'

/** A report keeps at most this many failures; beyond, absence from the list proves nothing. */
const longestList = 100

/** All test results of a record: of its jobs, and those that belong to none. */
export const resultsOf = (record: RunRecord): readonly TestResults[] =>
  [record.tests, ...Object.values(record.jobs).map((job) => job.tests)].flatMap((stamped) =>
    stamped === undefined || stamped.value.total === 0 ? [] : [stamped.value],
  )

export type TestOutcome = 'passed' | 'failed' | 'flaky' | 'unknown'

interface Listed {
  readonly failed: ReadonlySet<string>
  readonly flaky: ReadonlySet<string>
  readonly results: readonly TestResults[]
}

/** A history is asked for each of its tests: the lists of a record are read once. */
const known = new WeakMap<RunRecord, Listed>()

function listedIn(record: RunRecord): Listed {
  const before = known.get(record)
  if (before !== undefined) return before
  const results = resultsOf(record)
  const keys = (list: 'failures' | 'flaky'): ReadonlySet<string> =>
    new Set(results.flatMap((each) => each[list].map(testKey)))
  const listed = { failed: keys('failures'), flaky: keys('flaky'), results }
  known.set(record, listed)
  return listed
}

/**
 * What became of a test in a run: passes are not listed, so a whole list without it is a pass where its suite ran, unless
 * the test was skipped or its suite broke as a whole.
 */
export function outcomeIn(record: RunRecord, test: TestName): TestOutcome {
  const { failed, flaky, results } = listedIn(record)
  const key = testKey(test)
  if (flaky.has(key)) return 'flaky'
  if (failed.has(key)) return 'failed'
  const group = groupOf(test)
  if (failed.has(testKey({ ...test, name: wholeSuite }))) return 'unknown'
  const skip = results.some(({ skips }) => skips !== undefined) ? shortKey(test) : ''
  const ran = results.some(
    (each) => each.failures.length < longestList && hasRun(each, group) && each.skips?.includes(skip) !== true,
  )
  return ran ? 'passed' : 'unknown'
}

/** Did a suite run, as far as the counts tell? */
const hasRun = ({ suites, suiteMarks }: TestResults, group: string): boolean =>
  suites === undefined || Object.hasOwn(suites, group) || (suiteMarks !== undefined && mayHaveRun(suiteMarks, group))

const commitOf = (record: RunRecord): string => record.run.value.sha ?? `run ${record.key.run}`

/**
 * The tests that may have flipped, each once: those that did within a report, and those that failed on a commit that ran more
 * than once. The others are most of a long history, and cannot have.
 */
export function mayHaveFlipped(records: readonly RunRecord[]): readonly TestCase[] {
  const runs = new Map<string, number>()
  for (const record of records) runs.set(commitOf(record), (runs.get(commitOf(record)) ?? 0) + 1)
  const tests = records.flatMap((record) => {
    const again = (runs.get(commitOf(record)) ?? 0) > 1
    return resultsOf(record).flatMap(({ failures, flaky }) => (again ? [...failures, ...flaky] : flaky))
  })
  return [...new Map(tests.map((test) => [testKey(test), test])).values()]
}

export interface Flips {
  /** Commits on which the test both failed and passed, of those on which it is known to have run. */
  readonly flips: number
  readonly commits: number
  readonly rate: number
  /** 95 % interval of the rate. */
  readonly low: number
  readonly high: number
  /** First and last start of a commit with both, ISO 8601. */
  readonly firstAt?: string
  readonly lastAt?: string
}

/** Both outcomes on one commit: attempts, retries within one report, and other runs of the same commit. */
export function flipsOf(test: TestName, records: readonly RunRecord[]): Flips {
  const commits = new Map<string, { outcomes: Set<TestOutcome>; at: number }>()
  for (const record of records) {
    const outcome = outcomeIn(record, test)
    if (outcome === 'unknown') continue
    const commit = commitOf(record)
    const seen = commits.get(commit) ?? { outcomes: new Set<TestOutcome>(), at: beganAt(record) }
    seen.outcomes.add(outcome)
    commits.set(commit, seen)
  }
  const flipped = [...commits.values()].filter(
    ({ outcomes }) => outcomes.has('flaky') || (outcomes.has('failed') && outcomes.has('passed')),
  )
  const times = flipped.flatMap(({ at }) => (at === 0 ? [] : [at])).sort((a, b) => a - b)
  const [first, last] = [times[0], times.at(-1)]
  return {
    flips: flipped.length,
    commits: commits.size,
    ...wilson(flipped.length, commits.size),
    ...(first === undefined ? {} : { firstAt: new Date(first).toISOString() }),
    ...(last === undefined ? {} : { lastAt: new Date(last).toISOString() }),
  }
}
