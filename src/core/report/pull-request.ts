/** How a pull request differs from its base, in one line. */
import type { Result } from '../model/index.js'
import { formatCount, formatNumber } from '../run/format.js'
import { labelSeries } from '../series/label.js'

type Change = NonNullable<Result['pullRequestChanges']>[number]

/** "+38 %", "−12 %"; from the double on "2.4×". */
export const phraseRatio = (ratio: number): string =>
  ratio >= 2 ? `${formatNumber(ratio, 1)}×` : `${ratio >= 1 ? '+' : '−'}${formatNumber(Math.abs(ratio - 1) * 100, 0)} %`

function subjectOf(series: string, name: (text: string) => string): string {
  const label = labelSeries(series)
  if (label.scope === 'job' && label.metric === 'duration') return `job ${name(label.job ?? '')}`
  if (label.scope === 'job') return `${name(label.metric)} of job ${name(label.job ?? '')}`
  return label.scope === 'run' ? `${label.metric} of the run` : name(label.metric)
}

const phraseChange = ({ series, ratio, runs, baseRuns }: Change, name: (text: string) => string): string =>
  `${subjectOf(series, name)} ${phraseRatio(ratio)} (${formatCount(runs, 'run')} against ${formatNumber(baseRuns)})`

/**
 * "This pull request: job test +38 % (6 runs against 80)"; undefined where nothing differs.
 *
 * @param name how the sink shows names that strangers chose
 */
export function phraseChanges(
  { pullRequestChanges = [] }: Pick<Result, 'pullRequestChanges'>,
  name: (text: string) => string,
  before = '',
): string | undefined {
  return pullRequestChanges.length === 0
    ? undefined
    : before + pullRequestChanges.map((change) => phraseChange(change, name)).join(', ')
}
