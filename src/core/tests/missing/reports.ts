/** No test report at all, where every run had one: nothing failed because nothing ran. */
import type { RunRecord, TestFinding } from '../../model/index.js'
import { formatCount } from '../../run/format.js'
import { resultsOf } from '../test-history.js'
import { hasPassed } from './passed.js'

/** As for suites that vanish. */
const lookBack = 15
const leastRuns = 5

/**
 * Of a run that passed (one that broke off may not have come to its tests), against the runs that were judged: what a
 * platform’s list tells of a run holds no tests.
 */
export function missingReports(record: RunRecord, comparable: readonly RunRecord[]): TestFinding[] {
  // A report without tests is a series at 0, and judged as one.
  const reported = [record, ...Object.values(record.jobs)].some(({ tests }) => tests !== undefined)
  if (reported || !hasPassed(record)) return []
  const before = comparable.filter((run) => run.judgement !== undefined && hasPassed(run)).slice(-lookBack)
  if (before.length < leastRuns || before.some((run) => resultsOf(run).length === 0)) return []
  const sure = before.length >= lookBack
  return [
    {
      kind: 'test',
      id: 'test:missing::',
      // DESIGN §5: that no test ran is critical, and fails the check.
      severity: sure ? 'critical' : 'low',
      confidence: sure ? 0.95 : 0.7,
      title: 'no test ran: no test report was found, though every run before had one',
      reasons: [`each of the last ${formatCount(before.length, 'comparable run')} that passed had test results`],
      advice:
        'Check that the tests ran and where they write their reports; acknowledge it if they were removed on purpose.',
      test: 'missing',
      name: 'test reports',
    },
  ]
}
