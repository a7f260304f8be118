/** Replays a series: what would have been said of each run. */

import { medianAbsoluteDeviation } from 'simple-statistics'
import { atLeast, type BacktestRow, type BacktestSummary, type Better } from '../../model/index.js'
import { oneIn } from '../engine/anomaly.js'
import { floorOfBetter } from '../engine/floor.js'
import type { Judged, Point } from '../engine/judged.js'
import { type KeyedPoint, startOfSegmented, stepSegmented } from '../engine/segmented.js'
import type { DetectSettings } from '../engine/settings.js'
import { thresholdsOfOne } from '../engine/thresholds.js'

/** A point that knows where it stood in its file, and what kind of run it was. */
export interface ReplayPoint extends KeyedPoint {
  readonly index: number
}

/** @param given.points oldest first */
export function replaySeries(given: {
  readonly points: readonly ReplayPoint[]
  readonly better: Better
  readonly settings: DetectSettings
  readonly whatIf: readonly number[]
  /** Split by this key, or by the best one (`auto`) of `names`. */
  readonly segment?: string | undefined
  readonly names?: readonly string[]
}): { readonly rows: readonly BacktestRow[]; readonly summary: BacktestSummary['summary'] } {
  const { points, better, settings, whatIf } = given
  const segmenting = { segment: given.segment, names: given.names ?? [] }
  const by = {
    basis: { better, settings, floor: floorOfBetter(better) },
    segmenting,
    asked: { thresholds: thresholdsOfOne(settings), whatIf },
  }
  let state = startOfSegmented(segmenting)
  const rows = points.map((point) => {
    const stepped = stepSegmented(state, point, by)
    state = stepped.state
    const { judged } = stepped
    const since = judged.since === undefined ? undefined : points[judged.since]?.index
    return { ...rowOf(point, judged), ...(since === undefined ? {} : { since }) }
  })
  return { rows, summary: { ...summaryOf(rows, points, whatIf), segment: state.key ?? null } }
}

/** A judgement in the words of the contract. */
export function rowOf(
  point: { readonly index: number; readonly value: number | undefined },
  judged: Judged,
): BacktestRow {
  // A failure rate is a share: it has no place among the values of the series.
  const band = judged.rate === undefined ? judged : { expected: undefined, low: undefined, high: undefined }
  return {
    index: point.index,
    value: point.value ?? null,
    state: judged.state,
    anomaly: judged.anomaly,
    severity: judged.severity ?? null,
    score: rounded(judged.score),
    expected: shown(band.expected),
    low: shown(band.low),
    high: shown(band.high),
    smallestDetectable: shown(judged.smallestDetectable),
    kind: judged.kind ?? null,
    detectors: [...judged.detectors],
    oneIn: judged.state === 'cold' ? null : oneIn(judged.p),
    beyondAll: judged.beyondAll ?? null,
    whatIf: judged.whatIf,
  }
}

function summaryOf(
  rows: readonly BacktestRow[],
  points: readonly ReplayPoint[],
  factors: readonly number[],
): BacktestSummary['summary'] {
  const alarms = rows.filter(isAlarm)
  const judged = rows.filter((row, i) => row.state !== 'cold' && points[i]?.ok && row.value !== null).length
  const byKind: Record<string, number> = {}
  for (const { kind } of alarms) if (kind) byKind[kind] = (byKind[kind] ?? 0) + 1
  return {
    rows: rows.length,
    judged,
    alarms: alarms.length,
    remarks: rows.filter(({ anomaly }) => anomaly).length - alarms.length,
    alarmsPer100: judged === 0 ? null : rounded((100 * alarms.length) / judged),
    byKind,
    segment: null,
    noise: noiseOf(points),
    problems: [],
    ...(factors.length > 0 && { caught: caughtOf(rows, factors) }),
    smallestDetectable: rows.findLast((row) => row.smallestDetectable !== null)?.smallestDetectable ?? null,
  }
}

/** A remark is no alarm. */
export const isAlarm = ({ anomaly, severity }: Pick<BacktestRow, 'anomaly' | 'severity'>): boolean =>
  anomaly && atLeast(severity ?? 'low', 'medium')

/** How often each factor would have been noticed, as a share of the rows that were judged by value. */
export function caughtOf(rows: readonly BacktestRow[], factors: readonly number[]): Readonly<Record<string, number>> {
  const judged = rows.filter((row) => row.state !== 'cold' && row.expected !== null)
  const shareOf = (factor: string): number =>
    judged.filter((row) => atLeast(row.whatIf[factor] ?? 'low', 'medium')).length / Math.max(1, judged.length)
  return Object.fromEntries(factors.map((factor) => [String(factor), rounded(shareOf(String(factor)))]))
}

/** The same series by each detector alone: what each is worth here. */
export function compareDetectors(
  given: Parameters<typeof replaySeries>[0],
  names: readonly string[],
): NonNullable<BacktestSummary['summary']['detectors']> {
  return Object.fromEntries(
    names.map((name) => {
      const { summary } = replaySeries({ ...given, settings: { ...given.settings, detectors: [name] } })
      return [name, { alarms: summary.alarms, caught: summary.caught ?? {} }]
    }),
  )
}

/** 1.4826 × MAD of the log values of the last 100 successes; null when there are none above zero. */
export function noiseOf(points: readonly Point[]): number | null {
  const logs = points
    .flatMap(({ ok, value }) => (ok && value !== undefined && value > 0 ? [Math.log(value)] : []))
    .slice(-100)
  if (logs.length === 0) return null
  return rounded(1.4826 * medianAbsoluteDeviation(logs))
}

const rounded = (value: number): number => (Number.isFinite(value) ? Number(value.toPrecision(6)) : Number.MAX_VALUE)
const shown = (value: number | undefined): number | null =>
  value === undefined || !Number.isFinite(value) ? null : Number(value.toPrecision(6))
