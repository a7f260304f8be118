/** Judges one metric of a deployment: its values since, by a model of those before. */
import type { GateFault, GateMetric, Severity } from '../model/index.js'
import { formatDuration, formatNumber } from '../run/format.js'
import { minute } from '../run/time.js'
import { medianOf } from '../statistics/quantile.js'
import { type Basis, basisOf, fewestPlain, newestParts } from './basis.js'
import { type Change, changeSince } from './change.js'
import { alarmBelow } from './detector/index.js'
import { faultsOf, type Point } from './points.js'
import type { GateQuery } from './query.js'
import { sequential } from './sequential.js'
import { gradeOf, type Lasting, lastingOf } from './severity.js'
import { beyondThreshold } from './threshold.js'

export interface MetricRequest {
  readonly query: GateQuery
  /** As it was asked, placeholders filled in. */
  readonly asked: string
  /** Oldest first, before and since the deployment. */
  readonly points: readonly Point[]
  /** Milliseconds between values. */
  readonly step: number
  readonly deployedAt: number
  readonly now: number
  /** Values before the deployment that the seasonal model needs; with fewer the plain distance decides. */
  readonly leastPoints: number
  /** False alarms a day this metric may give. */
  readonly budget: number
  /** Troubles of asking, where there were any. */
  readonly troubles?: readonly GateFault[]
  /** What the source said beside its values. */
  readonly remarks?: readonly GateFault[]
}

/** Chance that a change of level since the deployment is one of chance, at any look. */
const alpha = 0.001

export function judgeMetric(request: MetricRequest): GateMetric {
  const { query, asked, points, deployedAt, now, step, troubles = [], remarks = [] } = request
  const before = points.filter(({ at }) => at <= deployedAt)
  const after = points.filter(({ at }) => at > deployedAt)
  const finite = (list: readonly Point[]): readonly Point[] => list.filter(({ value }) => Number.isFinite(value))
  const faults =
    troubles.length > 0
      ? troubles
      : [...faultsOf(points, { query: asked, now, step, counter: query.counter ?? true }), ...remarks]
  const head = {
    name: query.name,
    query: asked,
    better: query.better,
    points: finite(before).length,
    pointsAfter: finite(after).length,
    faults,
  }
  const blocking = faults.find((fault) => fault.blocking)
  if (blocking !== undefined) return { ...head, outcome: 'unknown', because: blocking.message, basis: 'none' }
  const broken = beyondThreshold(query, finite(after))
  if (broken !== undefined) return { ...head, ...broken }
  if (finite(after).length === 0)
    return { ...head, outcome: 'wait', because: 'There is no value since the deployment yet', basis: 'none' }
  const basis = basisOf(request, finite(before), finite(after))
  if (basis !== undefined) return { ...head, ...byParts(request, basis) }
  if (query.threshold !== undefined)
    return {
      ...head,
      outcome: 'pass',
      because: 'Within its threshold; too few values before for more',
      basis: 'threshold',
    }
  return {
    ...head,
    faults: [...faults, tooFew(head.points)],
    outcome: 'unknown',
    because: tooFew(head.points).message,
    basis: 'none',
  }
}

type Judged = Omit<GateMetric, 'name' | 'query' | 'better' | 'points' | 'pointsAfter' | 'faults'>

/** All values since the deployment, and the newest by themselves: what began late is diluted by what was before. */
function byParts(request: MetricRequest, basis: Basis): Judged {
  const whole = byBasis(request, basis)
  if (whole.outcome === 'fail') return whole
  const newest = newestParts(basis, request.step).map((part) => byBasis(request, part))
  const isFound = ({ outcome, severity }: Judged): boolean => outcome !== 'pass' && severity !== undefined
  return newest.find(({ outcome }) => outcome === 'fail') ?? [whole, ...newest].find(isFound) ?? whole
}

function byBasis(request: MetricRequest, basis: Basis): Judged {
  const { query, step } = request
  const change = changeSince(basis.before, basis.after)
  const observed = medianOf(basis.values) as number
  const expected = medianOf(basis.expected) as number
  const spread = medianOf(basis.spreads) as number
  const facts = {
    observed,
    expected,
    low: expected - 3 * spread,
    high: expected + 3 * spread,
    basis: basis.kind,
    season: basis.season,
    deviation: spread > 0 ? (observed - expected) / spread : 0,
  }
  const least = Math.max(query.leastChange * Math.abs(expected), spread)
  const tests = testsOf(request, basis, change, least)
  const smallest = tests.margin === undefined ? {} : { smallestDetectable: tests.margin * spread }
  const found = strongest(tests)
  if (found === undefined) return { ...facts, ...smallest, ...calmOf(basis, tests, { least, spread }) }
  const lasting = lastingOf(basis.after, { way: found.way, step, kind: found.kind })
  const severity = gradeOf({
    kind: found.kind,
    observed,
    expected,
    deviation: facts.deviation,
    change,
    lasting,
    sure: found.p <= alpha,
  })
  return {
    ...facts,
    ...smallest,
    severity,
    kind: found.kind,
    confidence: 1 - found.p,
    since: new Date(lasting.since).toISOString(),
    minutes: lasting.minutes,
    outcome: outcomeOf(severity, found.p),
    because: sentence(found.kind, facts, { lasting, change, severity }),
  }
}

interface Tests {
  readonly level: { readonly p: number; readonly way: 1 | -1 }
  readonly spread: number
  readonly detector: { readonly p: number; readonly kind: 'level' | 'spread' }
  readonly alarm: number
  /** Half the width of what the change of level may be, in spreads. */
  readonly margin?: number
  readonly shift?: number
  /** The change of level, if it is one, is large enough to matter and no improvement. */
  readonly matters: boolean
  readonly mattersSpread: boolean
}

function testsOf(
  { query, step, budget }: MetricRequest,
  basis: Basis,
  change: Change | undefined,
  least: number,
): Tests {
  const rarest = basis.judgements.reduce((best, one) => (one.p < best.p ? one : best), { p: 1, kind: 'level' as const })
  const way = (change?.shift ?? (medianOf(basis.after.map(({ z }) => z)) as number)) >= 0 ? 1 : -1
  const isWorse = query.better === 'neither' || (query.better === 'down' ? way > 0 : way < 0)
  const test = change === undefined ? undefined : sequential(change.shift, change.effective, alpha)
  // The change’s own sums are bounded, for spikes; how large it is the medians say.
  const moved = Math.abs((medianOf(basis.values) as number) - (medianOf(basis.expected) as number))
  return {
    level: { p: test?.p ?? 1, way },
    spread: change?.pSpread ?? 1,
    detector: { p: rarest.p, kind: rarest.kind },
    alarm: alarmBelow(budget, step),
    ...(test === undefined ? {} : { margin: test.margin, shift: change?.shift ?? 0 }),
    matters: isWorse && moved >= least,
    mattersSpread: (change?.ratio ?? 1) >= 1.5,
  }
}

/** The test that says most; a change too small to matter, or for the better, is none. */
function strongest(
  tests: Tests,
): { readonly kind: 'level' | 'spread'; readonly p: number; readonly way: 1 | -1 } | undefined {
  const { way } = tests.level
  const found = [
    ...(tests.matters && tests.level.p <= alpha ? [{ kind: 'level' as const, p: tests.level.p, way }] : []),
    ...(tests.detector.p <= tests.alarm && (tests.detector.kind === 'spread' ? tests.mattersSpread : tests.matters)
      ? [{ ...tests.detector, way }]
      : []),
    ...(tests.mattersSpread && tests.spread <= alpha ? [{ kind: 'spread' as const, p: tests.spread, way }] : []),
  ]
  return found.toSorted((a, b) => a.p - b.p)[0]
}

/** Nothing was found: is it sure that there is nothing that matters? */
function calmOf(
  basis: Basis,
  { margin, shift = 0, level }: Tests,
  { least, spread }: { readonly least: number; readonly spread: number },
): Pick<GateMetric, 'outcome' | 'because' | 'calm'> {
  if (margin === undefined) return { outcome: 'wait', because: 'Too few values since the deployment to tell' }
  // A suspicion that is not settled is neither calm nor sure.
  if (level.p < 0.05 && Math.abs(shift) * spread >= least)
    return { outcome: 'wait', because: 'Moved, but not surely yet' }
  const isSure = (Math.abs(shift) + margin) * spread < Math.max(least, 3 * spread)
  if (!isSure) return { outcome: 'wait', calm: true, because: 'As usual so far; too few values to be sure' }
  return { outcome: 'pass', because: basis.kind === 'plain' ? 'As usual, as far as few values tell' : 'As usual' }
}

/** Only what is grave fails; what is not is waited for. */
const outcomeOf = (severity: Severity, p: number): GateMetric['outcome'] =>
  severity === 'critical' || severity === 'high' ? 'fail' : severity === 'medium' && p <= alpha ? 'wait' : 'pass'

function sentence(
  kind: 'level' | 'spread',
  {
    observed,
    expected,
    deviation,
  }: { readonly observed: number; readonly expected: number; readonly deviation: number },
  { lasting, change }: { readonly lasting: Lasting; readonly change: Change | undefined; readonly severity: Severity },
): string {
  const long = lasting.minutes > 0 ? ` for ${formatDuration(lasting.minutes * minute)}` : ''
  if (kind === 'spread')
    return `Varies ${formatNumber(change?.ratio ?? 1, 1)} times as much as in the same hours before${long}`
  const ratio = expected > 0 && observed > 0 ? `, ${formatNumber(observed / expected, 2)}× of it` : ''
  return `${formatNumber(observed, 4)} where ${formatNumber(expected, 4)} was to be expected${ratio} (${formatNumber(Math.abs(deviation), 1)} usual spreads ${deviation >= 0 ? 'above' : 'below'})${long}`
}

const tooFew = (count: number): GateFault => ({
  code: 'too-few-points',
  message: `There are ${count} values before the deployment, and ${fewestPlain} are needed`,
  advice: 'Wait until there are, or give the query a `threshold`.',
  blocking: true,
})
