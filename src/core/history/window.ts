/** Which earlier runs a run may be measured by. */
import type { RunRecord } from '../model/index.js'
import { eventClass, isTrusted } from '../run/trust.js'
import { capWeights, type WeightCaps } from '../run/weights.js'
import { beganAt, compareRuns, keyText, oldestFirst, workflowText } from './order.js'
import { splitByNoise } from './split.js'

/**
 * Runs of the same workflow and event class, begun before this one, from this repository itself, oldest first; no commit
 * and no actor with more than its share. Where the branch class or a job’s runner explains its noise, only its like.
 *
 * @param records a merged history, in any order
 */
export function comparableRuns(records: readonly RunRecord[], record: RunRecord, caps?: WeightCaps): RunRecord[] {
  return [...splitByNoise(capWeights(alikeRuns(records, record), caps), record)]
}

/** Stored runs that a run was not compared with, by the reason. */
export interface LeftOut {
  readonly otherKind: number
  readonly sameCommit: number
  readonly otherBranch: number
}

/**
 * @param stored number of runs of the history
 * @param alike what `alikeRuns` gave of it
 * @param comparable what `comparableRuns` gave of it
 */
export function leftOutOf(stored: number, alike: readonly RunRecord[], comparable: number, caps?: WeightCaps): LeftOut {
  const capped = capWeights(alike, caps).length
  return {
    otherKind: Math.max(0, stored - alike.length),
    sameCommit: alike.length - capped,
    otherBranch: Math.max(0, capped - comparable),
  }
}

/**
 * The same without caps and without a split: for what a test does, every run of a commit counts, on whatever runner. Of one
 * event class all the same: a pull request’s run is of a merge commit, though it bears the name of the head.
 */
export function alikeRuns(records: readonly RunRecord[], record: RunRecord): RunRecord[] {
  const workflow = workflowText(record.key)
  const kind = eventClass(record.run.value.event)
  return oldestFirst(
    records.filter(
      (other) =>
        eventClass(other.run.value.event) === kind &&
        isTrusted(other) &&
        workflowText(other.key) === workflow &&
        isEarlier(other, record),
    ),
  )
}

/** Begun before; of two begun alike, the lower id. A record is never its own past, nor is a later attempt of its run. */
function isEarlier(other: RunRecord, record: RunRecord): boolean {
  if (keyText(other.key) === keyText(record.key)) return false
  if (other.key.run === record.key.run && other.key.attempt > record.key.attempt) return false
  return beganAt(other) <= beganAt(record) && compareRuns(other, record) < 0
}
