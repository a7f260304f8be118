/** Regressions still open after the newest judged run of each workflow: of pull requests nobody keeps a list. */
import { beganAt, workflowText } from '../../history/order.js'
import type { OpenRegression, RunRecord } from '../../model/index.js'
import { isPullRequest } from '../../run/trust.js'

export function openRegressionsOf(records: readonly RunRecord[]): readonly OpenRegression[] {
  const newest = new Map<string, RunRecord>()
  for (const record of records) {
    if (record.judgement === undefined || isPullRequest(record)) continue
    const name = workflowText(record.key)
    const known = newest.get(name)
    if (known === undefined || beganAt(known) <= beganAt(record)) newest.set(name, record)
  }
  return [...newest.values()].flatMap(({ judgement }) => judgement?.value.open ?? [])
}
