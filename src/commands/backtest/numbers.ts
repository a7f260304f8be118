/** The numbers of a replay in words. */
import type { BacktestSummary } from '../../core/model/index.js'
import { formatCount } from '../../core/run/format.js'

/** How often each factor would have been noticed, the smallest change that would be now, and each detector alone. */
export function numbersOf(summary: BacktestSummary['summary']): string {
  const percent = (caught: Readonly<Record<string, number>>): readonly string[] =>
    Object.entries(caught).map(([factor, share]) => `${factor}× noticed in ${Math.round(100 * share)} %`)
  const alone = Object.entries(summary.detectors ?? {}).map(
    ([name, { alarms, caught }]) =>
      `  ${name} alone: ${[formatCount(alarms, 'alarm'), ...percent(caught)].join(', ')}\n`,
  )
  const smallest = summary.smallestDetectable
  return [
    ...percent(summary.caught ?? {}).map((line) => `  ${line} of them\n`),
    ...(smallest ? [`  smallest change it would notice now: ${smallest.toFixed(2)}×\n`] : []),
    ...alone,
  ].join('')
}
