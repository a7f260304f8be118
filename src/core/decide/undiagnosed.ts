/**
 * A run that failed without a word of why: its log is gone, or nobody may read it. That is news as any failure is, and the
 * next green run is its end; of what it is about no more is known than the run’s line.
 */
import type { Finding, RunRecord, Verdict } from '../model/index.js'
import { hasFailed } from '../run/outcomes.js'
import { failedJobs, listed } from './run-facts.js'
import type { Trouble } from './trouble.js'
import { counts } from './verdict.js'

const KEY = 'failure:undiagnosed'

/** As bad as a failure that is new and not known to be transient (DESIGN section 5). */
const trouble: Trouble = { key: KEY, kind: 'failure', severity: 'high' }

/** Of the run at hand: failed, and no failure and no test that counts tells of it. */
export const undiagnosed = (verdict: Verdict, findings: readonly Finding[]): readonly Trouble[] =>
  verdict === 'failed' && !findings.some((finding) => finding.kind !== 'anomaly' && counts(finding)) ? [trouble] : []

/** Of a run in the history. One that may fail is stored as any other finding: what was notified tells them apart. */
export function wasUndiagnosed(record: RunRecord): readonly Trouble[] {
  const { judgement, run } = record
  const hasBroken = hasFailed(run.value.outcome) || failedJobs(record).length > 0
  if (judgement?.value.verdict !== 'failed' || !hasBroken) return []
  const { findings, notified } = judgement.value
  const explained = findings.some(({ kind, muted }) => kind !== 'anomaly' && muted !== true)
  return !explained || notified.some(({ episode }) => episode.startsWith(`${KEY}@`)) ? [trouble] : []
}

export const isUndiagnosed = ({ key }: Pick<Trouble, 'key'>): boolean => key === KEY

/** "job Test, undiagnosed" */
export function undiagnosedLabel(record: RunRecord): string {
  const names = listed(failedJobs(record).map(({ name }) => name))
  return names === '' ? 'the run, undiagnosed' : `job ${names}, undiagnosed`
}
