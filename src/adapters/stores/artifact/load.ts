/** Recalls records from artifacts: the newest checkpoint, what other branches agree on, then what came later, one by one. */
import { isWhole } from '../../../core/history/gaps.js'
import { mergeHistories } from '../../../core/history/merge.js'
import { checkpointName, type Origin, recordName, sharedName } from '../../../core/history/provenance.js'
import type { Loaded, Recalled, RunKey, RunRecord } from '../../../core/model/index.js'
import { messageOf } from '../../../core/run/errors.js'
import { day } from '../../../core/run/time.js'
import type { Repository } from '../../http/github/repository.js'
import { newestCheckpoint, sharedRecords } from './checkpoints.js'
import { confirmBy } from './confirm.js'
import { createAllowance } from './download.js'
import { listArtifacts, mainBranch } from './list.js'
import { confirmingRequests, type Fetching, fetchRecords, type Wanted } from './records.js'

/** Attempts looked for: further ones are rare and only found in checkpoints. */
const attempts = [1, 2, 3]
/** More records than this after the last merged history would not all fit the request budget of the next recall. */
export const mostSince = 15
/** Requests the histories of other branches take: a list, who wrote them, and themselves. */
const sharedRequests = 9

/** Whether another merged history is due. */
export interface ArtifactState {
  /** Something that is stored could not be had now: a merged history would be poorer than the one there is. */
  readonly isPartial: boolean
  /** What the merged history there is holds, where one was read: the next holds no less. */
  readonly stored: readonly RunRecord[]
  /** When the newest checkpoint was made. */
  readonly checkpointAt?: string
  /** Records that came after it. */
  readonly sinceCheckpoint: number
  /** Histories other branches share, newest first; absent where they were not looked for. */
  readonly shared?: readonly Origin[]
  /** When each of the records was kept. */
  readonly recordedAt: readonly string[]
}

/** The platform’s clock and this machine’s may disagree by hours, either way. What has no time is old. */
export function isDayOld(at: string | undefined, now: number): boolean {
  const age = at === undefined ? Number.NaN : Math.abs(now - Date.parse(at))
  return Number.isNaN(age) || age >= day
}

export interface ArtifactLoad extends ArtifactState {
  readonly loaded: Loaded<Recalled>
}

export interface LoadRequest {
  readonly rest: Repository
  readonly key: RunKey
  /** What faster stores find meanwhile. */
  readonly known: Promise<readonly RunRecord[]>
  /** The platform’s own list of earlier runs. */
  readonly told: Promise<readonly RunRecord[]>
  readonly defaultBranch: string | undefined
  /** Milliseconds since the epoch. */
  readonly now: number
  /** This run may write a merged history: it then reads the one there is, whatever else is known already. */
  readonly writes: boolean
}

export async function loadArtifacts({
  rest,
  key,
  known,
  told,
  defaultBranch,
  now,
  writes,
}: LoadRequest): Promise<ArtifactLoad> {
  const gaps: string[] = []
  const [checkpoints, ...records] = await Promise.all([
    listArtifacts(rest, checkpointName(key)),
    ...attempts.map((attempt) => listArtifacts(rest, recordName({ ...key, attempt }))),
  ])
  const wanted = records
    .flatMap((origins, index) => origins.map((origin) => ({ origin, attempt: attempts[index] ?? 1 })))
    .sort((a, b) => b.origin.createdAt.localeCompare(a.origin.createdAt))
  const anything = checkpoints.length + wanted.length > 0
  const main = defaultBranch ?? (anything ? await mainBranch(rest) : undefined)
  const confirm = confirmBy(rest, key, told)
  const fetching: Fetching = { rest, key, confirm, allowance: createAllowance(), main, gaps }

  // A checkpoint speaks of many runs, so only code of the default branch may have written it.
  const trusted = checkpoints.filter(({ branch }) => branch === main)
  const had = await known
  const recordedAt = wanted.map(({ origin }) => origin.createdAt)
  const state = stateOf(trusted[0], recordedAt)
  const reads = (writes && isDue(state, now)) || isWorthwhile(trusted[0], had, lacking(wanted, had, key))
  const checkpoint = reads && trusted.length > 0 ? await newestCheckpoint(trusted, fetching) : undefined
  const base = mergeHistories(had, checkpoint?.records ?? [])
  const shared = await sharedFor(state, fetching, now)
  const others = shared.length === 0 ? undefined : await sharedRecords(shared, await told, fetching)
  const alike = others?.records ?? []
  // What the default branch says, and what was known, prevails: the others only add.
  const has = holds(base)
  const added = alike.filter(({ key: { run, attempt } }) => !has(run, attempt))
  const fetched = await fetchRecords(lacking(wanted, mergeHistories(base, added), key), fetching)
  const all = mergeHistories(checkpoint?.records ?? [], added, fetched)
  const nothing = all.length === 0 && !anything && shared.length === 0 && gaps.length === 0
  return {
    loaded: nothing
      ? { kind: 'missing' }
      : { kind: 'ok', value: { records: all, quarantined: [], gaps, ...modelsOf(checkpoint) } },
    ...state,
    isPartial: checkpoint?.isPartial === true || others?.isPartial === true,
    stored: checkpoint?.records ?? [],
    ...(shared.length > 0 && { shared }),
  }
}

/** A merged history is due: the last is a day old, or many records came since. */
export const isDue = ({ checkpointAt, sinceCheckpoint }: Listing, now: number): boolean =>
  isDayOld(checkpointAt, now) || sinceCheckpoint >= mostSince

type Listing = Pick<ArtifactState, 'checkpointAt' | 'sinceCheckpoint' | 'recordedAt'>

/** Only the default branch’s checkpoint is believed about what was learnt. */
const modelsOf = (checkpoint: Pick<Recalled, 'learnt'> | undefined): Pick<Recalled, 'learnt'> =>
  checkpoint?.learnt === undefined ? {} : { learnt: checkpoint.learnt }

function stateOf(newest: Origin | undefined, recordedAt: readonly string[]): Listing {
  if (newest === undefined) return { sinceCheckpoint: recordedAt.length, recordedAt }
  const since = recordedAt.filter((at) => at > newest.createdAt).length
  return { checkpointAt: newest.createdAt, sinceCheckpoint: since, recordedAt }
}

/** Records that came after a checkpoint are not in it: where nothing else is missing, it need not be read. */
const isWorthwhile = (newest: Origin | undefined, had: readonly RunRecord[], missing: readonly Wanted[]): boolean =>
  newest !== undefined && (had.length === 0 || missing.some(({ origin }) => origin.createdAt <= newest.createdAt))

/** Other branches are asked where the default branch leaves a gap: it is silent, or too much came after it spoke. */
async function sharedFor(listing: Listing, { rest, key, gaps }: Fetching, now: number): Promise<readonly Origin[]> {
  if (!isDue(listing, now)) return []
  if (rest.left() < sharedRequests + confirmingRequests) return []
  return listArtifacts(rest, sharedName(key)).catch((error: unknown) => {
    gaps.push(`the histories other branches share could not be listed: ${messageOf(error)}`)
    return []
  })
}

/** Records the history does not hold whole, newest first; this run’s own is still to come. */
function lacking(wanted: readonly Wanted[], records: readonly RunRecord[], key: RunKey): readonly Wanted[] {
  const has = holds(records)
  return wanted.filter(({ origin, attempt }) => origin.run !== key.run && !has(origin.run, attempt))
}

function holds(records: readonly RunRecord[]): (run: string, attempt: number) => boolean {
  const owners = records
    .filter(isWhole)
    .flatMap(({ key, recordedBy = [] }) => [key.run, recordedBy].flat().map((run) => `${run}/${key.attempt}`))
  const whole = new Set(owners)
  return (run, attempt) => whole.has(`${run}/${attempt}`)
}
