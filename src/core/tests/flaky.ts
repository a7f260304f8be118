/** Findings about tests: new failures told apart from known flaky ones, suites that vanished, tests that became slow. */
import { compareRuns, oldestFirst, workflowText } from '../history/order.js'
import { alikeRuns } from '../history/window.js'
import type { RunRecord, Severity, TestCase, TestFinding, TestResults } from '../model/index.js'
import { formatCount, formatPercent } from '../run/format.js'
import { isTrusted, onDefaultBranch } from '../run/trust.js'
import { assess, type Flakiness } from './flakiness/assess.js'
import { failedAgainKey, testKey } from './identity/key.js'
import { missingMetrics } from './missing/metrics.js'
import { missingReports } from './missing/reports.js'
import { allSkipped } from './missing/skipped.js'
import { missingSuites } from './missing/suites.js'
import { outcomesOf } from './renames.js'
import { wholeSuite } from './report/format.js'
import { slowTests } from './slow-tests.js'
import { resultsOf } from './test-history.js'

/** Shown at most; the failure itself names the count. */
const mostFindings = 50

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
    ...retried.map((test) => retriedTest(test, results, assess(test, [...past.alike, record]))),
    ...(looked ? missingReports(record, comparable) : []),
    ...allSkipped(record, comparable),
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
  const flakiness = assess(test, [...alike, record])
  // Run again in this very run, it has failed each time: whatever it did before, it is broken here.
  const failsAlways = resultsOf(record).some(({ failedAgain }) => failedAgain?.includes(failedAgainKey(test)) === true)
  if (!failsAlways && isExcused(flakiness)) return flakyTest(test, flakiness, reasonFor(flakiness))
  // What is known of it on the default branch holds on every other; a spell that lasts here is looked at here.
  const onTrunk = assess(test, main)
  if (!failsAlways && isExcused(onTrunk) && !flakiness.isBroken)
    return flakyTest(test, onTrunk, 'failed here, and is flaky on the default branch')
  const { branch } = record.run.value
  const own = knownOf(
    test,
    alike.filter(({ run }) => run.value.branch === branch),
  )
  const trunk = knownOf(test, main)
  const name = titleOf(test)
  if (own.failingSince !== undefined)
    return {
      ...finding(test, 'new-failure', 'medium', `${name} still fails`, [`has failed ${phraseSince(own.failingSince)}`]),
      before: onDefaultBranch(record) === true ? 'failing-on-default' : 'failing',
      since: sinceOf(own.failingSince),
    }
  if (trunk.failingSince !== undefined)
    return {
      ...finding(test, 'new-failure', 'medium', `${name} fails on the default branch too`, [
        `has failed there ${phraseSince(trunk.failingSince)}`,
      ]),
      before: 'failing-on-default',
      since: sinceOf(trunk.failingSince),
    }
  const passed = own.passed ?? trunk.passed
  return passed === undefined
    ? { ...finding(test, 'new-failure', 'high', `${name} fails`, ['not seen in an earlier run']), before: 'unknown' }
    : {
        ...finding(test, 'new-failure', 'high', `${name} fails; it passed before`, [
          `passed in run ${passed.key.run}, the last one that ran it`,
        ]),
        before: 'passed',
      }
}

const phraseSince = ({ key, run: { value } }: RunRecord): string =>
  `since run ${value.number ?? key.run}${value.sha === undefined ? '' : `, commit ${value.sha.slice(0, 10)}`}`

const sinceOf = ({ key, run: { value } }: RunRecord): NonNullable<TestFinding['since']> => ({
  run: key.run,
  ...(value.number === undefined ? {} : { number: value.number }),
  ...(value.sha === undefined ? {} : { sha: value.sha }),
  ...(value.url === undefined ? {} : { url: value.url }),
})

interface Known {
  /** The first of an unbroken row of failures that lasts to the last run known to have run it. */
  readonly failingSince?: RunRecord | undefined
  /** That last run, where it passed. */
  readonly passed?: RunRecord | undefined
}

function knownOf(test: TestCase, runs: readonly RunRecord[]): Known {
  const outcomes = outcomesOf(test, runs)
  const known = runs.flatMap((run, at) => (outcomes[at] === 'unknown' ? [] : [{ run, outcome: outcomes[at] }]))
  const passed = known.findLastIndex(({ outcome }) => outcome === 'passed')
  return passed === known.length - 1 ? { passed: known[passed]?.run } : { failingSince: known[passed + 1]?.run }
}

const isExcused = ({ isFlaky, isBroken }: Flakiness): boolean => isFlaky && !isBroken

/** A suite that breaks as a whole has no test to name. */
const titleOf = ({ name, suite }: TestCase): string => (name === wholeSuite && suite ? `${suite} as a whole` : name)

const reasonFor = ({ evidence: { flips } }: Flakiness): string =>
  flips.length > 0
    ? 'failed here, and has passed and failed on one commit'
    : 'failed here, and has failed before without a change to blame, each time for a commit or two'

function flakyTest(test: TestCase, flakiness: Flakiness, reason: string): TestFinding {
  const { rate, low, high, failures, executions, commits, evidence, confidence, firstAt, lastAt } = flakiness
  const seen = { ...(firstAt === undefined ? {} : { firstAt }), ...(lastAt === undefined ? {} : { lastAt }) }
  const flips = evidence.flips.length
  const both = flips === 0 ? '' : `, both outcomes on ${flips} of ${formatCount(commits, 'commit')}`
  return {
    ...finding(test, 'known-flaky', 'low', `${titleOf(test)} is flaky`, [
      reason,
      `fails in ${failures} of ${formatCount(executions, 'execution')}: ${formatPercent(low)} to ${formatPercent(high)}${both}${phraseSeen(seen)}`,
    ]),
    confidence: Math.max(confidence, 0.5),
    advice: 'Quarantine or fix it; it fails without a change of the code.',
    flipRate: {
      rate,
      low,
      high,
      runs: executions,
      failures,
      flips,
      commits,
      changes: rounded(evidence.flipRate),
      entropy: rounded(evidence.entropy),
      ...seen,
    },
  }
}

/** Retried within the run; a new test that was run several times is named as such. */
function retriedTest(test: TestCase, results: readonly TestResults[], flakiness: Flakiness): TestFinding {
  const key = testKey(test)
  const probe = results.flatMap(({ probed = [] }) => probed).find((one) => testKey(one) === key)
  if (probe === undefined) return flakyTest(test, flakiness, 'failed and then passed within this run')
  const { runs, failures } = probe
  return {
    ...flakyTest(test, flakiness, `never seen before; failed ${failures} of the ${runs} times it was run here`),
    title: `${titleOf(test)} is new and flaky: failed ${failures} of ${formatCount(runs, 'time')}`.slice(0, 300),
    advice: 'Mend it before it is merged: it fails without a change of the code.',
    probe: { runs, failures },
  }
}

const rounded = (value: number): number => Math.round(value * 1000) / 1000

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
  advice: 'Run this test alone at this commit.',
  test: kind,
  name: test.name,
  ...(test.project === undefined ? {} : { project: test.project }),
  ...(test.suite === undefined ? {} : { suite: test.suite }),
  ...(test.message === undefined ? {} : { message: test.message }),
  ...(test.file === undefined ? {} : { file: test.file }),
  ...(test.line === undefined ? {} : { line: test.line }),
})
