/** The registry of remediation strategies: the first that has something to say about a failure says it. */
import type { DecisionOf, Failure, Finding, RunRecord } from '../../model/index.js'
import { testsOfFailure } from '../failing-tests.js'
import type { Policy } from '../policy.js'
import { isFailure } from '../verdict.js'
import { clearCaches } from './clear-caches.js'
import { dependencyCheck } from './dependency-check.js'
import { lookCloser } from './look-closer.js'
import { ownAnswers, ruleFor } from './own-strategy.js'
import { permissions } from './permissions.js'
import { rerunTests } from './rerun-tests.js'
import { resources } from './resources.js'
import { retry } from './retry.js'
import { sourceCheck } from './source-check.js'
import type { Ailment, Strategy } from './strategy.js'
import { timeout } from './timeout.js'

export const strategies: readonly Strategy[] = [
  clearCaches,
  rerunTests,
  dependencyCheck,
  timeout,
  resources,
  permissions,
  retry,
  sourceCheck,
  lookCloser,
]

type RemedyDecision = DecisionOf<'remedy'> | DecisionOf<'dispatch'>

const most = 10

/** A remedy for each unmuted failure, at most ten; equal ones of several jobs once. */
export function remediesFor(given: {
  readonly record: RunRecord
  readonly records: readonly RunRecord[]
  readonly findings: readonly Finding[]
  readonly policy: Policy
  readonly now: number
}): readonly RemedyDecision[] {
  const failures = given.findings.filter(isFailure).filter((failure) => failure.muted === undefined)
  const seen = new Set<string>()
  return failures.slice(0, most).flatMap((failure) =>
    answersFor(failure, given).filter((answer) => {
      const said =
        answer.kind === 'remedy' ? `${answer.strategy} ${answer.instruction} ${answer.command}` : answer.workflow
      const fresh = !seen.has(said)
      seen.add(said)
      return fresh
    }),
  )
}

function answersFor(failure: Failure, given: Parameters<typeof remediesFor>[0]): readonly RemedyDecision[] {
  const rule = ruleFor(failure, given.policy.remedies)
  if (rule !== undefined) return ownAnswers({ failure, rule, record: given.record, policy: given.policy })
  const tests = testsOfFailure(failure, given.record)
  const ailment: Ailment = {
    ...given,
    failure,
    diagnosis: failure.diagnosis,
    ...(tests === undefined ? {} : { tests }),
  }
  for (const strategy of strategies) {
    const remedy = strategy.remedy(ailment)
    if (remedy !== undefined) return [{ kind: 'remedy', because: failure.title, strategy: strategy.id, ...remedy }]
  }
  return []
}
