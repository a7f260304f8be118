/** What the workflows of a repository tell one another: which runs were rerun, and what came of it. */
import type { JobRecord, RunRecord } from '../model/index.js'
import { day } from '../run/time.js'
import { oldestFirst, runText } from './order.js'

/** Older reruns teach next to nothing (a failed one counts for half after two days). */
const keptDays = 30
const keptRuns = 200
/** One name for the whole repository, whatever the workflow. */
export const rerunsName = 'pipeline-guard-reruns-v1'

/** Was this run started again, by us or by hand? */
const wasRerun = (record: RunRecord): boolean =>
  record.key.attempt > 1 || (record.judgement?.value.reruns.length ?? 0) > 0

/**
 * The runs among these that were rerun, every known attempt of them, without what only their own workflow needs: the
 * newest 200 runs of the last 30 days.
 *
 * @param now milliseconds since the epoch
 */
export function rerunsOf(records: readonly RunRecord[], now: number): readonly RunRecord[] {
  const rerun = new Set(records.filter(wasRerun).map(({ key }) => runText(key)))
  const recent = oldestFirst(records).filter(
    (record) => rerun.has(runText(record.key)) && now - Date.parse(record.run.observedAt) < keptDays * day,
  )
  const newest = new Set([...new Set(recent.map(({ key }) => runText(key)))].slice(-keptRuns))
  return recent.filter((record) => newest.has(runText(record.key))).map(bare)
}

const bare = ({ key, run, jobs, judgement, recordedBy }: RunRecord): RunRecord => ({
  key,
  run,
  jobs: Object.fromEntries(Object.entries(jobs).map(([id, job]) => [id, bareJob(job)])),
  ...(judgement !== undefined && { judgement }),
  ...(recordedBy !== undefined && { recordedBy }),
})

function bareJob({ facts, failure }: JobRecord): JobRecord {
  if (facts === undefined) return failure === undefined ? {} : { failure }
  const { steps: _, ...value } = facts.value
  return { facts: { ...facts, value }, ...(failure !== undefined && { failure }) }
}
