/** Judges the metrics of one run against comparable earlier runs. */
import { replaceLearnt } from '../history/file/learnt.js'
import type { Anomaly, Learnt, RunRecord } from '../model/index.js'
import { severities } from '../model/index.js'
import { judgeTogether } from './detectors/multivariate.js'
import { type IsAcknowledged, nothingAcknowledged, setAcknowledgedApart } from './engine/acknowledged.js'
import { anomalyOf, type JudgedSeries, type PastPoint } from './engine/anomaly.js'
import { type Column, columnsOf } from './engine/columns.js'
import { countAlarms, createFalseAlarms } from './engine/false-alarms.js'
import { groupAnomalies } from './engine/group.js'
import { answerOf, judgesUnder } from './engine/record-judge.js'
import type { SegmentedJudge } from './engine/segmented.js'
import type { DetectSettings } from './engine/settings.js'
import { learn } from './models/learn.js'
import { createRemembered, type Memory } from './models/remembered.js'

export { detectorNames } from './detectors/registry.js'
export { type DetectSettings, defaultSettings } from './engine/settings.js'

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
  /** Models to keep, those of other runs with them; where a memory was given. */
  readonly learnt?: readonly Learnt[]
}

/** What stands in when this stage fails. */
export const nothingDetected: Detected = { anomalies: [], noisy: [] }

/** A series in which nothing below this ratio would be noticed is called noisy. */
const NOISY = 1.75

/**
 * @param given.isAcknowledged changes that people meant, which take their share out of what they explain
 * @param given.comparable trusted, earlier, comparable runs, oldest first
 * @param given.memory what earlier runs learnt: gone on from where it fits, which changes no answer
 */
export function detectAnomalies(given: {
  readonly record: RunRecord
  readonly comparable: readonly RunRecord[]
  readonly settings: DetectSettings
  readonly memory?: Memory
  readonly isAcknowledged?: IsAcknowledged
}): Detected {
  const { record, comparable, settings, memory, isAcknowledged } = given
  const { columns, own, columnOf } = columnsOf(comparable, record)
  const remembered = memory && createRemembered({ record, comparable, settings, memory })
  const alarms = createFalseAlarms(comparable)
  const judgeOf = judgesUnder(settings)
  const judges = new Map<Column, SegmentedJudge>()
  const needed = new Set(own.map(({ series }) => columnOf(series)))
  for (const column of columns) {
    const learnt = learn(column, { judgeOf, resumed: remembered?.fitting(column), needed: needed.has(column) })
    if (column.series.scope !== 'step') countAlarms(column, learnt.alarms, settings, alarms)
    if (learnt.judge) judges.set(column, learnt.judge)
    remembered?.keep(column, learnt)
  }
  const judged = own.map((point) => {
    const column = columnOf(point.series)
    const judge = judges.get(column) ?? judgeOf(point.series)
    judges.set(column, judge)
    return answerOf(point, judge, () => pastOf(column, comparable))
  })
  const rate = alarms.per100()
  return {
    ...detectedOf(record, judged, { settings, ...(isAcknowledged && { isAcknowledged }) }),
    ...(rate === undefined ? {} : { falseAlarmsPer100: rate }),
    ...(memory && remembered && { learnt: replaceLearnt(memory.learnt, [remembered.all()]) }),
  }
}

const pastOf = ({ values, runs }: Column, comparable: readonly RunRecord[]): readonly PastPoint[] =>
  values.map((value, i) => ({ value, run: comparable[runs[i] as number] as RunRecord }))

/** The findings among the judged series of a run. */
export function detectedOf(
  record: RunRecord,
  all: readonly JudgedSeries[],
  {
    settings,
    isAcknowledged = nothingAcknowledged,
  }: { readonly settings: DetectSettings; readonly isAcknowledged?: IsAcknowledged },
): Detected {
  const raised = all
    .filter(({ judged }) => judged.anomaly)
    .map((one) => ({ anomaly: anomalyOf(one), series: one.series }))
  const together = judgeTogether(record, all, settings).map(({ anomaly }) => anomaly)
  const { open, apart } = setAcknowledgedApart({ raised, all, record, isAcknowledged })
  const grouped = [open, apart].flatMap((some) => groupAnomalies({ raised: some, all, record }))
  const anomalies = [...grouped, ...together].sort(
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
