/** What was known when a run ended: nothing that ended later may speak of it. */
import { rerunsOf } from '../core/history/reruns.js'
import type { Recalled, RunRecord } from '../core/model/index.js'
import type { Collected } from './collect.js'

/**
 * @param history of each workflow of the repository
 * @param given.others whether reruns of the other workflows matter: a run that passed is not rerun
 */
export function knownTo(
  history: ReadonlyMap<string, readonly RunRecord[]>,
  { snapshot, endedAt }: Collected,
  { now, others }: { readonly now: number; readonly others: boolean },
): Pick<Recalled, 'records' | 'elsewhere'> {
  const { workflow } = snapshot.key
  const before = (record: RunRecord): boolean => endOfRecord(record) <= endedAt
  const elsewhere = (): readonly RunRecord[] =>
    [...history].flatMap(([name, records]) => (name === workflow ? [] : records.filter(before)))
  return {
    records: (history.get(workflow) ?? []).filter(before),
    elsewhere: others ? rerunsOf(elsewhere(), now) : [],
  }
}

const endOfRecord = ({ run }: RunRecord): number =>
  Date.parse(run.value.completedAt ?? run.value.startedAt ?? run.value.createdAt ?? run.observedAt)
