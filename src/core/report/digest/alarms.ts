/** What was said in a stretch, and what people said of it. */
import { type FeedbackRates, feedbackRates, isAlarmed } from '../../history/feedback.js'
import type { RunRecord, Verdict } from '../../model/index.js'
import { verdicts } from '../../model/index.js'

export interface Alarms {
  readonly byVerdict: Readonly<Record<Verdict, number>>
  /** Runs judged at all. */
  readonly judged: number
  /** Runs with an anomaly that nobody had acknowledged. */
  readonly anomalous: number
  readonly notices: number
  /** Told by people, of any of these runs. */
  readonly falseAlarms: number
  readonly confirmed: number
  /** The rates that follow; absent while nobody has said anything. */
  readonly feedback?: FeedbackRates
}

export function alarmsOf(records: readonly RunRecord[]): Alarms {
  const judged = records.flatMap((record) => (record.judgement === undefined ? [] : [record.judgement.value]))
  const count = (verdict: Verdict): number => judged.filter((judgement) => judgement.verdict === verdict).length
  const feedback = feedbackRates(records)
  return {
    byVerdict: Object.fromEntries(verdicts.map((verdict) => [verdict, count(verdict)])) as Record<Verdict, number>,
    judged: judged.length,
    anomalous: records.filter(isAlarmed).length,
    // One notice may be about several troubles.
    notices: judged.reduce((sum, { notified }) => sum + new Set(notified.map(({ channel }) => channel)).size, 0),
    falseAlarms: records.filter((record) => record.feedback?.value === 'false-alarm').length,
    confirmed: records.filter((record) => record.feedback?.value === 'real').length,
    ...(feedback === undefined ? {} : { feedback }),
  }
}
