/** The limits people set: beyond them a deployment fails, whatever is usual. */
import type { GateMetric } from '../model/index.js'
import { formatNumber } from '../run/format.js'
import { medianOf } from '../statistics/quantile.js'
import type { Point } from './points.js'
import type { GateQuery } from './query.js'

/** How many of the newest values must be beyond together: one is a blip. */
const lasting = 3

/** @returns what is said of a metric beyond its threshold; undefined where it is within, or has none */
export function beyondThreshold(
  { threshold, instant }: GateQuery,
  after: readonly Point[],
): Pick<GateMetric, 'outcome' | 'because' | 'severity' | 'kind' | 'observed' | 'basis'> | undefined {
  if (threshold === undefined || after.length === 0) return undefined
  const newest = after.slice(-lasting)
  const observed = medianOf(newest.map(({ value }) => value)) as number
  const { above, below } = threshold
  const isBeyond = ({ value }: Point): boolean =>
    (above !== undefined && value > above) || (below !== undefined && value < below)
  if (!newest.every(isBeyond)) return undefined
  const limit = above !== undefined && observed > above ? above : (below as number)
  const said = `${formatNumber(observed, 4)} is ${observed > limit ? 'above' : 'below'} the threshold of ${formatNumber(limit, 4)}`
  const facts = { kind: 'threshold', observed, basis: 'threshold' } as const
  if (newest.length >= lasting || instant) return { ...facts, outcome: 'fail', severity: 'critical', because: said }
  return {
    ...facts,
    outcome: 'wait',
    severity: 'medium',
    because: `${said}, so far for ${newest.length} of ${lasting} values`,
  }
}
