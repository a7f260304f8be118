/** Which tests some earlier run is known to have run. */
import type { RunRecord } from '../../model/index.js'
import { shortKey, type TestName, testKey } from '../identity/key.js'
import { mayHaveRun } from '../report/suite-marks.js'
import { resultsOf } from '../test-history.js'

/**
 * A test that was seen is never called new; of a hundred new ones one may be taken for seen (a Bloom filter).
 *
 * @returns undefined where no run remembers which tests it ran
 */
export function seenIn(records: readonly RunRecord[]): ((test: TestName) => boolean) | undefined {
  const results = records.flatMap(resultsOf)
  const marks = [...new Set(results.flatMap(({ testMarks }) => testMarks ?? []))]
  if (marks.length === 0) return undefined
  const named = new Set(results.flatMap(({ failures, flaky }) => [...failures, ...flaky].map(testKey)))
  return (test) => named.has(testKey(test)) || marks.some((filter) => mayHaveRun(filter, shortKey(test)))
}
