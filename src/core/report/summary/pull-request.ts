/** A pull request against its base: what its runs show that the default branch does not. */
import { formatNumber } from '../../run/format.js'
import { phraseSeries } from '../../series/label.js'
import { formatSeriesValue } from '../../series/value.js'
import { markdown, markdownCellCode } from '../escape.js'
import { phraseRatio } from '../pull-request.js'
import type { ReportView } from '../view.js'
import { table, unbroken } from './markup.js'

export function summarisePullRequest({ result }: ReportView): string[] {
  const { pullRequestChanges = [] } = result
  if (pullRequestChanges.length === 0) return []
  return [
    '#### This pull request against the default branch',
    table(
      ['', 'here', 'default branch', 'change', 'runs'],
      pullRequestChanges.map(({ series, unit, observed, base, ratio, runs, baseRuns }) => {
        const shown = (value: number): string => unbroken(markdown(formatSeriesValue(value, series, unit), 60))
        return [
          phraseSeries(series, markdownCellCode),
          shown(observed),
          shown(base),
          `**${unbroken(phraseRatio(ratio))}**`,
          `${formatNumber(runs)} against ${formatNumber(baseRuns)}`,
        ]
      }),
    ),
  ]
}
