/** Merged histories in artifacts: the default branch’s speaks for all, another’s is one voice among others. */
import { isOfWorkflow, mayBearWitness, maySpeakForAll, type Origin } from '../../../core/history/provenance.js'
import { agreed, type Voice } from '../../../core/history/witness.js'
import type { Recalled, RunRecord } from '../../../core/model/index.js'
import { checkpointCaps, download } from './download.js'
import type { Fetching } from './records.js'

const mostTries = 3
const mostVoices = 4

/** @param checkpoints of the default branch, newest first; one that is broken or not to be believed gives way to the one before */
export async function newestCheckpoint(
  checkpoints: readonly Origin[],
  { rest, key, confirm, allowance, gaps }: Fetching,
): Promise<Pick<Recalled, 'records' | 'learnt'> | undefined> {
  for (const origin of checkpoints.slice(0, mostTries)) {
    const owner = (await confirm([origin.run])).get(origin.run)
    if (owner === undefined || !maySpeakForAll(owner.event)) {
      const event = owner?.event === undefined ? 'an event the platform did not tell' : `the event ${owner.event}`
      gaps.push(`checkpoint ${origin.id} of run ${origin.run} is not believed: it was written for ${event}`)
      continue
    }
    const read = await download(rest, origin, checkpointCaps, allowance)
    if ('value' in read)
      return { ...read.value, records: read.value.records.filter((record) => isOfWorkflow(record, key)) }
    gaps.push(`checkpoint ${origin.id} of run ${origin.run} could not be read: ${read.reason}`)
  }
  return undefined
}

/**
 * @param histories of branches and tags, newest first
 * @param told the platform’s list of runs: who runs things here
 */
export async function sharedRecords(
  histories: readonly Origin[],
  told: readonly RunRecord[],
  { rest, key, confirm, allowance, gaps }: Fetching,
): Promise<readonly RunRecord[]> {
  const candidates = ofDifferentHeads(histories).slice(0, mostVoices)
  if (candidates.length < 2) return []
  const owners = await confirm(candidates.map(({ run }) => run))
  const read = await Promise.all(
    candidates.map(async (origin): Promise<readonly Voice[]> => {
      const owner = owners.get(origin.run)
      if (owner?.actor === undefined || origin.sha === undefined || !mayBearWitness(owner)) return []
      if (owner.headRepository?.toLowerCase() !== key.repository.toLowerCase()) return []
      const archive = await download(rest, origin, checkpointCaps, allowance)
      if ('value' in archive) {
        const records = archive.value.records.filter((record) => isOfWorkflow(record, key))
        return [{ sha: origin.sha, actor: owner.actor, records }]
      }
      gaps.push(`the history shared by run ${origin.run} could not be read: ${archive.reason}`)
      return []
    }),
  )
  const voices = read.flat()
  const actors = [...told.map(({ run }) => run.value.actor), ...voices.map(({ actor }) => actor)]
  return agreed(voices, new Set(actors.filter((actor) => actor !== undefined && !actor.endsWith('[bot]')) as string[]))
}

/** One of each branch first, then others of those branches; never two of one commit. */
function ofDifferentHeads(histories: readonly Origin[]): readonly Origin[] {
  const commits = new Map(histories.map((origin) => [origin.sha ?? '', origin] as const).reverse())
  const once = [...commits.values()].filter(({ sha }) => sha !== undefined)
  const sorted = once.sort((a, b) => b.createdAt.localeCompare(a.createdAt) || b.id - a.id)
  const first = new Map(sorted.map((origin) => [origin.branch ?? '', origin] as const).reverse())
  const leading = sorted.filter((origin) => first.get(origin.branch ?? '') === origin)
  return [...leading, ...sorted.filter((origin) => !leading.includes(origin))]
}
