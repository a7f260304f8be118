/** What the run as a whole is, and how bad. */
import {
  atLeast,
  type Failure,
  type Finding,
  type RunRecord,
  type Severity,
  type Verdict,
  worst,
} from '../model/index.js'
import { hasFailed, type JobResult } from '../run/outcomes.js'
import { isLikelyToPass } from './retry/chance.js'
import { failedJobs, listed } from './run-facts.js'

export interface Judged {
  readonly verdict: Verdict
  readonly severity?: Severity
  readonly because: string
}

/** Shown but never failing and never notified: too little history stands behind it. */
export const isAdvisory = (finding: Finding): boolean => finding.kind === 'anomaly' && finding.state !== 'gating'

/** The job may fail: shown, but neither failing the check nor notified. */
export const isAllowed = (finding: Finding): boolean => finding.kind === 'failure' && finding.allowed === true

/** Neither muted nor advisory nor allowed: may fail the check and may be notified. */
export const counts = (finding: Finding): boolean =>
  finding.muted === undefined && !isAdvisory(finding) && !isAllowed(finding)

export const isFailure = (finding: Finding): finding is Failure =>
  finding.kind === 'failure' && finding.diagnosis.failed

const titles = (findings: readonly Finding[]): string => listed(findings.map((finding) => finding.title))

/**
 * `failed` when something failed that a retry is not known to mend, `failed-transient` when all that failed is
 * transient, `anomalous` from high severity on, `degraded` below it, `unknown` where part of the run could not be seen,
 * else `normal`.
 * A failure that is wholly acknowledged makes a run degraded, never normal: it is red all the same.
 */
export function judge(given: {
  readonly record: RunRecord
  readonly findings: readonly Finding[]
  readonly jobStatus?: JobResult
  /** What could not be seen. */
  readonly unseen?: readonly string[]
}): Judged {
  const { record, findings, unseen = [] } = given
  const all = findings.filter((finding) => isFailure(finding) && !isAllowed(finding)).filter(isFailure)
  const failures = all.filter((failure) => failure.muted === undefined)
  const failed = failedJobs(record).filter((job) => !isMuted(job, all))
  const explained = failures.length === 0 && failed.length === 0 && all.length > 0
  const broken =
    failed.length > 0 ||
    failures.length > 0 ||
    (!explained && (hasFailed(given.jobStatus) || hasFailed(record.run.value.outcome)))
  const severity = severityOf(findings)
  const judged = (verdict: Verdict, because: string): Judged => ({
    verdict,
    because,
    ...(severity === undefined ? {} : { severity }),
  })
  if (broken) {
    const undiagnosed = failed.filter((job) => !failures.some((failure) => concerns(failure, job)))
    const real = failures.filter((failure) => !isLikelyToPass(failure))
    if (real.length > 0) return judged('failed', `${titles(real)}: not transient`)
    if (undiagnosed.length > 0)
      return judged('failed', `no diagnosis for ${listed(undiagnosed.map((job) => job.name))}`)
    if (failures.length === 0) return judged('failed', 'the run failed and its log could not be read')
    return judged('failed-transient', `${titles(failures)}: likely to pass on retry`)
  }
  if (explained) return judged('degraded', `acknowledged: ${titles(all)}`)
  const open = findings.filter(counts)
  const severe = open.filter((finding) => atLeast(finding.severity, 'high'))
  if (severe.length > 0) return judged('anomalous', titles(severe))
  const mild = findings.filter((finding) => finding.muted === undefined && isWorthATitle(finding))
  if (mild.length > 0) return judged('degraded', titles(mild))
  if (unseen.length > 0) return judged('unknown', `could not see ${listed(unseen)}`)
  return judged('normal', 'nothing out of the ordinary')
}

/** Does this failure belong to that job? */
export const concerns = (failure: Failure, job: { readonly id: string; readonly name: string }): boolean =>
  failure.jobId === undefined ? failure.job === job.name : failure.jobId === job.id

/** Is everything known of this job’s failure acknowledged? */
const isMuted = (job: { readonly id: string; readonly name: string }, failures: readonly Failure[]): boolean => {
  const own = failures.filter((failure) => concerns(failure, job))
  return own.length > 0 && own.every((failure) => failure.muted !== undefined)
}

/** From medium on; and a run that is as far off as one that was reported is not normal, however often that is said. */
const isWorthATitle = (finding: Finding): boolean =>
  atLeast(finding.severity, 'medium') || (finding.kind === 'anomaly' && finding.ongoing === true)

/** The worst of what counts; of advisory findings alone, low: they must not read like an alarm. */
function severityOf(findings: readonly Finding[]): Severity | undefined {
  const told = findings.filter((finding) => finding.muted === undefined)
  return worst(told.map((finding) => (isAdvisory(finding) ? 'low' : finding.severity)))
}
