/** Judges the metrics of one run against comparable earlier runs. */
import { replaceLearnt } from '../history/file/learnt.js'
import { type Anomaly, type Learnt, type OpenRegression, type RunRecord, severities } from '../model/index.js'
import { judgeTogether } from './detectors/multivariate.js'
import { type IsAcknowledged, nothingAcknowledged, setAcknowledgedApart } from './engine/acknowledged.js'
import { anomalyOf, type JudgedSeries, ongoingOf, type PastPoint } from './engine/anomaly.js'
import { type Column, columnsOf } from './engine/columns.js'
import { countAlarms, createFalseAlarms } from './engine/false-alarms.js'
import { gradeOf, isWorthKeeping, runTimes } from './engine/grade.js'
import { groupAnomalies, type Raised } from './engine/group.js'
import { type Closed, closedOf, openOf } from './engine/levels.js'
import { basisOfSeries, countsOf, judgePoint, SEGMENTING, thresholdsFor } from './engine/record-judge.js'
import { type SegmentedState, startOfSegmented } from './engine/segmented.js'
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
  /** Regressions that stay after this run, and the troubles it shows gone. */
  readonly open: readonly OpenRegression[]
  readonly closed: readonly Closed[]
  /** Of the comparable runs, jobs and run alone, how many in a hundred would have been alarmed on; unknown of few runs. */
  readonly falseAlarmsPer100?: number
  /** Comparable runs from which on slowness may fail a check or notify. */
  readonly gatingSamples?: number
  /** Models to keep, those of other runs with them; where a memory was given. */
  readonly learnt?: readonly Learnt[]
}

/** What stands in when this stage fails. */
export const nothingDetected: Detected = { anomalies: [], noisy: [], open: [], closed: [] }

/** A series in which nothing below this ratio would be noticed is called noisy; of a short past that says little. */
const NOISY = 1.75
const LONG = 40

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
  const thresholds = thresholdsFor(own, settings)
  const remembered = memory && createRemembered({ record, comparable, settings, memory, counts: countsOf(own) })
  const alarms = createFalseAlarms(comparable)
  const states = new Map<Column, SegmentedState>()
  const needed = new Set(own.map(({ series }) => columnOf(series)))
  for (const column of columns) {
    const learnt = learn(column, {
      basis: basisOfSeries(column.series, settings),
      thresholds: thresholds[column.series.scope],
      resumed: remembered?.fitting(column),
      needed: needed.has(column),
    })
    countAlarms(column, learnt.alarms, settings, alarms)
    if (learnt.state) states.set(column, learnt.state)
    remembered?.keep(column, learnt)
  }
  const judged = own.map((point) => {
    const column = columnOf(point.series)
    const state = states.get(column) ?? startOfSegmented(SEGMENTING)
    const asked = { thresholds: thresholds[point.series.scope] }
    const basis = basisOfSeries(point.series, settings)
    return judgePoint(point, { basis, state }, asked, () => pastOf(column, comparable)).judged
  })
  const rate = alarms.per100()
  return {
    gatingSamples: settings.gatingSamples,
    ...detectedOf(record, judged, { settings, ...(isAcknowledged && { isAcknowledged }) }),
    ...(rate === undefined ? {} : { falseAlarmsPer100: rate }),
    ...(memory && remembered && { learnt: replaceLearnt(memory.learnt, [remembered.all()]) }),
  }
}

const pastOf = ({ values, runs }: Column, comparable: readonly RunRecord[]): readonly PastPoint[] =>
  values.map((value, i) => ({ value, run: comparable[runs[i] as number] as RunRecord }))

/** What a series has to say: something new, or that a trouble reported before is not over. */
function raisedOf(one: JudgedSeries, run: ReturnType<typeof runTimes>): readonly Raised[] {
  const { series, judged } = one
  const grade = judged.anomaly ? gradeOf(one, run) : undefined
  const ongoing = grade === undefined || grade.severity === 'low' ? ongoingOf(one) : one
  if (ongoing !== one && isWorthKeeping(ongoing, run))
    return [{ anomaly: anomalyOf(ongoing, { severity: 'low', reach: 'remark', ongoing: true }), series }]
  return grade === undefined ? [] : [{ anomaly: anomalyOf(one, grade), series }]
}

/** The findings among the judged series of a run. */
export function detectedOf(
  record: RunRecord,
  all: readonly JudgedSeries[],
  {
    settings,
    isAcknowledged = nothingAcknowledged,
  }: { readonly settings: DetectSettings; readonly isAcknowledged?: IsAcknowledged },
): Detected {
  const run = runTimes(all)
  const raised = all.flatMap((one) => raisedOf(one, run))
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
    judged.samples >= LONG && (judged.smallestDetectable ?? 0) > NOISY
      ? [{ series: series.key, smallestDetectable: judged.smallestDetectable ?? NOISY }]
      : [],
  )
  return { anomalies, noisy, open: openOf(all, record), closed: closedOf(all, record) }
}
