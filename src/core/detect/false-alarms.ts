/** How often alarms would have been raised on earlier runs: what the run summary states as the false-alarm rate. */
import type { RunRecord } from '../model/index.js'
import { createRecordJudge } from './record-judge.js'
import type { DetectSettings } from './settings.js'

/** Runs that must have been judged for a rate to mean anything. */
const LEAST = 20

/**
 * Runs that people called real trouble do not count as false. Steps are left out: their alarms are part of their job's, and
 * they are most of the cost.
 *
 * @param comparable runs, oldest first
 * @returns alarmed runs per 100 judged ones, or undefined while there are fewer than 20
 */
export function falseAlarmsPer100(comparable: readonly RunRecord[], settings: DetectSettings): number | undefined {
  const judge = createRecordJudge(settings)
  let judged = 0
  let alarmed = 0
  for (const run of comparable) {
    const answers = judge.answer(run, { steps: false })
    if (!answers.some(({ judged: answer }) => answer.state === 'gating')) continue
    judged++
    if (run.feedback?.value !== 'real' && answers.some(({ judged: answer }) => answer.anomaly)) alarmed++
  }
  return judged < LEAST ? undefined : (100 * alarmed) / judged
}
