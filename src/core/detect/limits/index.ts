/** Limits people set beside what is learnt: they hold from the first run on, and fail the check as severe as they say. */
import { percentOf } from '../../coverage/against-base.js'
import type { Anomaly, Outcome, RunRecord, Sample, SeriesId, Severity } from '../../model/index.js'
import { hasFailed } from '../../run/outcomes.js'
import { isTrusted, onDefaultBranch } from '../../run/trust.js'
import { matches } from '../../run/wildcard.js'
import { phraseSeries, plainName } from '../../series/label.js'
import { samplesOf } from '../../series/samples.js'
import { formatSeriesValue } from '../../series/value.js'
import { medianOf } from '../../statistics/quantile.js'
import { type Bound, type LimitRule, patternsOf } from './grammar.js'

export interface Limit {
  /** As written: `job[test]`, `coverage`. */
  readonly name: string
  readonly rule: LimitRule
  readonly severity: Severity
}

/** Runs of the default branch a limit relative to it needs, and looks back upon. */
const BASE = { least: 5, most: 20 } as const

/**
 * One finding a series and limit that is broken. A series the run does not have breaks none: that it vanished is said
 * elsewhere.
 *
 * @param records the known history, in any order
 */
export function limitFindings(
  limits: readonly Limit[],
  { record, records }: { readonly record: RunRecord; readonly records: readonly RunRecord[] },
): readonly Anomaly[] {
  if (limits.length === 0) return []
  const passed = [...samplesOf(record), ...packagesOf(record)]
  const broken = timesOfFailed(record, passed)
  const raw = rawValues(record)
  const baseOf = createBase(record, records)
  return limits.flatMap(({ name, rule, severity }) => {
    const patterns = patternsOf(name)
    // What failed ended early: too long is too long, but short says nothing.
    const samples = rule.operator.startsWith('<') ? [...passed, ...broken] : passed
    return samples.flatMap((sample): Anomaly[] => {
      if (!patterns.some((pattern) => matches(pattern, sample.series.key))) return []
      const bound = boundOf(rule.bound, sample, { raw, baseOf })
      return bound === undefined || holds(rule, sample.value, bound)
        ? []
        : [findingOf({ sample, rule, severity, bound })]
    })
  })
}

/** How long what failed took: no usual is learnt of it, but it has passed a limit all the same. */
function timesOfFailed(record: RunRecord, known: readonly Sample[]): readonly Sample[] {
  const seen = new Set(known.map(({ series }) => series.key))
  const passedFor = <T extends { readonly outcome?: Outcome | undefined }>(one: T): T =>
    hasFailed(one.outcome) ? { ...one, outcome: 'passed' } : one
  const jobs = Object.entries(record.jobs).map(([id, job]) => {
    if (job.facts === undefined) return [id, job] as const
    const { steps, ...facts } = passedFor(job.facts.value)
    const value = { ...facts, ...(steps !== undefined && { steps: steps.map(passedFor) }) }
    return [id, { ...job, facts: { ...job.facts, value } }] as const
  })
  const ended = {
    ...record,
    run: { ...record.run, value: passedFor(record.run.value) },
    jobs: Object.fromEntries(jobs),
  }
  return samplesOf(ended).filter(({ series }) => series.unit === 'ms' && !seen.has(series.key))
}

const holds = ({ operator }: LimitRule, value: number, bound: number): boolean => {
  switch (operator) {
    case '<':
      return value < bound
    case '<=':
      return value <= bound
    case '>':
      return value > bound
    case '>=':
      return value >= bound
    default:
      return operator satisfies never
  }
}

interface Ground {
  /** The factor from what a metric was written in to its base unit, by series key. */
  readonly raw: ReadonlyMap<string, number>
  readonly baseOf: (series: SeriesId) => number | undefined
}

/** In the unit of the series; undefined where the two cannot be compared. */
function boundOf(bound: Bound, { series }: Sample, { raw, baseOf }: Ground): number | undefined {
  switch (bound.kind) {
    case 'absolute':
      return inUnit(bound, series, raw)
    case 'relative': {
      const base = baseOf(series)
      return base === undefined ? undefined : base * (1 + bound.share)
    }
    case 'offset': {
      const [base, offset] = [baseOf(series), inUnit(bound, series, raw)]
      return base === undefined || offset === undefined ? undefined : base + offset
    }
    default:
      return bound satisfies never
  }
}

function inUnit(
  { value, unit }: { readonly value: number; readonly unit?: string },
  series: SeriesId,
  raw: ReadonlyMap<string, number>,
): number | undefined {
  if (unit === undefined) return value * (raw.get(series.key) ?? 1)
  if (unit === series.unit) return value
  // A share is written in percent, and rates are kept as parts of one.
  if (unit === '%' && series.kind === 'rate') return value / 100
  return unit === '%' && series.unit === undefined ? value : undefined
}

/** Folders are no series of their own: nothing is learnt of them, but people may set a limit to one. */
const packagesOf = ({ coverage, run }: RunRecord): readonly Sample[] =>
  run.value.outcome === 'failed'
    ? []
    : (coverage?.value.packages ?? []).map(({ name, ...counted }) => ({
        series: {
          key: `coverage.lines[${name}]`,
          scope: 'metric',
          metric: 'coverage.lines',
          better: 'higher',
          kind: 'coverage',
          unit: '%',
        },
        value: percentOf(counted),
      }))

function rawValues(record: RunRecord): ReadonlyMap<string, number> {
  const written = new Map<string, number>()
  for (const [name, { value }] of Object.entries(record.metrics ?? {})) written.set(`metric[${name}]`, value.value)
  for (const { facts, metrics = {} } of Object.values(record.jobs))
    for (const [name, { value }] of Object.entries(metrics))
      written.set(`job[${facts?.value.name}].metric[${name}]`, value.value)
  const factors = new Map<string, number>()
  for (const { series, value } of samplesOf(record)) {
    const given = written.get(series.key)
    if (given !== undefined && given !== 0) factors.set(series.key, value / given)
  }
  return factors
}

/** Medians of the last runs of the default branch; each series is looked up once. */
function createBase(record: RunRecord, records: readonly RunRecord[]): Ground['baseOf'] {
  let known: ReadonlyMap<string, readonly number[]> | undefined
  return ({ key }) => {
    known ??= valuesOf(records, record)
    const values = known.get(key) ?? []
    return values.length < BASE.least ? undefined : medianOf(values.slice(-BASE.most))
  }
}

function valuesOf(records: readonly RunRecord[], own: RunRecord): ReadonlyMap<string, readonly number[]> {
  const values = new Map<string, number[]>()
  for (const record of records) {
    if (record.key.run === own.key.run || record.key.workflow !== own.key.workflow) continue
    if (onDefaultBranch(record) !== true || !isTrusted(record)) continue
    for (const { series, value } of [...samplesOf(record), ...packagesOf(record)]) {
      const list = values.get(series.key)
      if (list === undefined) values.set(series.key, [value])
      else list.push(value)
    }
  }
  return values
}

function findingOf(given: {
  readonly sample: Sample
  readonly rule: LimitRule
  readonly severity: Severity
  readonly bound: number
}): Anomaly {
  const { sample, rule, severity, bound } = given
  const { series, value } = sample
  const shown = (of: number): string => formatSeriesValue(of, series.key, series.unit)
  const limit = rule.bound.kind === 'absolute' ? rule.text : `${rule.text} (${shown(bound)})`
  return {
    kind: 'anomaly',
    id: `limit:${series.key}`,
    severity,
    confidence: 1,
    title: `${phraseSeries(series.key, plainName)} is ${shown(value)}; the limit is ${limit}`,
    reasons: ['a limit in the configuration file'],
    advice: 'Bring it back within the limit, or change the limit under `limits:` in the configuration file.',
    series: series.key,
    anomaly: 'limit',
    // What people set needs no rarity.
    reach: 'fail',
    state: 'gating',
    ...(series.unit !== undefined && { unit: series.unit }),
    better: series.better,
    observed: value,
    expected: bound,
    low: rule.operator.startsWith('>') ? bound : 0,
    high: rule.operator.startsWith('<') ? bound : value,
    score: 1,
    samples: 0,
    recent: [],
    detectors: ['limit'],
  }
}
