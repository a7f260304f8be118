/**
 * Runs whose metrics are unlike those of earlier runs together, though none is far off by itself: an isolation forest or
 * a local outlier factor over the durations of the jobs and steps. A vote beside the others; off by default (docs/detection.md).
 */

import type { Anomaly, RunRecord } from '../../model/index.js'
import { scoreForest, trainForest } from '../../statistics/isolation-forest.js'
import { localOutlierFactors } from '../../statistics/local-outlier-factor.js'
import { seedOf } from '../../statistics/random.js'
import { median } from '../../statistics/sorted-window.js'
import type { JudgedSeries, PastPoint } from '../engine/anomaly.js'
import type { DetectSettings } from '../engine/settings.js'

export const MULTIVARIATE = ['isolation-forest', 'local-outlier-factor'] as const
type Method = (typeof MULTIVARIATE)[number]

/** Runs a model needs, and columns at most: the longest series tell most of the time. */
const LEAST = 30
const COLUMNS = 20
const NEIGHBOURS = 20

/** Judges the whole run; the series must be those of the judged run with their past. */
export function judgeTogether(
  record: RunRecord,
  all: readonly JudgedSeries[],
  settings: DetectSettings,
): readonly { readonly anomaly: Anomaly; readonly series: JudgedSeries['series'] }[] {
  const wanted = MULTIVARIATE.filter((name) => settings.detectors?.includes(name))
  if (wanted.length === 0) return []
  const table = tableOf(all)
  if (table === undefined) return []
  return wanted.flatMap((method) => {
    const scores = scoresOf(method, table.rows, settings, record.key.workflow)
    const own = scores.at(-1) as number
    const earlier = scores.slice(0, -1)
    // Conformal p-value: the share of runs, this one included, that are as unusual; ties count against the alarm.
    const p = (1 + earlier.filter((score) => score >= own).length) / scores.length
    const allowed = Math.max(settings.contamination, 1 / scores.length)
    if (p > allowed) return []
    return [findingOf({ method, own, usual: median(earlier), p, table, settings })]
  })
}

interface Table {
  readonly columns: readonly Column[]
  /** Logarithms, column medians off and by the deviation; the judged run last. */
  readonly rows: readonly (readonly number[])[]
}

type Column = Omit<JudgedSeries, 'past'> & { readonly past: readonly PastPoint[] }

function tableOf(all: readonly JudgedSeries[]): Table | undefined {
  const columns = all
    .filter(({ series, value }) => series.unit === 'ms' && value > 0)
    .map((one): Column => ({ ...one, past: one.past() }))
    .filter(({ past }) => past.length >= LEAST)
    .sort((a, b) => b.value - a.value)
    .slice(0, COLUMNS)
  if (columns.length < 2) return undefined
  const runs = [...new Set(columns.flatMap(({ past }) => past.map(({ run }) => run)))]
  const cells = columns.map(({ past, value }) => {
    const byRun = new Map(past.map((point) => [point.run, point.value]))
    const logs = runs.map((run) => Math.log(Math.max(1, byRun.get(run) ?? Number.NaN)))
    const known = logs.filter(Number.isFinite)
    const center = median(known)
    const spread = Math.max(0.02, 1.4826 * median(known.map((one) => Math.abs(one - center))))
    return [...logs, Math.log(value)].map((one) => (Number.isFinite(one) ? (one - center) / spread : 0))
  })
  return { columns, rows: [...runs, undefined].map((_, i) => cells.map((column) => column[i] as number)) }
}

function scoresOf(method: Method, rows: Table['rows'], settings: DetectSettings, workflow: string): readonly number[] {
  if (method === 'local-outlier-factor') return localOutlierFactors(rows, NEIGHBOURS)
  const forest = trainForest(rows, { seed: seedOf(workflow), trees: settings.trees, unknown: 'median' })
  return rows.map((row) => scoreForest(forest, row))
}

function findingOf(given: {
  readonly method: Method
  readonly own: number
  readonly usual: number
  readonly p: number
  readonly table: Table
  readonly settings: DetectSettings
}) {
  const { method, own, usual, p, table, settings } = given
  const last = table.rows.at(-1) ?? []
  const farthest = table.columns
    .map(({ series }, i) => ({ key: series.key, off: last[i] as number }))
    .sort((a, b) => Math.abs(b.off) - Math.abs(a.off))
    .slice(0, 3)
  const series = { key: `run.${method}`, scope: 'run', metric: method, better: 'lower', kind: 'other' } as const
  const samples = table.rows.length - 1
  const anomaly: Anomaly = {
    kind: 'anomaly',
    id: `multivariate:${series.key}`,
    severity: 'low',
    confidence: 1 - p,
    title: 'The durations of this run are together unlike earlier runs',
    reasons: farthest.map(
      ({ key, off }) => `${key} is ${Math.abs(off).toFixed(1)} deviations ${off > 0 ? 'above' : 'below'} its median`,
    ),
    advice: 'No one metric need be far off: compare the named ones with a usual run.',
    series: series.key,
    anomaly: 'multivariate',
    state: samples >= settings.gatingSamples ? 'gating' : 'advisory',
    better: 'lower',
    observed: own,
    expected: usual,
    low: 0,
    high: own,
    score: Math.max(1, settings.contamination / p),
    oneIn: Math.round(1 / p),
    reach: 'remark',
    samples,
    recent: [],
    detectors: [method],
  }
  return { anomaly, series }
}
