/** A failure of one job, with its record, for the tests of the strategies. */
import { remediesFor } from '../../../../src/core/decide/remediation/index.js'
import type { DecisionOf, Diagnosis, RunRecord, TestCase, TestResults } from '../../../../src/core/model/index.js'
import { failureOf, now, policyOf, type RunExample, recordOf } from '../examples.js'

export const linesOf = (...texts: readonly string[]): Diagnosis['lines'] =>
  texts.map((text, index) => ({ number: index + 1, text }))

export const reportOf = (failures: readonly TestCase[]): TestResults => ({
  total: 50,
  failed: failures.length,
  skipped: 0,
  failures: [...failures],
  flaky: [],
  slowest: [],
})

/** The one remedy for this diagnosis of job `build`. */
export function remedyFor(
  diagnosis: Partial<Diagnosis>,
  given: {
    readonly run?: RunExample
    readonly records?: readonly RunRecord[]
    readonly tests?: readonly TestCase[]
  } = {},
): DecisionOf<'remedy'> {
  const record = recordOf({
    jobs: [
      { name: 'build', outcome: 'failed', ...(given.tests === undefined ? {} : { tests: reportOf(given.tests) }) },
    ],
    ...given.run,
  })
  const findings = [failureOf({ transient: false, rule: null, ...diagnosis })]
  const answers = remediesFor({ record, records: given.records ?? [], findings, policy: policyOf(), now })
  const remedy = answers.find((answer) => answer.kind === 'remedy')
  if (remedy === undefined) throw new Error('no remedy')
  return remedy
}
