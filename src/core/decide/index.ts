/** The decision stage: findings, history and policy in, a ruling out. Nothing is done here. */
import type { Finding, Ruling, RunRecord } from '../model/index.js'
import { type OpenEpisode, openEpisodes } from './episodes.js'
import { gate } from './gate.js'
import { noticeFor } from './notice.js'
import type { Policy } from './policy.js'
import { remediesFor } from './remediation/index.js'
import { rerunFor } from './retry/rerun.js'
import { owedEnds } from './routing/undelivered.js'
import { judge } from './verdict.js'

export interface Question {
  readonly record: RunRecord
  /** Those that an acknowledgement explains are marked so already. */
  readonly findings: readonly Finding[]
  /**
   * The known history, this run’s own record and earlier attempts included or not, and what is known of the repository’s
   * other workflows: budgets and breakers are the repository’s.
   */
  readonly records: readonly RunRecord[]
  readonly policy: Policy
  /** What of the run could not be seen; see `unseenOf`. */
  readonly unseen?: readonly string[]
  /** Series whose trouble this run shows gone, as detection says. */
  readonly closed?: readonly { readonly series: string }[]
  /** Episodes open before this run, where they are known; else they are worked out of the records. */
  readonly episodes?: readonly OpenEpisode[]
  /** Milliseconds since the epoch. */
  readonly now: number
  /** Draws the jitter of the backoff; the run’s id will do. */
  readonly seed: string
}

/** Verdict, severity, pass or fail, and every decision with its reason. */
export function decide(question: Question): Ruling {
  const { record, findings, records, policy } = question
  const judged = judge({
    record,
    findings,
    ...(question.unseen === undefined ? {} : { unseen: question.unseen }),
    ...(policy.jobStatus === undefined ? {} : { jobStatus: policy.jobStatus }),
  })
  const gated = gate({ record, findings, verdict: judged.verdict, policy })
  const rerun = rerunFor(question)
  const inEarnest = rerun?.kind === 'no-rerun' ? rerun.held : rerun
  const rerunning = inEarnest !== undefined && (policy.place === 'companion' || policy.place === 'watch')
  const closed = (question.closed ?? []).map(({ series }) => series)
  const open = question.episodes ?? openEpisodes(record, records, { observing: policy.observe })
  const owed = owedEnds(record, records)
  const notice = noticeFor({ record, open, owed, findings, verdict: judged.verdict, policy, rerunning, closed })
  return {
    ...judged,
    pass: gated.kind === 'pass',
    decisions: [gated, notice, ...(rerun === undefined ? [] : [rerun]), ...remediesFor(question)],
  }
}
