/** Judges the metrics of one run against comparable earlier runs. */
import type { Anomaly, RunRecord } from '../model/index.js'
import { severities } from '../model/index.js'
import { anomalyOf, type JudgedSeries } from './anomaly.js'
import { createFalseAlarms } from './false-alarms.js'
import { groupAnomalies } from './group.js'
import { judgeTogether } from './multivariate.js'
import { createRecordJudge, pointsOf } from './record-judge.js'
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

/** Runs that steps are learnt from: no detector looks farther back, and steps are most of the series. */
const STEP_RUNS = 120

/**
 * @param given.comparable trusted, earlier, comparable runs, oldest first
 */
export function detectAnomalies(given: {
  readonly record: RunRecord
  readonly comparable: readonly RunRecord[]
  readonly settings: DetectSettings
}): Detected {
  const judge = createRecordJudge(given.settings)
  const alarms = createFalseAlarms(given.settings)
  // What the judged run has nothing to say about need not be learnt for it.
  const own = new Set(pointsOf(given.record).map(({ series }) => series.key))
  const recent = given.comparable.length - STEP_RUNS
  given.comparable.forEach((run, i) => {
    const points = pointsOf(run, { steps: i >= recent })
    judge.learn(
      run,
      points.filter(({ series }) => own.has(series.key)),
    )
    alarms.note(run, points)
  })
  const rate = alarms.per100()
  return {
    ...detectedOf(given.record, judge.judge(given.record), given.settings),
    ...(rate === undefined ? {} : { falseAlarmsPer100: rate }),
  }
}

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
