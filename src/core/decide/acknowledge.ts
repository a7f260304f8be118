/** Intended changes mute the findings they explain: muted findings stay visible, but neither fail nor notify. */
import type { Finding, RunRecord } from '../model/index.js'
import { matches } from '../words/wildcard.js'
import type { Acknowledgement } from './policy.js'
import { startOf } from './run-facts.js'

const commit = /^[0-9a-f]{7,64}$/i

/**
 * The findings, those that an acknowledgement explains marked with its id and reason.
 *
 * A `since` that is a date holds from that moment on. A `since` that is a commit holds for every run but those known to
 * be before it: which commit came first is not in the record, so the finding’s own `since` is asked first.
 */
export const applyAcknowledgements = (
  findings: readonly Finding[],
  acknowledgements: readonly Acknowledgement[],
  record: RunRecord,
): readonly Finding[] =>
  findings.map((finding) => {
    if (finding.muted !== undefined) return finding
    const found = acknowledgements.find((candidate) => explains(candidate, finding, record))
    return found === undefined ? finding : { ...finding, muted: `${found.id}: ${found.reason}` }
  })

function explains(acknowledgement: Acknowledgement, finding: Finding, record: RunRecord): boolean {
  const at = startOf(record)
  if (acknowledgement.until !== undefined && at >= endOf(acknowledgement.until)) return false
  const { workflow, branch } = acknowledgement
  if (workflow !== undefined && !matches(workflow, record.key.workflow)) return false
  if (branch !== undefined && !matches(branch, record.run.value.branch ?? '')) return false
  if (!namesOf(finding).some((name) => matches(acknowledgement.series, name))) return false
  if (commit.test(acknowledgement.since)) return true
  return at >= Date.parse(acknowledgement.since)
}

/** A bare date lasts to the end of its day (UTC). */
const endOf = (until: string): number => Date.parse(until) + (until.length === 10 ? 86_400_000 : 0)

function namesOf(finding: Finding): readonly string[] {
  switch (finding.kind) {
    case 'anomaly':
      return [finding.series, finding.id]
    case 'failure':
      return [finding.diagnosis.signature, finding.id, ...(finding.job === undefined ? [] : [`job[${finding.job}]`])]
    case 'test':
      return [finding.name, finding.id]
    default:
      return finding satisfies never
  }
}
