/** The newest merged history of a workflow, whatever else lies beside it. */
import { checkpointAt, checkpointsPrefix } from '../../../core/history/objects.js'
import { isOfWorkflow } from '../../../core/history/provenance.js'
import type { RunKey, RunRecord } from '../../../core/model/index.js'
import { dateOf, day } from '../../../core/run/time.js'
import { isTrusted } from '../../../core/run/trust.js'
import { type ListRequest, listAll, type ObjectEntry, ObjectFault, type ObjectStore } from '../../objects/port.js'
import { checkpointCaps, readObject, wordsOf } from './read.js'

/** Keys a page: 1,000. */
const mostPages = 3
/** Merged histories that nobody can read, before what is there counts as not seen. */
const mostRefused = 8

export interface Checkpoint {
  readonly records: readonly RunRecord[]
  readonly at?: number
  readonly writtenAt: number
  readonly isPartial: boolean
}

/** The newest that can be read; one that nobody can ever read does not stand in the way of the one before. */
export async function newestCheckpoint(
  store: ObjectStore,
  key: RunKey,
  now: number,
  gaps: string[],
): Promise<Checkpoint | undefined> {
  const { dated, isWhole } = await listCheckpoints(store, key, now)
  if (!isWhole) gaps.push(`${store.name}: not all merged histories could be listed; no new one is written`)
  for (const { entry, at } of dated.slice(0, mostRefused)) {
    try {
      const read = await readObject(store, entry, checkpointCaps)
      if (read.kind === 'ok')
        return {
          at,
          writtenAt: entry.writtenAt,
          isPartial: !isWhole,
          records: read.records.filter((record) => isOfWorkflow(record, key) && isTrusted(record)),
        }
      if (read.kind === 'refused')
        gaps.push(`${store.name}: the merged history ${entry.key.slice(-50)} was left out: ${read.reason}`)
    } catch (error) {
      if (!(error instanceof ObjectFault)) throw error
      gaps.push(`${store.name}: ${wordsOf(error, store)}`)
      return unseen
    }
  }
  return isWhole && dated.length <= mostRefused ? undefined : unseen
}

/** There is something, and what it holds is not known: the next merged history would be poorer. */
const unseen: Checkpoint = { records: [], writtenAt: 0, isPartial: true }

interface Dated {
  readonly entry: ObjectEntry
  readonly at: number
}

/** Newest first. Names sort oldest first: where they are many, those of the last days are asked for. */
async function listCheckpoints(
  store: ObjectStore,
  key: RunKey,
  now: number,
): Promise<{ readonly dated: readonly Dated[]; readonly isWhole: boolean }> {
  const prefix = checkpointsPrefix(key)
  const list = async (request: ListRequest, pages: number) => {
    const { entries, isWhole } = await listAll(store, request, pages)
    return { isWhole, dated: entries.flatMap((entry) => datedOf(entry, now)).sort((a, b) => b.at - a.at) }
  }
  const all = await list({ prefix }, 1)
  if (all.isWhole) return all
  for (const days of [2, 40]) {
    const recent = await list({ prefix, startAfter: `${prefix}${dateOf(now - days * day)}` }, mostPages)
    if (recent.dated.length > 0) return recent
  }
  return list({ prefix }, mostPages)
}

/** A name from the future would be the newest for ever. */
function datedOf(entry: ObjectEntry, now: number): readonly Dated[] {
  const at = checkpointAt(entry.key)
  return at === undefined || at > now + day || at > entry.writtenAt + day ? [] : [{ entry, at }]
}
