/** Merged histories in artifacts: the default branch’s speaks for all, another’s is one voice among others. */

import { mergeHistories } from '../../../core/history/merge.js'
import { isOfWorkflow, mayBearWitness, maySpeakForAll, type Origin } from '../../../core/history/provenance.js'
import { agreed, type Voice } from '../../../core/history/witness.js'
import type { Recalled, RunRecord } from '../../../core/model/index.js'
import { checkpointCaps, download } from './download.js'
import type { Fetching } from './records.js'

const mostTries = 3
const mostVoices = 4
/** Pruning and models change its size by less; what lost a fifth has forgotten something. */
const poorBelow = 0.8
/** Earlier ones that are looked at by their size. */
const mostEarlier = 10

export interface Checkpoints extends Pick<Recalled, 'records' | 'learnt'> {
  /** One that says more could not be had now: what is known here is less than what is stored. */
  readonly isPartial: boolean
}

/**
 * The newest checkpoint, and where an outage left a poor one, the richest before it too: what was forgotten comes back.
 *
 * @param checkpoints of the default branch, newest first; one that is broken or not to be believed gives way to the one before
 */
export async function newestCheckpoint(checkpoints: readonly Origin[], fetching: Fetching): Promise<Checkpoints> {
  let isPartial = false
  for (const [index, origin] of checkpoints.slice(0, mostTries).entries()) {
    const read = await readCheckpoint(origin, fetching)
    if (read.kind === 'later') isPartial = true
    if (read.kind !== 'ok') continue
    const richest = checkpoints
      .slice(index + 1, index + 1 + mostEarlier)
      .reduce<Origin | undefined>((best, other) => (other.bytes > (best?.bytes ?? 0) ? other : best), undefined)
    if (richest === undefined || origin.bytes >= richest.bytes * poorBelow) return { ...read.value, isPartial }
    const earlier = await readCheckpoint(richest, fetching)
    if (earlier.kind !== 'ok') return { ...read.value, isPartial: isPartial || earlier.kind === 'later' }
    const records = mergeHistories(earlier.value.records, read.value.records)
    return { ...read.value, records, isPartial }
  }
  return { records: [], isPartial }
}

type ReadCheckpoint =
  | { readonly kind: 'ok'; readonly value: Pick<Recalled, 'records' | 'learnt'> }
  | { readonly kind: 'never' | 'later' }

async function readCheckpoint(origin: Origin, fetching: Fetching): Promise<ReadCheckpoint> {
  const { rest, key, confirm, allowance, gaps } = fetching
  const owner = (await confirm([origin.run])).get(origin.run)
  if (owner === undefined || !maySpeakForAll(owner.event)) {
    const event = owner?.event === undefined ? 'an event the platform did not tell' : `the event ${owner.event}`
    gaps.push(`checkpoint ${origin.id} of run ${origin.run} is not believed: it was written for ${event}`)
    return { kind: owner?.event === undefined ? 'later' : 'never' }
  }
  const read = await download(rest, origin, checkpointCaps, allowance)
  if ('value' in read) {
    const records = read.value.records.filter((record) => isOfWorkflow(record, key))
    return { kind: 'ok', value: { ...read.value, records } }
  }
  gaps.push(`checkpoint ${origin.id} of run ${origin.run} could not be read: ${read.reason}`)
  return { kind: read.isBroken ? 'never' : 'later' }
}

export interface Shared {
  readonly records: readonly RunRecord[]
  /** One of them could not be had now. */
  readonly isPartial: boolean
}

/**
 * @param histories of branches and tags, newest first
 * @param told the platform’s list of runs: who runs things here
 */
export async function sharedRecords(
  histories: readonly Origin[],
  told: readonly RunRecord[],
  { rest, key, confirm, allowance, gaps }: Fetching,
): Promise<Shared> {
  let isPartial = false
  const candidates = ofDifferentHeads(histories).slice(0, mostVoices)
  if (candidates.length < 2) return { records: [], isPartial }
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
      isPartial ||= !archive.isBroken
      return []
    }),
  )
  const voices = read.flat()
  const actors = [...told.map(({ run }) => run.value.actor), ...voices.map(({ actor }) => actor)]
  const people = new Set(actors.filter((actor) => actor !== undefined && !actor.endsWith('[bot]')) as string[])
  return { records: agreed(voices, people), isPartial }
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
