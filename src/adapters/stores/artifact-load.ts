/** Recalls records from artifacts: found by exact name, sifted by origin before download, believed only about their own run. */
import { z } from 'zod'
import { decodeHistory } from '../../core/history/codec.js'
import { isWhole } from '../../core/history/gaps.js'
import { mergeHistories } from '../../core/history/merge.js'
import {
  beliefIn,
  checkpointName,
  isOfWorkflow,
  type Origin,
  recordName,
  vouched,
} from '../../core/history/provenance.js'
import type { Loaded, Recalled, RunKey, RunRecord } from '../../core/model/index.js'
import { formatCount } from '../../core/words/format.js'
import { messageOf } from './outcome.js'
import type { Rest } from './rest.js'
import { onlyEntry } from './zip.js'

/** Attempts looked for: further ones are rare and only found in checkpoints. */
const attempts = [1, 2, 3]
const atOnce = 8
const largestRecord = 2 * 1024 * 1024
const largestCheckpoint = 16 * 1024 * 1024
const largestExpanded = 64 * 1024 * 1024

const listSchema = z.object({
  total_count: z.number(),
  artifacts: z.array(
    z.object({
      id: z.number(),
      size_in_bytes: z.number(),
      expired: z.boolean(),
      created_at: z.string().nullish(),
      workflow_run: z
        .object({
          id: z.number(),
          repository_id: z.number(),
          head_repository_id: z.number().nullish(),
          head_branch: z.string().nullish(),
          head_sha: z.string().nullish(),
        })
        .partial()
        .nullish(),
    }),
  ),
})
type Listed = z.infer<typeof listSchema>['artifacts'][number]

const runsSchema = z.object({ workflow_runs: z.array(z.object({ id: z.number() })) })
const repositorySchema = z.object({ default_branch: z.string() })

export interface ArtifactLoad {
  readonly loaded: Loaded<Recalled>
  /** When the newest checkpoint was made, and how many records came after it: whether another is due. */
  readonly checkpointAt?: string
  readonly sinceCheckpoint: number
}

export async function loadArtifacts(
  rest: Rest,
  key: RunKey,
  known: Promise<readonly RunRecord[]>,
  defaultBranch: string | undefined,
): Promise<ArtifactLoad> {
  const gaps: string[] = []
  const [checkpoints, ...records] = await Promise.all([
    list(rest, checkpointName(key)),
    ...attempts.map((attempt) => list(rest, recordName({ ...key, attempt }))),
  ])
  const wanted = records.flatMap((origins, index) =>
    origins.map((origin) => ({ origin, attempt: attempts[index] ?? 1 })),
  )
  const main = checkpoints.length === 0 ? undefined : (defaultBranch ?? (await mainBranch(rest)))
  // A checkpoint speaks of many runs, so only code of the default branch may have written it.
  const trusted = checkpoints.filter(({ branch }) => branch === main)
  const had = await known
  const isHad = hadIn(had)
  const unknown = wanted.some(({ origin, attempt }) => !isHad(origin, attempt))
  const checkpoint = unknown || had.length === 0 ? await newestCheckpoint(rest, trusted, key, gaps) : undefined
  const base = mergeHistories(had, checkpoint?.records ?? [])
  const isInBase = hadIn(base)
  const missing = wanted
    .filter(({ origin, attempt }) => origin.run !== key.run && !isInBase(origin, attempt))
    .sort((a, b) => b.origin.createdAt.localeCompare(a.origin.createdAt))
  const fetched = await fetchRecords(rest, missing, key, gaps)
  const newest = trusted[0]
  const since = newest === undefined ? wanted : wanted.filter(({ origin }) => origin.createdAt > newest.createdAt)
  const all = mergeHistories(checkpoint?.records ?? [], fetched)
  const nothing = all.length === 0 && wanted.length === 0 && checkpoints.length === 0
  return {
    loaded:
      nothing && gaps.length === 0
        ? { kind: 'missing' }
        : { kind: 'ok', value: { records: all, quarantined: [], gaps } },
    ...(newest === undefined ? {} : { checkpointAt: newest.createdAt }),
    sinceCheckpoint: since.length,
  }
}

function hadIn(records: readonly RunRecord[]): (origin: Origin, attempt: number) => boolean {
  const owners = records
    .filter(isWhole)
    .flatMap(({ key, recordedBy = [] }) => [key.run, recordedBy].flat().map((run) => `${run}/${key.attempt}`))
  const whole = new Set(owners)
  return (origin, attempt) => whole.has(`${origin.run}/${attempt}`)
}

/** Pages of a hundred looked through: runs of forks leave artifacts under the same name, and must not hide our own. */
const mostPages = 4
/** Enough of our own found to stop turning pages. */
const enough = 25
const keptBack = 15

/** Newest first; expired ones, and those whose head is not this repository, are left out before anything is downloaded. */
async function list(rest: Rest, name: string): Promise<readonly Origin[]> {
  const found: Origin[] = []
  for (let page = 1; page <= mostPages; page++) {
    const path = `/actions/artifacts?name=${encodeURIComponent(name)}&per_page=100&page=${page}`
    const { artifacts, total_count: total } = await rest.json(path, listSchema)
    found.push(...artifacts.flatMap(originOf))
    if (found.length >= enough || page * 100 >= total || artifacts.length === 0 || rest.left() < keptBack) break
  }
  return found.sort((a, b) => b.createdAt.localeCompare(a.createdAt) || b.id - a.id)
}

function originOf({ id, size_in_bytes, expired, created_at, workflow_run: run }: Listed): readonly Origin[] {
  if (expired || run?.id === undefined || run.repository_id === undefined) return []
  if (run.head_repository_id !== run.repository_id) return []
  const branch = run.head_branch ?? undefined
  const sha = run.head_sha ?? undefined
  return [
    {
      id,
      bytes: size_in_bytes,
      createdAt: created_at ?? '',
      run: String(run.id),
      own: true,
      ...(branch !== undefined && { branch }),
      ...(sha !== undefined && { sha }),
    },
  ]
}

const mainBranch = async (rest: Rest): Promise<string> => (await rest.json('', repositorySchema)).default_branch

/** @param trusted checkpoints of the default branch, newest first; one that is broken gives way to the one before */
async function newestCheckpoint(
  rest: Rest,
  trusted: readonly Origin[],
  key: RunKey,
  gaps: string[],
): Promise<Recalled | undefined> {
  for (const origin of trusted.slice(0, 3)) {
    const read = await download(rest, origin, largestCheckpoint)
    if ('value' in read)
      return { ...read.value, records: read.value.records.filter((record) => isOfWorkflow(record, key)) }
    gaps.push(`checkpoint ${origin.id} of run ${origin.run} could not be read: ${read.reason}`)
  }
  return undefined
}

interface Wanted {
  readonly origin: Origin
  readonly attempt: number
}

async function fetchRecords(
  rest: Rest,
  missing: readonly Wanted[],
  key: RunKey,
  gaps: string[],
): Promise<readonly RunRecord[]> {
  const believed: RunRecord[] = []
  const doubtful: { readonly record: RunRecord; readonly origin: Origin }[] = []
  // Two requests are kept back to ask who may speak for other runs.
  const affordable = missing.slice(0, Math.max(0, rest.left() - 2))
  for (let at = 0; at < affordable.length; at += atOnce)
    await Promise.all(
      affordable.slice(at, at + atOnce).map(async ({ origin, attempt }) => {
        const read = await download(rest, origin, largestRecord)
        if ('reason' in read) return gaps.push(`the record of run ${origin.run} could not be read: ${read.reason}`)
        for (const record of read.value.records.slice(0, 1)) {
          const belief = beliefIn(record, origin, key, attempt)
          if (belief === 'believed') believed.push(vouched(record))
          else if (belief === 'needs-trusted-owner') doubtful.push({ record, origin })
          else gaps.push(`artifact ${origin.id} of run ${origin.run} is not believed: it ${belief.lie}`)
        }
        return undefined
      }),
    )
  if (missing.length > affordable.length)
    gaps.push(
      `${formatCount(missing.length - affordable.length, 'older record was', 'older records were')} not fetched: the request budget is spent`,
    )
  return [...believed, ...(await spokenFor(rest, doubtful, gaps))]
}

/** Records about other runs, as far as their owner is a companion or a watch of the default branch. */
async function spokenFor(
  rest: Rest,
  doubtful: readonly { readonly record: RunRecord; readonly origin: Origin }[],
  gaps: string[],
): Promise<readonly RunRecord[]> {
  if (doubtful.length === 0) return []
  const owners = new Set<string>()
  const main = await mainBranch(rest).catch(() => undefined)
  for (const event of main === undefined ? [] : ['workflow_run', 'schedule']) {
    const path = `/actions/runs?event=${event}&branch=${encodeURIComponent(main ?? '')}&per_page=100`
    const answer = await rest.json(path, runsSchema).catch(() => undefined)
    for (const run of answer?.workflow_runs ?? []) owners.add(String(run.id))
  }
  return doubtful.flatMap(({ record, origin }) => {
    if (owners.has(origin.run) && origin.branch === main) return [{ ...record, recordedBy: origin.run }]
    gaps.push(
      `artifact ${origin.id} of run ${origin.run} is not believed: it describes run ${record.key.run.slice(0, 30)}`,
    )
    return []
  })
}

type Download = { readonly value: Recalled } | { readonly reason: string }

async function download(rest: Rest, origin: Origin, limit: number): Promise<Download> {
  if (origin.bytes > limit) return { reason: `it is larger than ${limit} bytes` }
  try {
    const zip = await rest.bytes(`/actions/artifacts/${origin.id}/zip`, limit)
    const loaded = decodeHistory(onlyEntry(zip, limit), { limit: largestExpanded })
    if (loaded.kind === 'ok') return { value: loaded.value }
    return { reason: loaded.kind === 'corrupt' ? loaded.reason : 'it is empty' }
  } catch (error) {
    return { reason: messageOf(error) }
  }
}
