/** A user’s own strategy from the configuration file comes before ours. */
import type { DecisionOf, Failure, RunRecord } from '../../model/index.js'
import { isTrusted } from '../../run/trust.js'
import type { Policy, RemedyRule } from '../policy.js'

type Answer = DecisionOf<'remedy'> | DecisionOf<'dispatch'>

/** The rule’s own entry before its category’s. */
export const ruleFor = (failure: Failure, rules: readonly RemedyRule[]): RemedyRule | undefined =>
  rules.find((rule) => rule.for.rule !== undefined && rule.for.rule === failure.diagnosis.rule) ??
  rules.find((rule) => rule.for.category !== undefined && rule.for.category === failure.diagnosis.category)

/**
 * Advice and link as a remedy; a workflow as a dispatch where one may be made: from the companion or the watch, never
 * for a fork’s commit, nor for one that may be a fork’s. It gets two inputs, `run` and `diagnosis` (JSON).
 */
export function ownAnswers(given: {
  readonly failure: Failure
  readonly rule: RemedyRule
  readonly record: RunRecord
  readonly policy: Policy
}): readonly Answer[] {
  const { failure, rule, record, policy } = given
  const told = [rule.advice, rule.link, rule.workflow === undefined ? undefined : `Workflow: ${rule.workflow}`]
  const because = `your own remedy for ${rule.for.rule ?? rule.for.category}: ${failure.title}`
  const remedy: Answer = {
    kind: 'remedy',
    because,
    strategy: 'own',
    title: failure.title,
    instruction: told.filter((part) => part !== undefined).join('\n'),
  }
  const outside = policy.place === 'companion' || policy.place === 'watch'
  if (rule.workflow === undefined || !outside || policy.observe || !isTrusted(record)) return [remedy]
  return [remedy, { kind: 'dispatch', because, workflow: rule.workflow, inputs: inputsFor(failure, record) }]
}

/** GitHub takes at most 65,535 characters of inputs together; these are far below. */
const inputsFor = (failure: Failure, record: RunRecord): Readonly<Record<string, string>> => {
  const { category, rule, signature, title, transient, lines } = failure.diagnosis
  return {
    run: record.key.run,
    diagnosis: JSON.stringify({
      attempt: record.key.attempt,
      job: failure.job,
      category,
      rule,
      signature,
      title: title.slice(0, 300),
      transient,
      lines: lines.slice(0, 5).map((line) => line.text.slice(0, 500)),
    }),
  }
}
