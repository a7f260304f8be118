/** The first line of a report whose findings follow with a title each: how the run is, without saying those titles already. */
import { formatCount, formatDuration } from '../run/format.js'
import { runTimes } from '../run/run-times.js'
import { phraseCoverage } from './coverage.js'
import { failedTests, phraseTests } from './test-counts.js'
import { trendLine } from './trend.js'
import type { ReportView } from './view.js'
import { isAnomaly, isFailure, openFindings, verdictWords } from './wording.js'

/**
 * Plain text on one line; names in it are hostile until a sink escapes them.
 *
 * @example "failed: 2 failures, 1 of them new; 2 of 1204 tests failed (1 new, 1 flaky)"
 * @example "anomalous: 2 anomalies; 25 m 10 s"
 */
export function overviewOf(view: ReportView): string {
  const { result } = view
  const { verdict } = result.ruling
  const open = openFindings(result.findings)
  if (verdict === 'normal' || verdict === 'unknown' || open.length === 0) return result.headline
  const { durationMs } = runTimes(view.record)
  const parts = [
    ...failuresIn(view),
    ...anomaliesIn(view),
    ...others(view),
    ...[phraseTests(view)].filter((part) => part !== undefined),
    ...(durationMs === undefined ? [] : [formatDuration(durationMs)]),
  ]
  return `${verdictWords[verdict].word}: ${parts.join('; ')}`
}

function failuresIn({ result }: ReportView): readonly string[] {
  const failures = openFindings(result.findings).filter(isFailure)
  if (failures.length === 0) return []
  const fresh = failures.filter(({ seen }) => seen.count === 0).length
  const count = formatCount(failures.length, 'failure')
  if (fresh === 0) return [`${count}, seen before`]
  return [failures.length === fresh ? `${count}, new` : `${count}, ${fresh} of them new`]
}

function anomaliesIn({ result }: ReportView): readonly string[] {
  const count = openFindings(result.findings).filter(isAnomaly).length
  return count === 0 ? [] : [formatCount(count, 'anomaly', 'anomalies')]
}

/** Tests that vanished or became slow; those that failed are counted with the tests. */
function others(view: ReportView): readonly string[] {
  const { fresh, known, flaky } = failedTests(view)
  const tests = openFindings(view.result.findings).filter(({ kind }) => kind === 'test').length
  const rest = tests - fresh.length - known.length - flaky.length
  return rest <= 0 ? [] : [`${formatCount(rest, 'remark')} on tests`]
}

/** What a normal run’s one line says beyond the headline: tests, trend. @param code how the sink shows bars */
export function factsOf(view: ReportView, code: (text: string) => string): readonly string[] {
  const [tests, trend] = [phraseTests(view), trendLine(view)]
  const { coverage } = view.result
  return [
    ...(tests === undefined ? [] : [tests]),
    ...(coverage === undefined ? [] : [phraseCoverage(coverage)]),
    ...(trend === undefined ? [] : [code(trend)]),
  ]
}
