/** Runs by workflow, each list in the order given. */
import { workflowText } from '../../history/order.js'
import type { RunRecord } from '../../model/index.js'

export function runsByWorkflow(records: readonly RunRecord[]): readonly (readonly RunRecord[])[] {
  const groups = new Map<string, RunRecord[]>()
  for (const record of records) {
    const key = workflowText(record.key)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [record])
    else group.push(record)
  }
  return [...groups.values()]
}
