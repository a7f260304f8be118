/** What earlier runs tell of one test. */

import type { RunRecord, TestResults } from '../model/index.js'
import { oncePer } from '../run/once.js'
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
  /** Names of failing tests whose suite is not counted: of records that named suites otherwise. */
  readonly strays: ReadonlySet<string>
}

/** A history is asked for each of its tests: the lists of a record are read once. */
const listedIn = oncePer((record: RunRecord): Listed => {
  const results = resultsOf(record)
  const keys = (list: 'failures' | 'flaky'): ReadonlySet<string> =>
    new Set(results.flatMap((each) => each[list].map(testKey)))
  const strays = results.flatMap((each) =>
    each.suites === undefined || each.suiteMarks !== undefined
      ? []
      : each.failures.flatMap((test) => (Object.hasOwn(each.suites ?? {}, groupOf(test)) ? [] : [nameKey(test)])),
  )
  return { failed: keys('failures'), flaky: keys('flaky'), results, strays: new Set(strays) }
})

/**
 * What became of a test in a run: passes are not listed, so a whole list without it is a pass where the marks of what ran
 * have it, or, without marks, where its suite ran, unless the test was skipped or its suite broke as a whole.
 */
export function outcomeIn(record: RunRecord, test: TestName): TestOutcome {
  const { failed, flaky, results, strays } = listedIn(record)
  const key = testKey(test)
  if (flaky.has(key)) return 'flaky'
  if (failed.has(key) || strays.has(nameKey(test))) return 'failed'
  const short = results.some(({ skips, times }) => skips !== undefined || times !== undefined) ? shortKey(test) : ''
  if (results.some(({ times }) => times !== undefined && Object.hasOwn(times, short))) return 'passed'
  const group = groupOf(test)
  if (failed.has(testKey({ ...test, name: wholeSuite }))) return 'unknown'
  const ran = results.some(
    (each) =>
      each.failures.length < longestList &&
      (isMarked(each, test) ?? (hasRun(each, group) && each.skips?.includes(short) !== true)),
  )
  return ran ? 'passed' : 'unknown'
}

/** Says the run itself that it ran this test? Where it is only that the suite ran, the test may not have been selected, or not have existed. */
export const isOnRecord = (record: RunRecord, test: TestName): boolean => {
  const { failed, flaky, results, strays } = listedIn(record)
  const key = testKey(test)
  return (
    flaky.has(key) ||
    failed.has(key) ||
    strays.has(nameKey(test)) ||
    results.some((each) => Object.hasOwn(each.times ?? {}, shortKey(test)) || isMarked(each, test) === true)
  )
}

/** @returns undefined where it is not remembered which tests ran */
const isMarked = ({ testMarks }: TestResults, test: TestName): boolean | undefined =>
  testMarks === undefined ? undefined : mayHaveRun(testMarks, shortKey(test))

const nameKey = ({ name }: TestName): string => testKey({ name })

/** Did a suite run, as far as the counts tell? */
const hasRun = ({ suites, suiteMarks }: TestResults, group: string): boolean =>
  suites === undefined || Object.hasOwn(suites, group) || (suiteMarks !== undefined && mayHaveRun(suiteMarks, group))
