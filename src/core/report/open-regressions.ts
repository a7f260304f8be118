/** Regressions that stay, in words: the new level, since when, and what it was before. */
import type { OpenRegression } from '../model/index.js'
import { formatRatio } from '../run/format.js'
import { phraseSeries, plainName } from '../series/label.js'
import { formatSeriesValue } from '../series/value.js'

/** "duration of job test: new level 25 m 10 s since run 101, 2.1× the 12 m 4 s before". @param name escapes names for the sink */
export function phraseOpen(
  { series, unit, since, before, now }: OpenRegression,
  name: (text: string) => string = plainName,
): string {
  const value = (of: number): string => formatSeriesValue(of, series, unit)
  const ratio = before > 0 ? formatRatio(now / before) : undefined
  const change =
    ratio === undefined || ratio === '1×' ? `${value(before)} before` : `${ratio} the ${value(before)} before`
  return `${phraseSeries(series, name)}: new level ${value(now)} since run ${name(since)}, ${change}`
}

/** What one can do about each, once. */
export const openAdvice = 'Undo the change, or acknowledge it with `pipeline-guard ack`, and it leaves this list.'
