/** Replays whole records: what would have been said of each run, by the runs before it. */
import { eventClass, isTrusted } from '../collect/trust.js'
import { oldestFirst, workflowText } from '../history/order.js'
import type { BacktestRow, RunRecord } from '../model/index.js'
import { type Detected, detectedOf } from './index.js'
import { createRecordJudge, type RecordJudge } from './record-judge.js'
import { rowOf } from './replay.js'
import type { DetectSettings } from './settings.js'

export interface ReplayedRun {
  readonly record: RunRecord
  readonly detected: Detected
  /** One row a series; `index` is the position of the run in the history, oldest first. */
  readonly rows: readonly BacktestRow[]
}

/**
 * Runs of one workflow and kind of event are each other’s past; runs from forks are left out, as they teach nothing. The
 * cap on the weight of one commit and one actor is not applied: it would need the whole past anew for every run.
 *
 * @param records a merged history, in any order
 */
export function replayHistory(records: readonly RunRecord[], settings: DetectSettings): readonly ReplayedRun[] {
  const judges = new Map<string, RecordJudge>()
  return oldestFirst(records)
    .filter(isTrusted)
    .map((record, index) => {
      const line = `${workflowText(record.key)} ${eventClass(record.run.value.event)}`
      const judge = judges.get(line) ?? createRecordJudge(settings)
      judges.set(line, judge)
      const judged = judge.judge(record)
      const rows = judged.map(({ series, value, judged: answer }) => ({
        ...rowOf({ index, value }, answer),
        series: series.key,
      }))
      return { record, detected: detectedOf(record, judged, settings), rows }
    })
}

/** Findings per 100 judged runs that people did not call real: the rate the run summary states. */
export function alarmsPer100(replayed: readonly ReplayedRun[], gatingSamples: number): number | undefined {
  const judged = replayed.filter(({ rows }) => rows.some(({ state }) => state === 'gating'))
  if (judged.length < gatingSamples) return undefined
  const alarmed = judged.filter(
    ({ record, detected }) => detected.anomalies.length > 0 && record.feedback?.value !== 'real',
  )
  return (100 * alarmed.length) / judged.length
}
