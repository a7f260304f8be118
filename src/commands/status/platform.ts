/** What the platform knows and the history at hand does not. */
import { backfill } from '../../adapters/platforms/github/backfill.js'
import { completedBy, missingRuns } from '../../core/history/gaps.js'
import { mergeHistories } from '../../core/history/merge.js'
import { oldestFirst } from '../../core/history/order.js'
import { maskDeep } from '../../core/mask/deep.js'
import { maskFromEnvironment } from '../../core/mask/environment.js'
import type { RunRecord } from '../../core/model/index.js'
import { type Io, UsageError } from '../command.js'
import { deskContext } from '../history/desk.js'
import { recordedAt } from '../history/known.js'

export interface Told {
  readonly repository: string
  readonly workflow: string
  /** Runs the platform lists, of its newest hundred that have ended. */
  readonly listed: number
  /** Records and checkpoints that are kept in the repository and were not in the file. */
  readonly recorded: number
  /** Listed, and in neither: unknown to the history until it is filled. */
  readonly missing: readonly string[]
  /** What the platform would not tell, and why. */
  readonly refusals: readonly string[]
}

interface Asking {
  readonly repository: string
  /** File name or path; the newest workflow of the history where it is not named. */
  readonly workflow: string | undefined
  readonly records: readonly RunRecord[]
  readonly io: Io
}

/**
 * @returns the records with what is kept in the repository and what the platform lists, and what that added
 * @throws UsageError naming all that is missing to ask
 */
export async function askPlatform({ repository, workflow, records, io }: Asking) {
  const token = io.env['GITHUB_TOKEN'] || io.env['GH_TOKEN'] || ''
  const newest = oldestFirst(records.filter(({ key }) => key.repository.toLowerCase() === repository.toLowerCase())).at(
    -1,
  )
  const path = workflow === undefined ? newest?.key.workflow : `.github/workflows/${workflow.split('/').at(-1)}`
  const faults = [
    ...(/^[\w.-]+\/[\w.-]+$/.test(repository)
      ? []
      : [`--repository: got ${JSON.stringify(repository)}, accepted is OWNER/REPO`]),
    ...(token === '' ? ['GITHUB_TOKEN: no token; set it to one that may read actions'] : []),
    ...(path === undefined ? ['--workflow: must be named, the history does not say which'] : []),
  ]
  if (faults.length > 0 || path === undefined) throw new UsageError(faults)
  const kept = await recordedAt({ repository, workflow: path, token, io, known: records })
  const own = mergeHistories(records, kept)
  const { context, refusals } = deskContext({ repository, token, io, requests: 10, tick: () => {} })
  const listed = await backfill(context, { runs: 100, jobListings: 0, workflow: path, event: undefined })
  const seen = maskDeep(listed, maskFromEnvironment(io.env, [token]))
  const missing = missingRuns(own, seen)
  const told: Told = {
    repository,
    workflow: path,
    listed: seen.length,
    recorded: missingRuns(records, kept).length,
    missing: missing.map(({ key }) => key.run).sort(),
    refusals,
  }
  return { told, records: mergeHistories(own, completedBy(seen, own)) }
}
