/** The truth on GitHub: one small record artifact a run and attempt, and now and then a checkpoint of the whole history. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { encodeHistory } from '../../../core/history/file/codec.js'
import { keepWithin } from '../../../core/history/file/learnt.js'
import { mergeHistories } from '../../../core/history/merge.js'
import { recordName } from '../../../core/history/provenance.js'
import { rerunsName } from '../../../core/history/reruns.js'
import { type Bounds, defaultBounds } from '../../../core/history/retention.js'
import type { ActionOutcome, RunRecord } from '../../../core/model/index.js'
import { codeOf, messageOf } from '../../../core/run/errors.js'
import { formatCount } from '../../../core/run/format.js'
import type { HistoryStore } from '../../../ports.js'
import { openRepository, type RepositoryOptions } from '../../http/github/repository.js'
import { explain, kept, notKept } from '../outcome.js'
import { toolkit } from '../toolkit.js'
import { entryName } from '../zip.js'
import { dueHistory, mayWrite, type Writer } from './due.js'
import { type ArtifactState, loadArtifacts } from './load.js'
import { loadReruns, rerunsToLeave } from './reruns.js'

/** The part of `@actions/artifact` that is used. */
export interface ArtifactClient {
  uploadArtifact(
    name: string,
    files: string[],
    root: string,
    options?: { retentionDays?: number; compressionLevel?: number },
  ): Promise<{ id?: number; size?: number }>
  getArtifact(name: string): Promise<unknown>
}

export interface ArtifactStoreOptions extends Writer {
  readonly rest: RepositoryOptions
  readonly now: () => number
  /** Where files are laid before upload. */
  readonly folder?: string
  readonly bounds?: Bounds
  readonly uploadMs?: number
  /** How long another job’s upload under the same name may take to show. */
  readonly settleMs?: number
  readonly client?: () => Promise<ArtifactClient>
}

/** Days a record is kept: long enough to reach a checkpoint many times over, short enough to cost nothing. */
const recordDays = 30

export function artifactStore(options: ArtifactStoreOptions): HistoryStore {
  const { now, bounds = defaultBounds, uploadMs = 10_000 } = options
  let state: ArtifactState | undefined
  let staged: string | undefined
  let elsewhere: readonly RunRecord[] = []
  // A companion reruns, and tells the companions of other workflows what it reran.
  const isCompanion = options.event === 'workflow_run'

  const upload = async (name: string, bytes: Uint8Array, days: number): Promise<ActionOutcome> => {
    const root = staged ?? (await freshFolder(options.folder))
    staged = root
    const folder = join(root, name)
    try {
      await mkdir(folder, { recursive: true })
      await writeFile(join(folder, entryName), bytes)
      const client = await (options.client ?? realClient)()
      await toolkit(uploadMs, () =>
        client.uploadArtifact(name, [join(folder, entryName)], folder, { retentionDays: days, compressionLevel: 0 }),
      )
      return kept(name, `${formatCount(bytes.length, 'byte')}, kept for ${formatCount(days, 'day')}`)
    } catch (error) {
      return failed(name, error, options)
    }
  }

  return {
    name: 'artifacts',
    async load(key, known = Promise.resolve([]), told = Promise.resolve([])) {
      try {
        const { defaultBranch } = options
        const rest = openRepository(options.rest)
        const [{ loaded, ...seen }, others] = await Promise.all([
          loadArtifacts({ rest, key, known, told, defaultBranch, now: now(), writes: mayWrite(options) }),
          isCompanion ? loadReruns(rest, key, defaultBranch) : [],
        ])
        state = seen
        elsewhere = others
        if (others.length === 0 || loaded.kind === 'corrupt') return loaded
        const own = loaded.kind === 'ok' ? loaded.value : { records: [], quarantined: [] }
        return { kind: 'ok', value: { ...own, elsewhere } }
      } catch (error) {
        return { kind: 'corrupt', reason: messageOf(error) }
      }
    },
    async stage(record) {
      staged = await freshFolder(options.folder)
      await writeFile(join(staged, 'record.jsonl.gz'), encodeHistory([record]))
    },
    async save(record, history, learnt = []) {
      const own = await upload(recordName(record.key), encodeHistory([record]), recordDays)
      const told = isCompanion ? rerunsToLeave({ record, history, elsewhere, now: now() }) : undefined
      if (own.state === 'done' && told !== undefined) await upload(rerunsName, encodeHistory(told), recordDays)
      const due = dueHistory(options, record, state, now())
      if (own.state === 'done' && due !== undefined) {
        // A recall that took too long may have gone on without what was read.
        const records = mergeHistories(state?.stored ?? [], history)
        const within = keepWithin(bounds, { records, learnt, now: now() })
        const merged = await upload(due.name, encodeHistory(within.records, within.learnt), due.days)
        if (staged !== undefined) await rm(staged, { recursive: true, force: true })
        return { ...own, detail: `${own.detail}; checkpoint ${merged.state}: ${merged.detail}` }
      }
      const waits = state?.isPartial === true ? `${own.detail}; ${waiting}` : own.detail
      // What could not be uploaded stays on disk, where a later step can still pick it up.
      if (own.state === 'done' && staged !== undefined) await rm(staged, { recursive: true, force: true })
      return { ...own, detail: waits }
    },
  }
}

const waiting = 'no checkpoint: the one there is could not be read, and is not replaced by less'

const realClient = async (): Promise<ArtifactClient> => {
  const { DefaultArtifactClient } = await import('@actions/artifact')
  return new DefaultArtifactClient() as ArtifactClient
}

async function freshFolder(parent: string | undefined): Promise<string> {
  const root = parent ?? tmpdir()
  await mkdir(root, { recursive: true })
  return mkdtemp(join(root, 'pipeline-guard-'))
}

/**
 * A name that is taken is no failure when the record is there: another job of this run was faster and saw the same. When
 * it is not there, an upload broke after reserving the name, and the next run asks the platform instead.
 */
async function failed(name: string, error: unknown, options: ArtifactStoreOptions): Promise<ActionOutcome> {
  const message = messageOf(error)
  if (/\(409\)|already exists/i.test(message)) {
    const client = await (options.client ?? realClient)()
    const ask = () => toolkit(options.uploadMs ?? 10_000, () => client.getArtifact(name)).catch(() => undefined)
    const there = (await ask()) ?? (await wait(options.settleMs ?? 1500).then(ask))
    return there === undefined
      ? notKept(name, 'the name was reserved by an upload that broke; the next run will ask the platform for this run')
      : kept(name, 'another job of this run has kept its record already')
  }
  if (/quota has been hit|insufficient usage/i.test(message))
    return notKept(
      name,
      'the artifact storage quota is full: free some, or set `history: cache`; the cache and the platform’s list of runs still remember this run',
    )
  if (/ACTIONS_RUNTIME_TOKEN|ACTIONS_RESULTS_URL/.test(message))
    return notKept(
      name,
      `${message}: artifacts can only be written by a step of a GitHub Actions job; use \`history: file\` elsewhere`,
    )
  return notKept(name, codeOf(error) === undefined ? (message.split('\n')[0] ?? message) : explain(error))
}
