/**
 * A canary: two label sets at the same time, the new version and the old. No history is needed, and what hits both is nobody’s
 * fault. Mann–Whitney and an effect size, as Kayenta judges (Netflix, "Automated canary analysis at Netflix with Kayenta", 2018);
 * the effect size is Cliff’s delta (Cliff 1993, "Dominance statistics"), which is 2·AUC − 1.
 */
import type { GateFault, GateMetric } from '../model/index.js'
import { formatNumber, formatPercent } from '../run/format.js'
import { effectiveSize, lagOneCorrelation } from '../statistics/effective-size.js'
import { medianOf } from '../statistics/quantile.js'
import { greaterByRank } from '../statistics/rank-test.js'
import { faultsOf, type Point } from './points.js'
import type { GateQuery } from './query.js'

/** Matchers of the two sides, such as `track="canary"`. */
export interface CanarySides {
  readonly canary: string
  readonly stable: string
}

export interface CanaryRequest {
  readonly query: GateQuery
  readonly asked: string
  readonly canary: readonly Point[]
  readonly stable: readonly Point[]
  readonly step: number
  readonly now: number
  readonly troubles?: readonly GateFault[]
  /** What the source said beside its values. */
  readonly remarks?: readonly GateFault[]
}

/** Fewer values of either side tell nothing; with so few even all of one above all of the other is one in a hundred. */
const fewest = 5
const enough = 12
/** Kayenta asks for 98 %; at each of several looks less is believed. */
const alpha = 0.005
/** From here on an effect is “large” (Romano et al. 2006). */
const largeEffect = 0.474

export function judgeCanary({
  query,
  asked,
  canary,
  stable,
  step,
  now,
  troubles = [],
  remarks = [],
}: CanaryRequest): GateMetric {
  const ofSide = (points: readonly Point[], side: string): readonly GateFault[] =>
    faultsOf(points, { query: asked, now, step, counter: query.counter ?? true })
      .filter(({ code }) => code !== 'counter' || points.length >= 20)
      .map((fault) => ({ ...fault, message: `${side}: ${fault.message}` }))
  const faults = troubles.length > 0 ? troubles : [...ofSide(canary, 'canary'), ...ofSide(stable, 'stable'), ...remarks]
  const [ours, theirs] = [finite(canary), finite(stable)]
  const head = {
    name: query.name,
    query: asked,
    better: query.better,
    basis: 'canary' as const,
    points: theirs.length,
    pointsAfter: ours.length,
    faults,
  }
  const blocking = faults.find((fault) => fault.blocking)
  if (blocking !== undefined) return { ...head, outcome: 'unknown', because: blocking.message }
  if (ours.length < fewest || theirs.length < fewest)
    return { ...head, outcome: 'wait', because: `Fewer than ${fewest} values of one of the sides so far` }
  const { delta, p } = comparedSides(ours, theirs, query.better)
  const [observed, expected] = [medianOf(ours) as number, medianOf(theirs) as number]
  const facts = { observed, expected, confidence: 1 - p }
  const isLarge = Math.abs(observed - expected) >= query.leastChange * Math.abs(expected)
  const said = `${formatNumber(observed, 4)} against ${formatNumber(expected, 4)} of the stable side; ${formatPercent((1 + Math.abs(delta)) / 2)} of pairs are that way round`
  if (p <= alpha && isLarge && Math.abs(delta) >= largeEffect) {
    const ratio =
      expected > 0 && observed > 0 ? Math.max(observed / expected, expected / observed) : Number.POSITIVE_INFINITY
    return {
      ...head,
      ...facts,
      kind: 'canary',
      severity: ratio >= 2 ? 'critical' : 'high',
      outcome: 'fail',
      because: said,
    }
  }
  if (p <= 0.05 && isLarge)
    return { ...head, ...facts, kind: 'canary', severity: 'low', outcome: 'wait', because: `${said}; not sure yet` }
  return ours.length < enough
    ? {
        ...head,
        ...facts,
        outcome: 'wait',
        calm: true,
        because: 'As the stable side so far; too few values to be sure',
      }
    : { ...head, ...facts, outcome: 'pass', because: 'As the stable side' }
}

/**
 * The rank test takes values as independent; each side is thinned to as many as it is worth.
 *
 * @returns delta above 0 where the canary’s values are the greater; p of the bad direction
 */
function comparedSides(ours: readonly number[], theirs: readonly number[], better: GateQuery['better']) {
  const [a, b] = [thinned(ours), thinned(theirs)]
  const [more, less] = [greaterByRank(a, b), greaterByRank(b, a)]
  const p = better === 'down' ? more : better === 'up' ? less : Math.min(1, 2 * Math.min(more, less))
  return { delta: cliffsDelta(ours, theirs), p }
}

function thinned(values: readonly number[]): readonly number[] {
  const worth = Math.max(fewest, Math.round(effectiveSize(values.length, lagOneCorrelation(values))))
  const every = values.length / Math.min(worth, values.length)
  return Array.from({ length: Math.floor(values.length / every) }, (_, i) => values[Math.floor(i * every)] as number)
}

/** P(a > b) − P(a < b), from −1 to 1. */
export function cliffsDelta(a: readonly number[], b: readonly number[]): number {
  let sum = 0
  for (const one of a) for (const other of b) sum += Math.sign(one - other)
  return a.length * b.length === 0 ? 0 : sum / (a.length * b.length)
}

const finite = (points: readonly Point[]): readonly number[] =>
  points.map(({ value }) => value).filter((value) => Number.isFinite(value))
