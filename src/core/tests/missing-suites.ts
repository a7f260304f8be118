/** Suites that silently no longer run: the tests that are not there cannot fail. */
import type { RunRecord, TestFinding } from '../model/index.js'
import { formatCount } from '../run/format.js'
import { resultsOf } from './test-history.js'

/** Runs looked back upon, and how many are needed before anything but a low finding is said (DESIGN §5). */
const lookBack = 15

/** Suites present in every one of the last runs and now gone, or with less than half of their tests. */
export function missingSuites(record: RunRecord, comparable: readonly RunRecord[]): TestFinding[] {
  const now = suitesOf(record)
  if (now === undefined) return []
  const before = comparable.flatMap((run) => suitesOf(run) ?? []).slice(-lookBack)
  if (before.length < 5) return []
  const severity = before.length >= lookBack ? 'high' : 'low'
  const always = [...(before.at(-1)?.keys() ?? [])].filter((suite) => before.every((run) => run.has(suite)))
  return always.flatMap((suite): TestFinding[] => {
    const least = Math.min(...before.map((run) => run.get(suite) ?? 0))
    const count = now.get(suite) ?? 0
    const gone = count === 0
    if (!gone && (count >= least / 2 || least - count < 5)) return []
    return [
      {
        kind: 'test',
        id: `test:missing:${suite}:`,
        severity,
        confidence: before.length >= lookBack ? 0.95 : 0.7,
        title: gone
          ? `suite ${suite} did not run`
          : `suite ${suite} ran ${formatCount(count, 'test')}, at least ${least} before`,
        reasons: [
          `present in each of the last ${before.length} comparable runs with at least ${formatCount(least, 'test')}`,
        ],
        advice: 'Check that the suite is still found by the test runner; acknowledge it if it was removed on purpose.',
        test: 'missing',
        name: suite,
        suite,
      },
    ]
  })
}

/** Tests a suite over all reports of a run; undefined where no report told. A list of 200 may have been cut. */
function suitesOf(record: RunRecord): ReadonlyMap<string, number> | undefined {
  const all = resultsOf(record).flatMap((each) => (each.suites === undefined ? [] : [Object.entries(each.suites)]))
  if (all.length === 0 || all.some((entries) => entries.length >= 200)) return undefined
  const sums = new Map<string, number>()
  for (const [suite, count] of all.flat()) sums.set(suite, (sums.get(suite) ?? 0) + count)
  return sums
}
