/** What the decision stage asks of records, so that every rule asks it the same way. */

import { runText } from '../history/order.js'
import type { JobRecord, RunRecord } from '../model/index.js'
import { oncePer } from '../run/once.js'
import { hasFailed } from '../run/outcomes.js'

export interface FailedJob {
  readonly id: string
  readonly name: string
  readonly record: JobRecord
}

/** The jobs of this attempt that failed or timed out; Pipeline Guard’s own and those that may fail are left out. */
export const failedJobs = (record: RunRecord): readonly FailedJob[] =>
  Object.entries(record.jobs).flatMap(([id, job]) => {
    const facts = job.facts?.value
    const failed = hasFailed(facts?.outcome)
    return facts !== undefined && failed && facts.own !== true && facts.allowed !== true
      ? [{ id, name: facts.name, record: job }]
      : []
  })

/** Milliseconds since the epoch at which this attempt started, as far as known. */
export const startOf = oncePer(({ run }: RunRecord): number =>
  Date.parse(run.value.startedAt ?? run.value.createdAt ?? run.observedAt),
)

/** Attempts of one run share this. */
export const runOf = ({ key }: RunRecord): string => runText(key)

export const sameAttempt = (a: RunRecord, b: RunRecord): boolean =>
  runOf(a) === runOf(b) && a.key.attempt === b.key.attempt

/** Earlier attempts first; runs by their start. */
export const byTime = (a: RunRecord, b: RunRecord): number =>
  startOf(a) - startOf(b) || a.key.attempt - b.key.attempt || (a.key.run < b.key.run ? -1 : 1)

/** The same order for many: each start is read once, not at every comparison. */
export const sortedByTime = (records: readonly RunRecord[]): readonly RunRecord[] =>
  records
    .map((record) => ({ record, at: startOf(record) }))
    .sort(
      (a, b) =>
        a.at - b.at || a.record.key.attempt - b.record.key.attempt || (a.record.key.run < b.record.key.run ? -1 : 1),
    )
    .map(({ record }) => record)

/** `build`, `build and test`, `build, test and 3 more`. */
export function listed(names: readonly string[], shown = 3): string {
  const unique = [...new Set(names)]
  if (unique.length > shown) return `${unique.slice(0, shown).join(', ')} and ${unique.length - shown} more`
  return unique.length > 1 ? `${unique.slice(0, -1).join(', ')} and ${unique.at(-1)}` : (unique[0] ?? '')
}
