/** Which earlier runs a run may be measured by. */
import { capWeights, eventClass, isTrusted, type WeightCaps } from '../collect/trust.js'
import type { RunRecord } from '../model/index.js'
import { beganAt, compareRuns, keyText, oldestFirst, workflowText } from './order.js'
import { splitByNoise } from './split.js'

/**
 * Runs of the same workflow and event class, begun before this one, from this repository itself, oldest first; no commit
 * and no actor with more than its share. Where the branch class or a job’s runner explains its noise, only its like.
 *
 * @param records a merged history, in any order
 */
export function comparableRuns(records: readonly RunRecord[], record: RunRecord, caps?: WeightCaps): RunRecord[] {
  const workflow = workflowText(record.key)
  const kind = eventClass(record.run.value.event)
  const earlier = records.filter(
    (other) =>
      eventClass(other.run.value.event) === kind &&
      isTrusted(other) &&
      workflowText(other.key) === workflow &&
      isEarlier(other, record),
  )
  return [...splitByNoise(capWeights(oldestFirst(earlier), caps), record)]
}

/** Begun before; of two begun alike, the lower id. A record is never its own past, nor is a later attempt of its run. */
function isEarlier(other: RunRecord, record: RunRecord): boolean {
  if (keyText(other.key) === keyText(record.key)) return false
  if (other.key.run === record.key.run && other.key.attempt > record.key.attempt) return false
  return beganAt(other) <= beganAt(record) && compareRuns(other, record) < 0
}
