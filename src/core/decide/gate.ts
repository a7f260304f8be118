/** Pass or fail: what may fail the check, and why the rest does not. */
import { atLeast, type DecisionOf, type Failure, type Finding, type RunRecord, type Verdict } from '../model/index.js'
import { hasFailed } from '../run/outcomes.js'
import { allAre, isOld, testsOfFailure } from './failing-tests.js'
import { labelOf } from './labels.js'
import type { Policy } from './policy.js'
import { listed } from './run-facts.js'
import { isAdvisory, isAllowed } from './verdict.js'

export type GateDecision = DecisionOf<'pass'> | DecisionOf<'fail-check'>

export interface GateQuestion {
  readonly record: RunRecord
  readonly findings: readonly Finding[]
  readonly verdict: Verdict
  readonly policy: Policy
}

/** Why this finding does not fail the check; undefined when it does. */
export function letThrough(finding: Finding, question: GateQuestion): string | undefined {
  const { policy } = question
  if (finding.muted !== undefined) return `acknowledged (${finding.muted})`
  if (isAdvisory(finding)) return 'advisory'
  if (isAllowed(finding)) return 'its job may fail'
  if (finding.kind === 'anomaly' && finding.ongoing === true) return 'reported before, not over yet'
  const category =
    finding.kind === 'failure' ? finding.diagnosis.category : finding.kind === 'test' ? 'test' : undefined
  if (category !== undefined && outsideCategories(category, policy))
    return `category ${category} is not in fail-on-categories`
  const excused = finding.kind === 'failure' ? excusedTests(finding, question) : undefined
  if (excused !== undefined) return excused
  if (finding.kind === 'test' && finding.test === 'known-flaky' && policy.failOnTests !== 'all')
    return 'a known flaky test'
  if (finding.kind === 'test' && policy.failOnTests === 'new' && isOld(finding)) return 'failed before'
  if (policy.failOn === 'never') return 'fail-on is never'
  if (!atLeast(finding.severity, policy.failOn)) return finding.severity
  return finding.kind === 'anomaly' && finding.reach !== 'fail' ? 'not certain enough yet' : undefined
}

/** Baseline-aware: a failed test job whose failing tests are all old, or all known to be flaky. */
function excusedTests(failure: Failure, { record, findings, policy }: GateQuestion): string | undefined {
  if (policy.failOnTests === 'all' || failure.diagnosis.category !== 'test') return undefined
  const tests = testsOfFailure(failure, record)
  if (allAre('known-flaky', tests, findings)) return 'only known flaky tests failed'
  return policy.failOnTests === 'new' && allAre('not-new', tests, findings) ? 'no test that failed is new' : undefined
}

/** Is one of the findings let pass for its severity alone? */
const onlyMild = (question: GateQuestion): boolean =>
  question.findings.some((finding) => letThrough(finding, question) === finding.severity)

const outsideCategories = (category: string | null, policy: Policy): boolean =>
  policy.failOnCategories.length > 0 && !policy.failOnCategories.some((allowed) => allowed === category)

/** A run that failed without a diagnosis has no finding that could fail the check, and that is said. */
const withoutFindings = (verdict: Verdict): string =>
  verdict === 'failed' || verdict === 'failed-transient'
    ? `the run is ${verdict}, with no finding to judge it by; \`fail-on-verdicts: ${verdict}\` would fail the check`
    : 'nothing to fail for'

/**
 * Fails for findings at or above `fail-on`, or for a verdict named in `fail-on-verdicts`. A job that has failed already
 * is not failed again, and observing never fails; both say what they would have done.
 */
export function gate(question: GateQuestion): GateDecision {
  const { findings, verdict, policy } = question
  const passed = findings.flatMap((finding) => {
    const why = letThrough(finding, question)
    return why === undefined ? [] : [`${labelOf(finding)} (${why})`]
  })
  const failing = findings.filter((finding) => letThrough(finding, question) === undefined)
  const byVerdict = policy.failOnVerdicts.includes(verdict)
  if (failing.length === 0 && !byVerdict)
    return {
      kind: 'pass',
      because:
        passed.length > 0
          ? `${listed(passed)}${onlyMild(question) ? `; fail-on is ${policy.failOn}` : ''}`
          : withoutFindings(verdict),
    }
  const reason =
    failing.length > 0
      ? `${listed(failing.map((finding) => `${labelOf(finding)} (${finding.severity})`))}; fail-on is ${policy.failOn}`
      : `the verdict is ${verdict}, named in fail-on-verdicts`
  if (hasFailed(policy.jobStatus) || policy.jobStatus === 'cancelled')
    return { kind: 'pass', because: `the job has ended as ${policy.jobStatus} already; found: ${reason}` }
  if (policy.observe) return { kind: 'pass', held: true, because: reason }
  return { kind: 'fail-check', because: reason }
}
