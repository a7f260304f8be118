/** How rare an anomaly is, in plain words: what people can check against their own memory. */
import type { Anomaly } from '../model/index.js'
import { formatCount, formatNumber } from '../run/format.js'

/** Beyond this nobody can tell one rarity from another. */
const MOST = 10_000

/** "slower than all of the last 200 runs", "3 of the last 3 runs; by chance once in 4,000 runs", "one run in 25 is as slow". */
export function phraseRarity(anomaly: Anomaly): string {
  const { stayed, beyondAll, oneIn, anomaly: kind } = anomaly
  if (kind === 'limit') return 'a limit set for it'
  const chance =
    oneIn === undefined
      ? undefined
      : `by chance once in ${oneIn > MOST ? 'more than ' : ''}${formatNumber(Math.min(oneIn, MOST), 0)} runs`
  if (stayed !== undefined)
    return [`${stayed.runs} of the last ${stayed.of} runs`, chance].filter((part) => part !== undefined).join('; ')
  if (kind === 'spike' && beyondAll !== undefined)
    return `${comparedTo(anomaly)} than all of the last ${formatCount(beyondAll, 'run')}`
  if (kind === 'spike' && oneIn !== undefined) return `one run in ${formatNumber(oneIn, 0)} is as ${asFar(anomaly)}`
  return chance ?? 'unusual'
}

const isTime = ({ unit, series }: Anomaly): boolean => unit === 'ms' && !series.includes('queue')
const isMore = ({ observed, expected }: Anomaly): boolean => observed >= expected

function comparedTo(anomaly: Anomaly): string {
  if (isTime(anomaly)) return isMore(anomaly) ? 'slower' : 'faster'
  return isMore(anomaly) ? 'higher' : 'lower'
}

function asFar(anomaly: Anomaly): string {
  if (isTime(anomaly)) return isMore(anomaly) ? 'slow' : 'fast'
  return isMore(anomaly) ? 'high' : 'low'
}
