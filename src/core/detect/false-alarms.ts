/** How many of the earlier runs would have been alarmed on: what the summary states as the false-alarm rate. */
import type { RunRecord } from '../model/index.js'
import { createRecordJudge, type RunPoint } from './record-judge.js'
import type { DetectSettings } from './settings.js'

/** Runs that must have been judged for a rate to mean anything. */
const LEAST = 20

export interface FalseAlarms {
  /** Runs come oldest first. */
  readonly note: (run: RunRecord, points: readonly RunPoint[]) => void
  /** Alarmed runs per 100 judged ones, or undefined while there are fewer than 20. */
  readonly per100: () => number | undefined
}

/**
 * Runs that people called real trouble do not count as false. Steps are left out: their alarms are part of their job's, and
 * they are most of the cost.
 */
export function createFalseAlarms(settings: DetectSettings): FalseAlarms {
  const judge = createRecordJudge(settings)
  let judged = 0
  let alarmed = 0
  return {
    note: (run, points) => {
      const answers = judge.answer(points.filter(({ series }) => series.scope !== 'step'))
      if (!answers.some(({ judged: answer }) => answer.state === 'gating')) return
      judged++
      if (run.feedback?.value !== 'real' && answers.some(({ judged: answer }) => answer.anomaly)) alarmed++
    },
    per100: () => (judged < LEAST ? undefined : (100 * alarmed) / judged),
  }
}
