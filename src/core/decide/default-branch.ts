/** Does anything hang on which branch is the default one, where nobody says it? */
import type { Finding, Ruling, RunRecord, Trouble } from '../model/index.js'
import { onDefaultBranch } from '../run/trust.js'
import type { Policy } from './policy.js'
import { counts, isFailure } from './verdict.js'

interface Given {
  readonly record: RunRecord
  readonly findings: readonly Finding[]
  readonly ruling: Ruling
  readonly policy: Pick<Policy, 'notifyBranches'>
}

/**
 * A notice that goes out because every branch may be the default one, and a new failure, which there would be critical.
 *
 * @returns undefined where it is known, nothing hangs on it, or at a desk
 */
export function unknownDefaultBranch({ record, findings, ruling, policy }: Given): Trouble | undefined {
  const { branch } = record.run.value
  if (record.key.host === 'local' || branch === undefined || onDefaultBranch(record) !== undefined) return undefined
  const notifies = ruling.decisions.some(
    (decision) => decision.kind === 'notify' || (decision.kind === 'stay-quiet' && decision.held !== undefined),
  )
  const isGraver = findings.some((finding) => isFailure(finding) && counts(finding) && finding.severity === 'high')
  const hangs = [
    ...(notifies && policy.notifyBranches.length === 0 ? ['whether to notify'] : []),
    ...(isGraver ? ['how bad a new failure is'] : []),
  ]
  return hangs.length === 0
    ? undefined
    : {
        code: 'default-branch-unknown',
        message: `Which branch is the default one is not known; on that depends ${hangs.join(', and ')}`,
        advice: 'Give `default-branch: main` (`--default-branch main`), by its own name.',
      }
}
