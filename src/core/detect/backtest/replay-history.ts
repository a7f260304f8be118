/** Replays whole records: what would have been said of each run, by the runs before it. */
import { oldestFirst, workflowText } from '../../history/order.js'
import { atLeast, type BacktestRow, type RunRecord } from '../../model/index.js'
import { eventClass, isTrusted } from '../../run/trust.js'
import { createWeightGate } from '../../run/weights.js'
import { type IsAcknowledged, nothingAcknowledged } from '../engine/acknowledged.js'
import { createRecordJudge, type RecordJudge } from '../engine/record-judge.js'
import type { DetectSettings } from '../engine/settings.js'
import { type Detected, detectedOf } from '../index.js'
import { rowOf } from './replay.js'

export interface ReplayedRun {
  readonly record: RunRecord
  readonly detected: Detected
  /** Was it learnt from? Not of a fork, nor beyond the weight one commit or actor may have. */
  readonly learnt: boolean
  /** One row a series; `index` is the position of the run in the history, oldest first. */
  readonly rows: readonly BacktestRow[]
}

interface Line {
  readonly judge: RecordJudge
  readonly mayTeach: (record: RunRecord) => boolean
}

/**
 * Judges one run after the other, oldest first: what was learnt of those before is gone on from, never learnt anew.
 *
 * Runs of one workflow and kind of event are each other’s past. Forks are judged and not learnt from; nor is a run beyond
 * the weight that its commit or actor may have.
 *
 * @param whatIf factors: would each value times the factor have been flagged?
 */
export function createHistoryReplay(
  settings: DetectSettings,
  whatIf: readonly number[] = [],
): (record: RunRecord, isAcknowledged?: IsAcknowledged) => ReplayedRun {
  const lines = new Map<string, Line>()
  let index = -1
  return (record, isAcknowledged = nothingAcknowledged) => {
    index += 1
    const name = `${workflowText(record.key)} ${eventClass(record.run.value.event)}`
    const line = lines.get(name) ?? { judge: createRecordJudge(settings), mayTeach: createWeightGate() }
    lines.set(name, line)
    const learnt = isTrusted(record) && line.mayTeach(record)
    const judged = learnt ? line.judge.judge(record, whatIf) : line.judge.look(record, whatIf)
    const at = index
    const rows = judged.map(({ series, value, judged: answer }) => ({
      ...rowOf({ index: at, value }, answer),
      series: series.key,
    }))
    return { record, detected: detectedOf(record, judged, { settings, isAcknowledged }), learnt, rows }
  }
}

/** @param records a merged history, in any order */
export const replayHistory = (
  records: readonly RunRecord[],
  settings: DetectSettings,
  whatIf: readonly number[] = [],
): readonly ReplayedRun[] => {
  const replay = createHistoryReplay(settings, whatIf)
  return oldestFirst(records).map((record) => replay(record))
}

/** A remark is no alarm. */
export const alarmsIn = ({ anomalies }: Detected): number =>
  anomalies.filter(({ severity }) => atLeast(severity, 'medium')).length

/** Runs with an alarm that people did not call real, per 100 judged runs. */
export function alarmsPer100(replayed: readonly ReplayedRun[], gatingSamples: number): number | undefined {
  const judged = replayed.filter(({ rows }) => rows.some(({ state }) => state === 'gating'))
  if (judged.length < gatingSamples) return undefined
  const alarmed = judged.filter(({ record, detected }) => alarmsIn(detected) > 0 && record.feedback?.value !== 'real')
  return (100 * alarmed.length) / judged.length
}
