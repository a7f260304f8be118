/** The registry of remediation strategies: the first that has something to say about a failure says it. */
import type { DecisionOf, Failure, Finding, RunRecord } from '../../model/index.js'
import { failedJobs } from '../run-facts.js'
import { concerns, isFailure } from '../verdict.js'
import { clearCaches } from './clear-caches.js'
import type { Ailment, Strategy } from './strategy.js'

export const strategies: readonly Strategy[] = [clearCaches]

type RemedyDecision = DecisionOf<'remedy'> | DecisionOf<'dispatch'>

/** A remedy for each unmuted failure, at most ten. */
export function remediesFor(given: {
  readonly record: RunRecord
  readonly records: readonly RunRecord[]
  readonly findings: readonly Finding[]
  readonly now: number
}): readonly RemedyDecision[] {
  const failures = given.findings.filter(isFailure).filter((failure) => failure.muted === undefined)
  return failures.slice(0, 10).flatMap((failure) => {
    const ailment: Ailment = { ...given, failure, diagnosis: failure.diagnosis, ...testsOf(failure, given.record) }
    return fromStrategies(ailment)
  })
}

function fromStrategies(ailment: Ailment): readonly RemedyDecision[] {
  for (const strategy of strategies) {
    const remedy = strategy.remedy(ailment)
    if (remedy !== undefined)
      return [{ kind: 'remedy', because: ailment.failure.title, strategy: strategy.id, ...remedy }]
  }
  return []
}

function testsOf(failure: Failure, record: RunRecord): Pick<Ailment, 'tests'> {
  const failed = failedJobs(record)
  const job = failed.find((candidate) => concerns(failure, candidate))
  const tests = job?.record.tests?.value ?? (failed.length <= 1 ? record.tests?.value : undefined)
  return tests === undefined ? {} : { tests }
}
