/** What became of one test, execution by execution and commit by commit, as far as the history tells. */

import { beganAt } from '../../history/order.js'
import type { RunRecord } from '../../model/index.js'
import { oncePer } from '../../run/once.js'
import { onDefaultBranch } from '../../run/trust.js'
import type { TestName } from '../identity/key.js'
import { outcomesOf } from '../renames.js'
import { resultsOf } from '../test-history.js'

/** The runs of one commit on one branch, in the order of their first. */
export interface CommitOutcome {
  readonly branch: string
  /** Of the default branch, or of one nobody told from it. */
  readonly isTrunk: boolean
  /** Executions that failed and passed; a retry within a run is one of each. */
  failed: number
  passed: number
  /** Start of its first run, in ms since the epoch; 0 where unknown. */
  readonly at: number
  /** So many tests failed with it that they share a cause: a machine, a service, a change. */
  crowded: boolean
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

/** @param records oldest first; runs in which the test is not known to have run are left out */
export function commitsOf(test: TestName, records: readonly RunRecord[]): readonly CommitOutcome[] {
  const commits = new Map<string, CommitOutcome>()
  const outcomes = outcomesOf(test, records)
  for (const [place, record] of records.entries()) {
    const outcome = outcomes[place]
    if (outcome === undefined || outcome === 'unknown') continue
    const { sha, branch = '' } = record.run.value
    const dirty = record.run.value.dirty === true
    // Without a commit, or with changes on top of it, every run is a state of its own; its attempts are the same one.
    const key = sha === undefined || dirty ? `run ${record.key.run}` : sha
    let commit = commits.get(key)
    if (commit === undefined) {
      const isTrunk = onDefaultBranch(record) !== false
      commit = { branch, isTrunk, failed: 0, passed: 0, at: beganAt(record), crowded: false, dirty }
      commits.set(key, commit)
    }
    if (outcome !== 'passed') commit.failed++
    if (outcome !== 'failed') commit.passed++
    if (outcome === 'failed' && isCrowded(record)) commit.crowded = true
  }
  return [...commits.values()]
}
