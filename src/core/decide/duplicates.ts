/** One fact, found twice: by its series and by name. The one that says more stays. */
import type { Finding } from '../model/index.js'
import { allSkippedId } from '../tests/missing/skipped.js'

/** `tests.failed`, `job[test].tests.failure-rate`. */
const countsFailures = /(?:^|\]\.)tests\.(?:failed|failure-rate)$/
const countsTestsRun = /(?:^|\]\.)tests\.executed$/

/**
 * The number of failed tests is no news where the tests are named; that all were skipped is none where the number of tests
 * that ran is judged.
 */
export function withoutDuplicates(findings: readonly Finding[]): readonly Finding[] {
  const isNamed = findings.some(
    (finding) => finding.kind === 'test' && (finding.test === 'new-failure' || finding.test === 'known-flaky'),
  )
  const isCounted = findings.some((finding) => finding.kind === 'anomaly' && countsTestsRun.test(finding.series))
  return findings.filter((finding) => {
    if (finding.kind === 'anomaly')
      return !(isNamed && finding.anomaly !== 'limit' && countsFailures.test(finding.series))
    return !(isCounted && finding.id === allSkippedId)
  })
}
