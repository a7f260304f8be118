/** What is usual, with the band around it: an end that is not known, or none, is left out. */
import type { Anomaly } from '../model/index.js'

type Banded = Pick<Anomaly, 'expected' | 'low' | 'high'>

/**
 * "9 m to 12 m", "up to 12 m" where only one end is an alarm; undefined of what never moved.
 *
 * @param shown how the sink shows a value
 */
export function phraseBand({ expected, low, high }: Banded, shown: (value: number) => string): string | undefined {
  if (low < expected && high > expected) return `${shown(low)} to ${shown(high)}`
  if (high > expected) return `up to ${shown(high)}`
  return low < expected ? `down to ${shown(low)}` : undefined
}

/** "usually 10 m (up to 12 m)", "always 0" of what never moved. */
export function phraseUsual(anomaly: Banded & Pick<Anomaly, 'anomaly'>, shown: (value: number) => string): string {
  const band = phraseBand(anomaly, shown)
  const word = anomaly.anomaly === 'constant-changed' ? 'always' : 'usually'
  return `${word} ${shown(anomaly.expected)}${band === undefined ? '' : ` (${band})`}`
}
