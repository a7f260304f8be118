/** Fetches the records the history lacks, each believed about its own run only, and there with the platform’s own facts. */
import { z } from 'zod'
import { withRealReruns } from '../../../core/history/confirm.js'
import { attested, beliefIn, type Origin } from '../../../core/history/provenance.js'
import type { RunKey, RunRecord } from '../../../core/model/index.js'
import { mapLimited } from '../../../core/run/concurrency.js'
import { formatCount } from '../../../core/run/format.js'
import type { Repository } from '../../http/github/repository.js'
import type { Confirm } from './confirm.js'
import { type Allowance, download, recordCaps } from './download.js'
import { mainBranch } from './list.js'

const atOnce = 8
/** Kept back to ask who may speak for other runs, and of which runs the rest are. */
export const confirmingRequests = 4

const runsSchema = z.object({ workflow_runs: z.array(z.object({ id: z.number() })) })

export interface Wanted {
  readonly origin: Origin
  readonly attempt: number
}

interface Claim {
  readonly record: RunRecord
  readonly origin: Origin
}

export interface Fetching {
  readonly rest: Repository
  readonly key: RunKey
  readonly confirm: Confirm
  readonly allowance: Allowance
  readonly main: string | undefined
  readonly gaps: string[]
}

/** @param missing newest first */
export async function fetchRecords(missing: readonly Wanted[], fetching: Fetching): Promise<readonly RunRecord[]> {
  const { rest, key, allowance, gaps } = fetching
  const own: Claim[] = []
  const others: Claim[] = []
  const affordable = missing.slice(0, Math.max(0, rest.left() - confirmingRequests))
  await mapLimited(affordable, atOnce, async ({ origin, attempt }) => {
    const read = await download(rest, origin, recordCaps, allowance)
    if ('reason' in read) return gaps.push(`the record of run ${origin.run} could not be read: ${read.reason}`)
    for (const record of read.value.records.slice(0, 1)) {
      const belief = beliefIn(record, origin, key, attempt)
      if (belief === 'believed') own.push({ record, origin })
      else if (belief === 'needs-trusted-owner') others.push({ record, origin })
      else gaps.push(`artifact ${origin.id} of run ${origin.run} is not believed: it ${belief.lie}`)
    }
    return undefined
  })
  if (missing.length > affordable.length)
    gaps.push(
      `${formatCount(missing.length - affordable.length, 'older record was', 'older records were')} not fetched: the request budget is spent`,
    )
  return [...(await confirmed(own, fetching)), ...(await spokenFor(others, fetching))]
}

/** A record whose run the platform was not heard about waits for a run that can ask: nothing is learnt on its own word. */
async function confirmed(claims: readonly Claim[], { confirm, main, gaps }: Fetching): Promise<readonly RunRecord[]> {
  const told = await confirm(claims.map(({ origin }) => origin.run))
  const waiting = claims.filter(({ origin }) => !told.has(origin.run))
  if (waiting.length > 0)
    gaps.push(
      `${formatCount(waiting.length, 'record was', 'records were')} (such as of run ${waiting[0]?.origin.run}) left for a later run: the platform could not be asked whose they are`,
    )
  return claims.flatMap(({ record, origin }) => {
    const facts = told.get(origin.run)
    if (facts === undefined) return []
    // A run reruns nothing itself: what a companion asked for, the companion records.
    const own = withRealReruns(attested(record, origin, facts, main), record.key.attempt)
    return (facts.attempt ?? record.key.attempt) < record.key.attempt ? [] : [own]
  })
}

/** Records about other runs, as far as their owner is a companion or a watch of the default branch. */
async function spokenFor(doubtful: readonly Claim[], { rest, main, gaps }: Fetching): Promise<readonly RunRecord[]> {
  if (doubtful.length === 0) return []
  const owners = new Set<string>()
  const branch = main ?? (await mainBranch(rest).catch(() => undefined))
  for (const event of branch === undefined ? [] : ['workflow_run', 'schedule']) {
    const path = `/actions/runs?event=${event}&branch=${encodeURIComponent(branch ?? '')}&per_page=100`
    const answer = await rest.json(path, runsSchema).catch(() => undefined)
    for (const run of answer?.workflow_runs ?? []) owners.add(String(run.id))
  }
  return doubtful.flatMap(({ record, origin }) => {
    if (owners.has(origin.run) && origin.branch === branch) return [{ ...record, recordedBy: origin.run }]
    gaps.push(
      `artifact ${origin.id} of run ${origin.run} is not believed: it describes run ${record.key.run.slice(0, 30)}`,
    )
    return []
  })
}
