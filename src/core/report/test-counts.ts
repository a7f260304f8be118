/** Failed tests by what is known of them: whose they are is the first thing people ask. */
import { isOld } from '../decide/failing-tests.js'
import type { Finding, TestCase, TestFinding } from '../model/index.js'
import { formatCount, formatNumber } from '../run/format.js'
import { testKey } from '../tests/identity/key.js'
import type { ReportView } from './view.js'
import { isTest, openFindings } from './wording.js'

export interface FailedTests {
  /** Passed before, or never seen before. */
  readonly fresh: readonly TestFinding[]
  readonly flaky: readonly TestFinding[]
  /** New in this run, and neither always passing nor always failing (`exec --probe-new`). */
  readonly probed: readonly TestFinding[]
  /** Failed in earlier runs too. */
  readonly known: readonly TestFinding[]
  /** Let pass by the quarantine list. */
  readonly quarantined: readonly TestFinding[]
  /** Listed by the report, beyond those that were looked up. */
  readonly unsorted: readonly TestCase[]
}

export function failedTests({ result }: ReportView): FailedTests {
  const found = openFindings(result.findings).filter(isTest)
  const failing = found.filter(({ test }) => test === 'new-failure')
  const quarantined = quarantinedTests(result.findings)
  const named = new Set([...found, ...quarantined].map(testKey))
  const failedNow = new Set((result.tests?.failures ?? []).map(testKey))
  return {
    fresh: failing.filter((finding) => !isOld(finding)),
    known: failing.filter(isOld),
    flaky: found.filter(
      (finding) => finding.test === 'known-flaky' && (result.tests === undefined || failedNow.has(testKey(finding))),
    ),
    probed: found.filter(({ probe }) => probe !== undefined),
    quarantined,
    unsorted: (result.tests?.failures ?? []).filter((failure) => !named.has(testKey(failure))),
  }
}

/** Failing tests that the quarantine list lets pass. */
export const quarantinedTests = (findings: readonly Finding[]): readonly TestFinding[] =>
  findings.filter(isTest).filter(({ muted, quarantine }) => muted !== undefined && quarantine?.state === 'active')

/** "1 new, 1 flaky, 1 failing before"; empty where none is sorted. */
export function phraseSorts({ fresh, flaky, known, quarantined }: FailedTests): string {
  return [
    ...(fresh.length === 0 ? [] : [`${formatNumber(fresh.length)} new`]),
    ...(flaky.length === 0 ? [] : [`${formatNumber(flaky.length)} flaky`]),
    ...(known.length === 0 ? [] : [`${formatNumber(known.length)} failing before`]),
    ...(quarantined.length === 0 ? [] : [`${formatNumber(quarantined.length)} in quarantine`]),
  ].join(', ')
}

/** "1,204 tests passed, 6 skipped", "3 of 1,204 tests failed (1 new, 2 flaky)"; undefined without reports. */
export function phraseTests(view: ReportView): string | undefined {
  const { tests } = view.result
  if (tests === undefined || tests.total === 0) return undefined
  const skipped = tests.skipped === 0 ? '' : `, ${formatNumber(tests.skipped)} skipped`
  if (tests.failed === 0) return `${formatCount(tests.total - tests.skipped, 'test')} passed${skipped}`
  const sorts = phraseSorts(failedTests(view))
  return `${formatNumber(tests.failed)} of ${formatCount(tests.total, 'test')} failed${sorts === '' ? '' : ` (${sorts})`}${skipped}`
}
