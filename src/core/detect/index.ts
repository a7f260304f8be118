/** Judges the metrics of one run against comparable earlier runs. */
import type { Anomaly, RunRecord } from '../model/index.js'
import { severities } from '../model/index.js'
import { anomalyOf, type JudgedSeries, type PastPoint } from './anomaly.js'
import { type Column, columnsOf } from './columns.js'
import { createFalseAlarms, type FalseAlarms } from './false-alarms.js'
import { groupAnomalies } from './group.js'
import { judgeTogether } from './multivariate.js'
import { answerOf, isSmall, judgesUnder } from './record-judge.js'
import type { KeyedPoint, SegmentedJudge } from './segmented.js'
import type { DetectSettings } from './settings.js'

export { detectorNames } from './registry.js'
export { type DetectSettings, defaultSettings } from './settings.js'

export interface Noisy {
  readonly series: string
  readonly smallestDetectable: number
}

export interface Detected {
  /** Worst first. */
  readonly anomalies: readonly Anomaly[]
  /** Series in which only a large change would be noticed. */
  readonly noisy: readonly Noisy[]
  /** Of the comparable runs, jobs and run alone, how many in a hundred would have been alarmed on; unknown of few runs. */
  readonly falseAlarmsPer100?: number
}

/** What stands in when this stage fails. */
export const nothingDetected: Detected = { anomalies: [], noisy: [] }

/** A series in which nothing below this ratio would be noticed is called noisy. */
const NOISY = 1.75

/**
 * @param given.comparable trusted, earlier, comparable runs, oldest first
 */
export function detectAnomalies(given: {
  readonly record: RunRecord
  readonly comparable: readonly RunRecord[]
  readonly settings: DetectSettings
}): Detected {
  const { record, comparable, settings } = given
  const { columns, own, columnOf } = columnsOf(comparable, record)
  const alarms = createFalseAlarms(comparable)
  const judgeOf = judgesUnder(settings)
  const judges = new Map<Column, SegmentedJudge>()
  for (const column of columns) {
    const judge = judgeOf(column.series)
    judges.set(column, judge)
    learn(judge, column, alarms)
  }
  const judged = own.map((point) => {
    const column = columnOf(point.series)
    const judge = judges.get(column) ?? judgeOf(point.series)
    judges.set(column, judge)
    return answerOf(point, judge, () => pastOf(column, comparable))
  })
  const rate = alarms.per100()
  return { ...detectedOf(record, judged, settings), ...(rate === undefined ? {} : { falseAlarmsPer100: rate }) }
}

function learn(judge: SegmentedJudge, { series, points, values, runs }: Column, alarms: FalseAlarms): void {
  const isStep = series.scope === 'step'
  for (let i = 0; i < points.length; i++) {
    const { gating, alarm } = judge.learn(points[i] as KeyedPoint)
    if (isStep) continue
    const run = runs[i] as number
    if (gating) alarms.judged(run)
    if (alarm === undefined) continue
    if (alarm === 'outcome' || !isSmall(series, values[i] as number, alarm.expected)) alarms.alarmed(run)
  }
}

const pastOf = ({ values, runs }: Column, comparable: readonly RunRecord[]): readonly PastPoint[] =>
  values.map((value, i) => ({ value, run: comparable[runs[i] as number] as RunRecord }))

/** The findings among the judged series of a run. */
export function detectedOf(record: RunRecord, all: readonly JudgedSeries[], settings: DetectSettings): Detected {
  const raised = all
    .filter(({ judged }) => judged.anomaly)
    .map((one) => ({ anomaly: anomalyOf(one), series: one.series }))
  const together = judgeTogether(record, all, settings).map(({ anomaly }) => anomaly)
  const anomalies = [...groupAnomalies({ raised, all, record }), ...together].sort(
    (a, b) =>
      severities.indexOf(b.severity) - severities.indexOf(a.severity) ||
      b.score - a.score ||
      (a.series < b.series ? -1 : 1),
  )
  const noisy = all.flatMap(({ series, judged }) =>
    judged.state === 'gating' && (judged.smallestDetectable ?? 0) > NOISY
      ? [{ series: series.key, smallestDetectable: judged.smallestDetectable ?? NOISY }]
      : [],
  )
  return { anomalies, noisy }
}
