/** A team’s own idea of how bad a finding is: the first entry that fits sets it, and the finding says so. */
import type { Finding, RunRecord, Severity } from '../model/index.js'
import { matches } from '../run/wildcard.js'
import { namesOfFinding } from './names.js'
import type { SeverityRule } from './policy.js'

/**
 * The findings with the severities that the rules give them. Certainty is not theirs to change: what is advisory, allowed to
 * fail or too uncertain to fail a check stays so.
 */
export const withSeverities = <F extends Finding>(
  findings: readonly F[],
  { record, severities = [] }: { readonly record: RunRecord; readonly severities?: readonly SeverityRule[] },
): readonly F[] =>
  severities.length === 0
    ? findings
    : findings.map((finding) => {
        const rule = severities.find((one) => fits(one, finding, record))
        return rule === undefined || rule.severity === finding.severity ? finding : graded(finding, rule.severity)
      })

const graded = <F extends Finding>(finding: F, severity: Severity): F => ({
  ...finding,
  severity,
  reasons: [...finding.reasons, `severity ${severity} by the configuration file; without it ${finding.severity}`],
})

function fits(
  { series, category, rule, workflow, branch }: SeverityRule,
  finding: Finding,
  { key, run }: RunRecord,
): boolean {
  const diagnosis = finding.kind === 'failure' ? finding.diagnosis : undefined
  const ownCategory = finding.kind === 'test' ? 'test' : diagnosis?.category
  return (
    (series === undefined || namesOfFinding(finding).some((name) => matches(series, name))) &&
    (category === undefined || category === ownCategory) &&
    (rule === undefined || matches(rule, diagnosis?.rule ?? '')) &&
    (workflow === undefined || matches(workflow, key.workflow)) &&
    (branch === undefined || matches(branch, run.value.branch ?? ''))
  )
}
