/** What the metrics together say of the deployment. */
import type {
  GateDeployment,
  GateFaultCode,
  GateMetric,
  GateOutcome,
  GateResult,
  Incident,
  Trouble,
} from '../model/index.js'
import { formatCount, formatNumber } from '../run/format.js'

export type OnUnknown = 'fail' | 'pass'

export interface GateSummary {
  readonly gate: GateOutcome
  readonly because: string
}

/** The gravest prevails; a pass needs every metric, so that what could not be seen does not pass by accident. */
export function outcomeOfMetrics(metrics: readonly GateMetric[]): GateSummary {
  const of = (outcome: GateOutcome): readonly GateMetric[] => metrics.filter((metric) => metric.outcome === outcome)
  const named = (list: readonly GateMetric[]): string =>
    list
      .slice(0, 3)
      .map(({ name, because }) => `${name}: ${because}`)
      .join('; ') + (list.length > 3 ? `; and ${list.length - 3} more` : '')
  for (const outcome of ['fail', 'unknown', 'wait'] as const) {
    const list = of(outcome)
    if (list.length > 0) return { gate: outcome, because: named(list) }
  }
  return metrics.length === 0
    ? { gate: 'unknown', because: 'There is no query: nothing was looked at' }
    : { gate: 'pass', because: `${formatCount(metrics.length, 'metric is', 'metrics are')} as usual` }
}

/** The time is up: what was as usual all along passes, with what could not have been noticed said; a suspicion does not. */
export const settled = (metrics: readonly GateMetric[]): readonly GateMetric[] =>
  metrics.map((metric) => {
    if (metric.outcome !== 'wait' || metric.calm !== true) return metric
    const { smallestDetectable: least } = metric
    const unseen = least === undefined ? '' : `; a change below ${formatNumber(least, 3)} would not have been noticed`
    return { ...metric, outcome: 'pass', because: `As usual all the time${unseen}` }
  })

/** Troubles that looking again does not end. */
const lasting: readonly GateFaultCode[] = [
  'bad-query',
  'several-series',
  'counter',
  'wrong-address',
  'unauthorised',
  'forbidden',
  'unprocessable',
  'too-large',
]

/** Is there anything left to look for? A fail ends it; else every metric must have passed, or never will be seen. */
export const isAnswered = (metrics: readonly GateMetric[]): boolean =>
  metrics.some(({ outcome }) => outcome === 'fail') ||
  metrics.every(
    ({ outcome, faults }) =>
      outcome === 'pass' || (outcome === 'unknown' && faults.some(({ code }) => lasting.includes(code))),
  )

export interface Concluding {
  readonly metrics: readonly GateMetric[]
  readonly deployment: GateDeployment
  readonly service?: string | undefined
  readonly environment?: string | undefined
  /** Milliseconds since the epoch. */
  readonly from: number
  readonly to: number
  readonly looks: number
  readonly endedBy: GateResult['endedBy']
  readonly onUnknown: OnUnknown
  readonly observe: boolean
  readonly incident?: Incident | undefined
  readonly troubles: readonly Trouble[]
}

const words: Readonly<Record<GateOutcome, string>> = {
  pass: 'Pass',
  wait: 'Not sure yet',
  fail: 'Fail: roll back',
  unknown: 'Unknown',
}

export function gateResultOf(given: Concluding): GateResult {
  const { metrics, deployment, service, environment, onUnknown, observe, incident } = given
  const { gate, because } = outcomeOfMetrics(metrics)
  const where = [service, environment].filter((part) => part !== undefined).join(', ')
  return {
    schema: 'pipeline-guard/gate',
    version: 1,
    gate,
    headline: `${words[gate]}${where === '' ? '' : ` (${where})`}: ${because}`,
    because,
    rollbackRecommended: gate === 'fail',
    pass: observe || gate === 'pass' || (gate !== 'fail' && onUnknown === 'pass'),
    ...(service === undefined ? {} : { service }),
    ...(environment === undefined ? {} : { environment }),
    deployment,
    from: new Date(given.from).toISOString(),
    to: new Date(given.to).toISOString(),
    looks: given.looks,
    endedBy: given.endedBy,
    metrics,
    ...(incident === undefined ? {} : { incident }),
    troubles: given.troubles,
  }
}
