/** What became of one test, execution by execution and commit by commit, as far as the history tells. */

import { beganAt } from '../../history/order.js'
import type { RunRecord } from '../../model/index.js'
import { oncePer } from '../../run/once.js'
import { onDefaultBranch } from '../../run/trust.js'
import { groupOf, type TestName } from '../identity/key.js'
import { ranIn } from '../missing/ran.js'
import { namesOf } from '../renames.js'
import { isOnRecord, outcomeIn, resultsOf, type TestOutcome } from '../test-history.js'

/** The runs of one commit on one branch, in the order of their first. */
export interface CommitOutcome {
  readonly branch: string
  /** Of the default branch, or of one nobody told from it. */
  readonly isTrunk: boolean
  /** Executions that failed and passed; a retry within a run is one of each. */
  readonly failed: number
  readonly passed: number
  /** Start of its first run, in ms since the epoch; 0 where unknown. */
  readonly at: number
  /** So many tests failed with it that they share a cause: a machine, a service, a change. */
  readonly crowded: boolean
  /** May two outcomes be of two states of the code? At a desk with changes that are not committed. */
  readonly dirty: boolean
}

/** More than this many tests that fail at once do not flake each by itself. */
const crowd = 20
/** Of a small project: most of its tests. */
const crowdShare = 0.5
const leastCrowd = 10

const isCrowded = oncePer((record: RunRecord): boolean => {
  const results = resultsOf(record)
  const failed = results.reduce((sum, each) => sum + each.failed, 0)
  const ran = results.reduce((sum, each) => sum + each.total - each.skipped, 0)
  return failed > crowd || (failed >= leastCrowd && failed > crowdShare * ran)
})

interface Execution {
  readonly record: RunRecord
  /** The test as the run called it. */
  readonly name: TestName
  readonly outcome: TestOutcome
}

/** @param records oldest first; runs in which the test is not known to have run are left out */
export function commitsOf(test: TestName, records: readonly RunRecord[]): readonly CommitOutcome[] {
  const names = namesOf(test, records)
  const commits = new Map<string, Execution[]>()
  for (const [place, record] of records.entries()) {
    const name = names[place] ?? test
    const outcome = outcomeIn(record, name)
    if (outcome === 'unknown') continue
    const key = stateOf(record)
    const executions = commits.get(key)
    if (executions === undefined) commits.set(key, [{ record, name, outcome }])
    else executions.push({ record, name, outcome })
  }
  return [...commits.values()].map(commitOf)
}

/** Without a commit, or with changes on top of it, every run is a state of its own; its attempts are the same one. */
const stateOf = ({ key, run: { value } }: RunRecord): string =>
  value.sha === undefined || value.dirty === true ? `run ${key.run}` : value.sha

function commitOf(all: readonly Execution[]): CommitOutcome {
  const failing = all.filter(({ outcome }) => outcome !== 'passed')
  // Both outcomes on one commit excuse a failure outright: a pass counts there only where it is certain that the test ran.
  const executions =
    failing.length === 0 ? all : all.filter((one) => one.outcome !== 'passed' || isCertain(one, failing))
  const { record } = all[0] as Execution
  return {
    branch: record.run.value.branch ?? '',
    isTrunk: onDefaultBranch(record) !== false,
    failed: failing.length,
    passed: executions.filter(({ outcome }) => outcome !== 'failed').length,
    at: beganAt(record),
    crowded: all.some((one) => one.outcome === 'failed' && isCrowded(one.record)),
    dirty: record.run.value.dirty === true,
  }
}

/** On record, or the suite ran whole: as many tests, of the same names where those are kept, as in a run of the commit in which it failed. */
const isCertain = ({ record, name }: Execution, failing: readonly Execution[]): boolean =>
  isOnRecord(record, name) || failing.some((other) => ranAlike(record, other.record, groupOf(name)))

function ranAlike(one: RunRecord, other: RunRecord, group: string): boolean {
  const [a, b] = [one, other].map(ranIn)
  const [suite, same] = [a, b].map((ran) => ran?.suites.get(group))
  if (suite === undefined || same === undefined) return testsIn(one) === testsIn(other)
  return suite.tests === same.tests && (suite.names ?? same.names) === (same.names ?? suite.names)
}

const testsIn = (record: RunRecord): number =>
  resultsOf(record).reduce((sum, { total, skipped }) => sum + total - skipped, 0)
