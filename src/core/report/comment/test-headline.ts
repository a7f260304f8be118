/** "3 tests failed: 1 is yours, 1 is flaky, 1 is broken on main": the question a reviewer has, answered first. */
import { formatCount, formatNumber } from '../../run/format.js'
import { failedTests } from '../test-counts.js'
import type { ReportView } from '../view.js'

/** Raw text; undefined where no failed test is known by name. */
export function testHeadline(view: ReportView): string | undefined {
  const { fresh, flaky, known, unsorted } = failedTests(view)
  const named = fresh.length + flaky.length + known.length + unsorted.length
  if (named === 0) return undefined
  const failed = Math.max(view.result.tests?.failed ?? 0, named)
  const onDefault = known.filter(({ before }) => before === 'failing-on-default')
  const { defaultBranch = 'the default branch' } = view.record.run.value
  const since = onDefault.length === 1 ? onDefault[0]?.since?.number : undefined
  const parts = [
    ...said(fresh.length, 'yours'),
    ...said(flaky.length, `flaky${rateOf(flaky)}`),
    ...said(onDefault.length, `broken on ${defaultBranch}${since === undefined ? '' : ` since run ${since}`}`),
    ...said(known.length - onDefault.length, 'failing before'),
  ]
  return `${formatCount(failed, 'test')} failed${parts.length === 0 ? '' : `: ${parts.join(', ')}`}`
}

const said = (count: number, what: string): readonly string[] =>
  count === 0 ? [] : [`${formatNumber(count)} ${count === 1 ? 'is' : 'are'} ${what}`]

/** Of a single one how often it fails. */
function rateOf(flaky: ReturnType<typeof failedTests>['flaky']): string {
  const rate = flaky.length === 1 ? flaky[0]?.flipRate : undefined
  if (rate === undefined) return ''
  return ` (${formatNumber(rate.failures ?? Math.round(rate.rate * rate.runs))} of ${formatNumber(rate.runs)})`
}
