/** Findings about tests: new failures told apart from known flaky ones, suites that vanished, tests that became slow. */
import { compareRuns, oldestFirst, workflowText } from '../history/order.js'
import { alikeRuns } from '../history/window.js'
import type { RunRecord, Severity, TestCase, TestFinding } from '../model/index.js'
import { formatCount, formatPercent } from '../run/format.js'
import { isTrusted, onDefaultBranch } from '../run/trust.js'
import { testKey } from './identity/key.js'
import { missingMetrics } from './missing-metrics.js'
import { missingReports } from './missing-reports.js'
import { missingSuites } from './missing-suites.js'
import { slowTests } from './slow-tests.js'
import { flipsOf, outcomeIn, resultsOf } from './test-history.js'

/** Shown at most; the failure itself names the count. */
const mostFindings = 50

/** Has this test failed and passed on one commit, in this run or before? */
export const isFlakyHere = (test: TestCase, record: RunRecord, records: readonly RunRecord[]): boolean =>
  flipsOf(test, [...records, record]).flips > 0

interface Given {
  readonly record: RunRecord
  /** Earlier trusted runs of the same event class, oldest first; earlier attempts of this run among them. */
  readonly comparable: readonly RunRecord[]
  /** The whole known history; without it what is comparable is all there is. */
  readonly records?: readonly RunRecord[]
  /** Test reports were looked for. */
  readonly looked?: boolean
}

/** What there is to say of the run’s tests, at most 50 findings: failing ones first, then flaky, missing and slow ones. */
export function testFindings({ record, comparable, records = comparable, looked = false }: Given): TestFinding[] {
  const past: Past = {
    record,
    alike: alikeRuns(records, record),
    main: oldestFirst(
      records.filter(
        (other) =>
          onDefaultBranch(other) === true &&
          isTrusted(other) &&
          workflowText(other.key) === workflowText(record.key) &&
          compareRuns(other, record) < 0,
      ),
    ),
  }
  const results = resultsOf(record)
  const failing = distinct(results.flatMap((each) => each.failures))
  const retried = distinct(results.flatMap((each) => each.flaky)).filter(
    (test) => !failing.some((each) => testKey(each) === testKey(test)),
  )
  return [
    ...failing.map((test) => failingTest(test, past)),
    ...retried.map((test) => flakyTest(test, past, 'failed and then passed within this run')),
    ...(looked ? missingReports(record, comparable) : []),
    ...missingSuites(record, comparable),
    ...slowTests(record, comparable),
    ...missingMetrics(record, comparable),
  ].slice(0, mostFindings)
}

interface Past {
  readonly record: RunRecord
  /** Oldest first, as all lists of runs are. */
  readonly alike: readonly RunRecord[]
  /** Of the default branch, whatever the event: what is broken there is nobody else’s news. */
  readonly main: readonly RunRecord[]
}

const distinct = (tests: readonly TestCase[]): TestCase[] => [
  ...new Map(tests.map((test) => [testKey(test), test])).values(),
]

/** Old where it fails on the branch already, or on the default branch; another branch’s trouble excuses nobody. */
function failingTest(test: TestCase, past: Past): TestFinding {
  const { record, alike, main } = past
  if (isFlakyHere(test, record, alike))
    return flakyTest(test, past, 'failed here, and has passed and failed on one commit')
  const { branch } = record.run.value
  const own = knownOf(
    test,
    alike.filter(({ run }) => run.value.branch === branch),
  )
  const trunk = knownOf(test, main)
  const old = (since: RunRecord, where: string): TestFinding =>
    finding(test, 'new-failure', 'medium', `${test.name} still fails`, [
      `fails${where} since run ${since.key.run}${since.run.value.sha === undefined ? '' : `, commit ${since.run.value.sha.slice(0, 10)}`}`,
    ])
  if (own.failingSince !== undefined) return old(own.failingSince, '')
  if (trunk.failingSince !== undefined) return old(trunk.failingSince, ' on the default branch too,')
  const passed = own.passed ?? trunk.passed
  return finding(test, 'new-failure', 'high', `${test.name} fails, and did not before`, [
    passed === undefined
      ? 'no earlier run is known to have run it'
      : `passed in run ${passed.key.run}, the last to run it`,
  ])
}

interface Known {
  /** The first of an unbroken row of failures that lasts to the last run known to have run it. */
  readonly failingSince?: RunRecord | undefined
  /** That last run, where it passed. */
  readonly passed?: RunRecord | undefined
}

function knownOf(test: TestCase, runs: readonly RunRecord[]): Known {
  const known = runs.filter((run) => outcomeIn(run, test) !== 'unknown')
  const passed = known.findLastIndex((run) => outcomeIn(run, test) === 'passed')
  return passed === known.length - 1 ? { passed: known[passed] } : { failingSince: known[passed + 1] }
}

function flakyTest(test: TestCase, { record, alike }: Past, reason: string): TestFinding {
  const { flips, commits, firstAt, lastAt, ...bounds } = flipsOf(test, [...alike, record])
  const seen = { ...(firstAt === undefined ? {} : { firstAt }), ...(lastAt === undefined ? {} : { lastAt }) }
  return {
    ...finding(test, 'known-flaky', 'low', `${test.name} is flaky`, [
      reason,
      `both outcomes on ${flips} of ${formatCount(commits, 'commit')}: ${formatPercent(bounds.low)} to ${formatPercent(bounds.high)} of commits${phraseSeen(seen)}`,
    ]),
    confidence: flips > 1 ? 0.95 : 0.8,
    advice: 'Quarantine or fix it; it fails without a change of the code.',
    flipRate: { ...bounds, runs: commits, ...seen },
  }
}

function phraseSeen({ firstAt, lastAt }: { readonly firstAt?: string; readonly lastAt?: string }): string {
  const [first, last] = [firstAt?.slice(0, 10), lastAt?.slice(0, 10)]
  if (first === undefined) return ''
  return first === last ? `, seen on ${first}` : `, first ${first}, last ${last}`
}

/** Stable for the same test, whatever is random in its name. */
const testId = (kind: TestFinding['test'], test: TestCase): string => {
  const [group = '', name = ''] = testKey(test).split('\u0000')
  return `test:${kind}:${group}:${name}`
}

const finding = (
  test: TestCase,
  kind: TestFinding['test'],
  severity: Severity,
  title: string,
  reasons: string[],
): TestFinding => ({
  kind: 'test',
  id: testId(kind, test),
  severity,
  confidence: 0.9,
  title: title.slice(0, 300),
  reasons: test.message === undefined ? reasons : [test.message.slice(0, 500), ...reasons],
  advice: 'Run this test alone at this commit; what changed since it passed is named above.',
  test: kind,
  name: test.name,
  ...(test.project === undefined ? {} : { project: test.project }),
  ...(test.suite === undefined ? {} : { suite: test.suite }),
  ...(test.message === undefined ? {} : { message: test.message }),
  ...(test.file === undefined ? {} : { file: test.file }),
  ...(test.line === undefined ? {} : { line: test.line }),
})
