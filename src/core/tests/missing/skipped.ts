/** Every test was skipped: nothing failed because nothing ran. */
import type { RunRecord, TestFinding, TestResults } from '../../model/index.js'
import { formatCount } from '../../run/format.js'
import { resultsOf } from '../test-history.js'
import { hasPassed } from './passed.js'

/** Ordinary where no earlier run ran one either. With enough history the series of tests run says it, and more. */
export function allSkipped(record: RunRecord, comparable: readonly RunRecord[]): TestFinding[] {
  const total = sumOf(record, ({ total }) => total)
  if (total === 0) return noneInReports(record, comparable)
  if (executedIn(record) > 0 || !hasPassed(record)) return []
  const before = comparable.filter((run) => resultsOf(run).length > 0)
  if (before.length > 0 && before.every((run) => executedIn(run) === 0)) return []
  return [
    {
      kind: 'test',
      id: allSkippedId,
      severity: 'medium',
      confidence: 0.9,
      title: `no test ran: ${total === 1 ? 'the only one was' : `all ${formatCount(total, 'test')} were`} skipped`,
      reasons: [
        before.length === 0
          ? 'no earlier run with tests is known'
          : `tests ran in ${formatCount(before.filter((run) => executedIn(run) > 0).length, 'earlier run')}`,
      ],
      advice: 'Check why the tests were skipped: a missing service, a filter, or a condition that no longer holds.',
      test: 'missing',
      name: 'all tests skipped',
    },
  ]
}

/** A report that is there and holds no test, where earlier runs ran some: what passed has tested nothing. */
function noneInReports(record: RunRecord, comparable: readonly RunRecord[]): TestFinding[] {
  const isReported = [record, ...Object.values(record.jobs)].some(({ tests }) => tests !== undefined)
  const before = comparable.filter((run) => executedIn(run) > 0).length
  if (!isReported || before === 0 || !hasPassed(record)) return []
  return [
    {
      kind: 'test',
      id: allSkippedId,
      // As where there is no report at all (DESIGN §5).
      severity: 'critical',
      confidence: 0.9,
      title: 'no test ran: the test reports hold none',
      reasons: [`tests ran in ${formatCount(before, 'earlier run')}`],
      advice:
        'Check the filter, the discovery of tests and what wrote the report; acknowledge it if they were removed on purpose.',
      test: 'missing',
      name: 'no test in the reports',
    },
  ]
}

export const allSkippedId = 'test:missing:skipped:'

const sumOf = (record: RunRecord, of: (results: TestResults) => number): number =>
  resultsOf(record).reduce((sum, results) => sum + of(results), 0)

const executedIn = (record: RunRecord): number => sumOf(record, ({ total, skipped }) => total - skipped)
