/** An anomaly in one plain sentence. Names in it are hostile: what is returned is raw text, to be escaped by the sink. */
import type { Anomaly } from '../../model/index.js'
import { formatRatio } from '../../run/format.js'
import { phraseSeries, plainName } from '../../series/label.js'
import { formatSeriesValue } from '../../series/value.js'

/** What the sentence is made of. */
export type Phrased = Pick<Anomaly, 'series' | 'anomaly' | 'observed' | 'expected' | 'title'> & {
  readonly unit?: Anomaly['unit']
  readonly explainedBy?: Anomaly['explainedBy']
}

/** "duration of job build is 25 m 10 s, 2.1× its usual 12 m 4 s, mostly step Compile of job build". */
export function phraseAnomaly(anomaly: Phrased, name: (text: string) => string = plainName): string {
  return phraseChange(anomaly, name) + culprit(anomaly, name)
}

function phraseChange(anomaly: Phrased, name: (text: string) => string): string {
  const subject = phraseSeries(anomaly.series, name)
  const observed = formatSeriesValue(anomaly.observed, anomaly.series, anomaly.unit)
  const expected = formatSeriesValue(anomaly.expected, anomaly.series, anomaly.unit)
  switch (anomaly.anomaly) {
    case 'constant-changed':
      return `${subject} is ${observed}, always ${expected} before`
    case 'multivariate':
      return name(anomaly.title)
    case 'limit':
      return `${subject} is ${observed}, beyond its limit of ${expected}`
    case 'drift':
      return `${subject} has crept up to ${observed}, from ${expected}`.replace(
        'crept up',
        anomaly.observed < anomaly.expected ? 'crept down' : 'crept up',
      )
    case 'stayed':
    case 'shift':
      return `${subject} stays at ${observed}${times(anomaly)}`
    case 'mixture':
      return `${subject} is ${word(anomaly)} more often than before: ${observed}${times(anomaly)}`
    case 'spike':
    case 'seasonal':
    case 'failure-rate':
      return `${subject} is ${observed}${times(anomaly)}`
    default:
      return anomaly.anomaly satisfies never
  }
}

const word = ({ observed, expected, unit }: Phrased): string =>
  unit === 'ms' ? (observed > expected ? 'slow' : 'fast') : observed > expected ? 'high' : 'low'

/** ", 2.1× its usual 12 m 4 s"; a change too small for a factor is told in values alone. */
function times(anomaly: Phrased): string {
  const expected = formatSeriesValue(anomaly.expected, anomaly.series, anomaly.unit)
  const ratio = anomaly.expected > 0 ? formatRatio(anomaly.observed / anomaly.expected) : undefined
  return ratio === undefined || ratio === '1×' ? `, usually ${expected}` : `, ${ratio} its usual ${expected}`
}

/** ", mostly step Run tests of job test": who slowed it down, where one job or two did. */
function culprit({ explainedBy = [] }: Phrased, name: (text: string) => string): string {
  const named = explainedBy.map(({ job, step }) =>
    step === undefined ? `job ${name(job)}` : `step ${name(step)} of job ${name(job)}`,
  )
  return named.length === 0 ? '' : `, mostly ${named.join(' and ')}`
}
