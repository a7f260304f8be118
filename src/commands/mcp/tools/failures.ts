/** Failures of the past that are like one, and whether a rerun is worth it. */
import { failedJobs } from '../../../core/decide/run-facts.js'
import type { RunRecord } from '../../../core/model/index.js'
import { adviceFor } from '../failures.js'
import { ofWorkflow, runFacts, runNamed } from '../runs.js'
import { attempt, name, repository, runId, tool, workflow } from '../tool.js'

const which = {
  run: runId.optional(),
  attempt: attempt.optional(),
  workflow: workflow.optional(),
  repository: repository.optional(),
}
const hasFailures = (record: RunRecord): boolean => failedJobs(record).length > 0

export const similarFailures = tool({
  name: 'similar_failures',
  description:
    'Earlier failures like this one, newest first: of the same signature, then of the same rule; where they were, and whether the next attempt passed. Give a `signature` (of diagnose_log) or a run; default: the newest failed run.',
  args: { ...which, signature: name('signature of a failure').optional() },
  async answer({ signature, ...wanted }, { source }) {
    const history = await source.history()
    const record = signature === undefined ? runNamed(history, wanted, hasFailures) : undefined
    const own = record === undefined ? [] : failedJobs(record).flatMap((job) => job.record.failure?.value ?? [])
    const signatures = new Set(signature === undefined ? own.map((failure) => failure.signature) : [signature])
    const rules = new Set(own.flatMap(({ rule }) => rule ?? []))
    const others = ofWorkflow(history, wanted).filter((other) => other !== record)
    const alike = others.toReversed().flatMap((other) =>
      failedJobs(other).flatMap(({ name: job, record: { failure } }) => {
        if (failure === undefined) return []
        const { rule, signature: its, title, lines } = failure.value
        const same = signatures.has(its)
        if (!same && !(rule !== null && rules.has(rule))) return []
        const likeness = same ? 'same signature' : 'same rule'
        return [{ likeness, job, title, signature: its, ...runFacts(other), ...retryOf(other, job, others), lines }]
      }),
    )
    const [same, kin] = [alike.filter((row) => signatures.has(row.signature)), alike]
    const rows = [...same, ...kin.filter((row) => !signatures.has(row.signature))]
    return {
      facts: {
        of: record && runFacts(record),
        signatures: [...signatures],
        same: same.length,
        sameRule: kin.length - same.length,
      },
      rows,
    }
  },
})

/** How the job ended in the next attempt, where there was one. */
function retryOf({ key }: RunRecord, job: string, records: readonly RunRecord[]) {
  const next = records.find(
    (other) =>
      other.key.run === key.run &&
      other.key.attempt === key.attempt + 1 &&
      other.key.repository === key.repository &&
      other.key.workflow === key.workflow,
  )
  const outcome = Object.values(next?.jobs ?? {}).find(({ facts }) => facts?.value.name === job)?.facts?.value.outcome
  return outcome === undefined ? {} : { nextAttempt: outcome }
}

export const rerunAdvice = tool({
  name: 'rerun_advice',
  description:
    'Is a rerun worth it? For each failed job the chance that a retry passes and why; then what to do, with the command that runs only the failed tests. Nothing is started. Default: the newest failed run.',
  args: which,
  async answer(wanted, { source, now }) {
    const { records, ...history } = await source.history()
    const record = runNamed({ records, ...history }, wanted, hasFailures)
    const { jobs, remedies } = adviceFor({ record, records, result: await source.result(), now })
    return { facts: { ...runFacts(record), failedJobs: jobs.length }, rows: [...jobs, ...remedies] }
  },
})

export const failureTools = [similarFailures, rerunAdvice]
