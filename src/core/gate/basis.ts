/** What the values since the deployment are compared with: the seasonal model, or robust statistics where values are few. */
import { day, hour, minute } from '../run/time.js'
import { type Residual, robustOf } from './change.js'
import type { Season } from './detector/forecast.js'
import { createServiceDetector, type ServiceJudgement } from './detector/index.js'
import { createSpread } from './detector/spread.js'
import type { Point } from './points.js'
import type { GateQuery } from './query.js'

export interface Basis {
  readonly kind: 'seasonal' | 'plain'
  readonly season: Season
  readonly before: readonly Residual[]
  readonly after: readonly Residual[]
  /** Of each value since: itself, what was expected of it before the deployment, and the usual distance. */
  readonly values: readonly number[]
  readonly expected: readonly number[]
  readonly spreads: readonly number[]
  readonly judgements: readonly Pick<ServiceJudgement, 'p' | 'kind'>[]
}

/** Fewer values before the deployment tell nothing. */
export const fewestPlain = 10

/** What basis there is; undefined where there are too few values for any. */
export function basisOf(
  { query, step, leastPoints }: { readonly query: GateQuery; readonly step: number; readonly leastPoints: number },
  before: readonly Point[],
  after: readonly Point[],
): Basis | undefined {
  if (before.length >= leastPoints) return seasonalBasis({ query, step }, before, after)
  return before.length >= fewestPlain ? plainBasis(before, after) : undefined
}

/** A week that was seen once is no season: of less than ten days only the day is asked about. */
const leastForWeek = 10 * day

function seasonsOf({ season }: GateQuery, before: readonly Point[]): readonly Season[] {
  if (season !== 'auto') return season === 'none' ? [] : [season]
  const span = (before.at(-1)?.at ?? 0) - (before[0]?.at ?? 0)
  return span >= leastForWeek ? ['day', 'week'] : ['day']
}

/**
 * The forecast stands still at the deployment: what came of it must not become what is expected. So the models are judged
 * by how well they foresaw an hour ahead, and the residuals before are those of such forecasts.
 */
function seasonalBasis(
  { query, step }: { readonly query: GateQuery; readonly step: number },
  before: readonly Point[],
  after: readonly Point[],
): Basis {
  const detector = createServiceDetector({ step, better: query.better, seasons: seasonsOf(query, before), lead: hour })
  const far = createSpread(2000)
  const residuals: Residual[] = []
  for (const { at, value } of before) {
    const foreseen = detector.push(at, value)?.foreseen
    if (foreseen === undefined) continue
    far.learn(at, value - foreseen)
    residuals.push({ at, z: (value - foreseen) / Math.max(far.at(at), leastSpread(value)) })
  }
  // All of them before the first is learnt from.
  const foreseen = after.map(({ at }) => detector.foresee(at))
  const judged = after.map(({ at, value }, i) => {
    const expected = foreseen[i]?.expected ?? value
    const spread = Math.max(far.at(at), leastSpread(expected))
    const judgement = detector.push(at, value) ?? { p: 1, kind: 'level' as const }
    return { at, value, expected, spread, judgement }
  })
  return {
    kind: 'seasonal',
    season: foreseen[0]?.season ?? 'none',
    before: residuals,
    after: judged.map(({ at, value, expected, spread }) => ({ at, z: (value - expected) / spread })),
    values: judged.map(({ value }) => value),
    expected: judged.map(({ expected }) => expected),
    spreads: judged.map(({ spread }) => spread),
    judgements: judged.map(({ judgement }) => judgement),
  }
}

function plainBasis(before: readonly Point[], after: readonly Point[]): Basis {
  const { center, spread: measured } = robustOf(before.map(({ value }) => value))
  const spread = Math.max(measured, leastSpread(center))
  const residual = ({ at, value }: Point): Residual => ({ at, z: (value - center) / spread })
  return {
    kind: 'plain',
    season: 'none',
    before: before.map(residual),
    after: after.map(residual),
    values: after.map(({ value }) => value),
    expected: after.map(() => center),
    spreads: after.map(() => spread),
    judgements: [],
  }
}

/** How much of the time since the deployment counts as now; never fewer values than a change can be seen in. */
const newest = 30 * minute
const fewestNewest = 3

/** The newest values by themselves, the fewer first; none where they are all there are. */
export function newestParts(basis: Basis, step: number): readonly Basis[] {
  const counts = [fewestNewest, Math.max(fewestNewest, Math.round(newest / step))]
  return [...new Set(counts)].filter((count) => count < basis.after.length).map((count) => endOf(basis, count))
}

const endOf = (basis: Basis, count: number): Basis => ({
  ...basis,
  after: basis.after.slice(-count),
  values: basis.values.slice(-count),
  expected: basis.expected.slice(-count),
  spreads: basis.spreads.slice(-count),
  judgements: basis.judgements.slice(-count),
})

/** A thousandth of the level: calmer than that no metric is taken to be. */
const leastSpread = (level: number): number => Math.max(Math.abs(level) * 1e-3, 1e-9)
