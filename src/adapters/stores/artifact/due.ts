/** Whether a run writes the merged history too, under which name and for how long. */
import { checkpointName, mayBearWitness, maySpeakForAll, sharedName } from '../../../core/history/provenance.js'
import type { RunRecord } from '../../../core/model/index.js'
import { type ArtifactState, isDayOld, mostSince } from './load.js'

export interface Due {
  readonly name: string
  readonly days: number
}

export interface Writer {
  /** Ref of this step’s run. */
  readonly ref?: string
  readonly defaultBranch?: string
  /** Days the platform keeps artifacts at the most. */
  readonly longestDays?: number
  /** Event of this step’s run. */
  readonly event?: string
}

/** Beside the daily one, when many records came since: soon superseded. */
const interimDays = 3
/** Of a branch beside a default branch that spoke long ago: as long as the records themselves. */
const branchDays = 30

/** Of the default branch, where it is known already: such a run may have to write the merged history. */
export const mayWrite = ({ ref, defaultBranch }: Writer): boolean =>
  defaultBranch === undefined || ref === `refs/heads/${defaultBranch}`

/** @param state what recalling saw; nothing is written unseen */
export function dueHistory(
  writer: Writer,
  record: RunRecord,
  state: ArtifactState | undefined,
  now: number,
): Due | undefined {
  const { longestDays = 90 } = writer
  const main = writer.defaultBranch ?? record.run.value.defaultBranch
  // What would be poorer than what there is waits for a run that can read it.
  if (state === undefined || state.isPartial || main === undefined) return undefined
  const onMain = writer.ref === `refs/heads/${main}`
  const event = writer.event ?? record.run.value.event
  if (onMain && maySpeakForAll(event)) {
    const name = checkpointName(record.key)
    if (isDayOld(state.checkpointAt, now)) return { name, days: longestDays }
    return state.sinceCheckpoint >= mostSince ? { name, days: Math.min(interimDays, longestDays) } : undefined
  }
  return onMain ? undefined : sharedDue(record, state, longestDays, now)
}

/** Two voices are needed, so it is the second newest that counts; a commit speaks once. */
function sharedDue(record: RunRecord, state: ArtifactState, longestDays: number, now: number): Due | undefined {
  const { sha, headRepository } = record.run.value
  const isOwn = headRepository?.toLowerCase() === record.key.repository.toLowerCase()
  if (!isOwn || !mayBearWitness({ ...record.run.value, attempt: record.key.attempt })) return undefined
  const { shared = [], checkpointAt } = state
  const [newest, ...more] = shared
  if (newest !== undefined && newest.sha === sha) return undefined
  const second = more.find((other) => other.sha !== newest?.sha)?.createdAt
  const last = [checkpointAt, second]
    .filter((at) => at !== undefined)
    .sort()
    .at(-1)
  const name = sharedName(record.key)
  if (isDayOld(last, now))
    return { name, days: checkpointAt === undefined ? longestDays : Math.min(branchDays, longestDays) }
  const since = state.recordedAt.filter((at) => last === undefined || at > last).length
  return since >= mostSince ? { name, days: Math.min(interimDays, longestDays) } : undefined
}
