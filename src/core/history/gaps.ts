/** What the history lacks, and filling it from what the platform itself remembers. */

import type { JobRecord, RunRecord, Stamped } from '../model/index.js'
import { isTrusted } from '../run/trust.js'
import { mergeRecords } from './merge.js'
import { beganAt, keyText, workflowText } from './order.js'

/** A record that was judged was written whole; one from the platform’s list of runs holds bare facts. */
export const isWhole = (record: RunRecord): boolean => record.judgement !== undefined

/**
 * Runs the tool did not record although it was at work: those without a judgement of ours that began after the first
 * one with it, workflow by workflow. Runs that cannot leave a record are no losses: those of forks (dropped before
 * download), and those that were cancelled or skipped.
 *
 * @param records the merged history, with what the platform remembers
 */
export function lossesOf(records: readonly RunRecord[]): RunRecord[] {
  const since = new Map<string, number>()
  for (const record of records.filter(isWhole)) {
    const workflow = workflowText(record.key)
    since.set(workflow, Math.min(since.get(workflow) ?? Number.POSITIVE_INFINITY, beganAt(record)))
  }
  return records.filter((record) => {
    const first = since.get(workflowText(record.key))
    return !isWhole(record) && first !== undefined && beganAt(record) > first && leavesRecord(record)
  })
}

const leavesRecord = (record: RunRecord): boolean =>
  isTrusted(record) && record.run.value.outcome !== 'cancelled' && record.run.value.outcome !== 'skipped'

/** Did the record see the run’s end? A step of an earlier job knows no outcome: the platform tells the rest. */
export const isSettled = ({ run }: RunRecord): boolean => run.value.outcome !== undefined

/** Runs of `seen` that are not in `records`, or whose end they did not see. */
export function missingRuns(records: readonly RunRecord[], seen: readonly RunRecord[]): RunRecord[] {
  const known = new Set(records.filter(isSettled).map(({ key }) => keyText(key)))
  return seen.filter(({ key }) => !known.has(keyText(key)))
}

/**
 * The platform’s list of runs, each completed by what only our own record knows (durations are worked out from jobs, and
 * a list of runs has none), so that the platform’s word prevails in a merge and costs nothing.
 */
export function completedBy(seen: readonly RunRecord[], records: readonly RunRecord[]): RunRecord[] {
  const known = new Map(records.map((record) => [keyText(record.key), record]))
  return seen.map((record) => {
    const own = known.get(keyText(record.key))
    return own === undefined ? record : mergeRecords(own, complete(record, own))
  })
}

function complete(record: RunRecord, own: RunRecord): RunRecord {
  const jobs = Object.entries(record.jobs).map(([id, job]): [string, JobRecord] => {
    const known = Object.hasOwn(own.jobs, id) ? own.jobs[id]?.facts : undefined
    return [id, job.facts === undefined || known === undefined ? job : { ...job, facts: filled(job.facts, known) }]
  })
  return { ...record, run: withOwnOutcome(filled(record.run, own.run), own), jobs: Object.fromEntries(jobs) }
}

/**
 * A run that failed by our own verdict alone passed by its jobs: the list of runs cannot tell, our record can. A verdict that
 * let it pass had no part in it: jobs that came later failed.
 */
const withOwnOutcome = (run: RunRecord['run'], own: RunRecord): RunRecord['run'] =>
  own.judgement?.value.wouldFail === true && own.run.value.outcome === 'passed'
    ? { ...run, value: { ...run.value, outcome: 'passed' } }
    : run

/** Fields the newer view lacks, from the older; the newer view’s stamp. */
const filled = <T extends object>(newer: Stamped<T>, older: Stamped<T>): Stamped<T> => ({
  ...newer,
  value: { ...older.value, ...newer.value },
})
