/** Findings about tests: new failures told apart from known flaky ones, suites that vanished, tests that became slow. */
import type { RunRecord, Severity, TestCase, TestFinding } from '../model/index.js'
import { missingSuites } from './missing-suites.js'
import { slowTests } from './slow-tests.js'
import { flipsOf, outcomeIn, resultsOf, testKey } from './test-history.js'

/** Shown at most; the failure itself names the count. */
const mostFindings = 50

/** Has this test failed and passed on one commit, in this run or before? */
export const isFlakyHere = (test: TestCase, record: RunRecord, records: readonly RunRecord[]): boolean =>
  flipsOf(test, [...records, record]).flips > 0

/**
 * @param comparable earlier trusted runs of the same event class, oldest first; earlier attempts of this run among them
 */
export function testFindings(given: {
  readonly record: RunRecord
  readonly comparable: readonly RunRecord[]
}): TestFinding[] {
  const { record, comparable } = given
  const results = resultsOf(record)
  const failing = distinct(results.flatMap((each) => each.failures))
  const retried = distinct(results.flatMap((each) => each.flaky)).filter(
    (test) => !failing.some((each) => testKey(each) === testKey(test)),
  )
  return [
    ...failing.map((test) => failingTest(test, record, comparable)),
    ...retried.map((test) => flakyTest(test, [...comparable, record], 'failed and then passed within this run')),
    ...missingSuites(record, comparable),
    ...slowTests(record, comparable),
  ].slice(0, mostFindings)
}

const distinct = (tests: readonly TestCase[]): TestCase[] => [
  ...new Map(tests.map((test) => [testKey(test), test])).values(),
]

function failingTest(test: TestCase, record: RunRecord, comparable: readonly RunRecord[]): TestFinding {
  if (isFlakyHere(test, record, comparable))
    return flakyTest(test, [...comparable, record], 'failed here, and has passed and failed on one commit')
  const known = comparable
    .map((run) => ({ run, outcome: outcomeIn(run, test) }))
    .filter(({ outcome }) => outcome !== 'unknown')
  const passed = known.findLastIndex(({ outcome }) => outcome === 'passed')
  const since = known[passed + 1]
  if (since === undefined)
    return finding(test, 'new-failure', 'high', `${test.name} fails, and did not before`, [
      known.length === 0
        ? 'no earlier run is known to have run it'
        : `passed in the ${known.length} comparable runs before`,
    ])
  return finding(test, 'new-failure', 'medium', `${test.name} still fails`, [
    `fails since run ${since.run.key.run}${since.run.run.value.sha === undefined ? '' : `, commit ${since.run.run.value.sha.slice(0, 10)}`}`,
  ])
}

function flakyTest(test: TestCase, records: readonly RunRecord[], reason: string): TestFinding {
  const { flips, commits, rate, low, high, lastAt } = flipsOf(test, records)
  const range = `${percent(low)} to ${percent(high)}`
  const last = lastAt === undefined || lastAt === 0 ? '' : `, last ${new Date(lastAt).toISOString().slice(0, 10)}`
  return {
    ...finding(test, 'known-flaky', 'low', `${test.name} is flaky`, [
      reason,
      `both outcomes on ${flips} of ${commits} commits: ${range} of commits${last}`,
    ]),
    confidence: flips > 1 ? 0.95 : 0.8,
    advice: 'Quarantine or fix it; it fails without a change of the code.',
    flipRate: { rate, low, high, runs: commits },
  }
}

const finding = (
  test: TestCase,
  kind: TestFinding['test'],
  severity: Severity,
  title: string,
  reasons: string[],
): TestFinding => ({
  kind: 'test',
  id: `test:${kind}:${test.suite ?? ''}:${test.name}`,
  severity,
  confidence: 0.9,
  title: title.slice(0, 300),
  reasons: test.message === undefined ? reasons : [test.message.slice(0, 500), ...reasons],
  advice: 'Run this test alone at this commit; what changed since it passed is named above.',
  test: kind,
  name: test.name,
  ...(test.suite === undefined ? {} : { suite: test.suite }),
  ...(test.message === undefined ? {} : { message: test.message }),
  ...(test.file === undefined ? {} : { file: test.file }),
  ...(test.line === undefined ? {} : { line: test.line }),
})

const percent = (share: number): string => `${Math.round(share * 1000) / 10} %`
