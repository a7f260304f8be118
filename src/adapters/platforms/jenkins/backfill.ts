/** Earlier builds of this job as Jenkins remembers them → records of facts, for a history that starts from nothing. */

import { z } from 'zod'
import { recordRun } from '../../../core/collect/record.js'
import type { RunKey, RunRecord, SnapshotStep } from '../../../core/model/index.js'
import type { Env } from '../../../ports.js'
import type { Rest } from '../../http/rest.js'
import { treeOf } from './address.js'
import { type Build, buildSchema, buildTree, causesOf } from './build.js'
import { keyOf, placeOf, runId } from './environment.js'
import { finishedSnapshot } from './finished.js'
import type { FetchStages } from './stages.js'

export interface BackfillRequest {
  readonly rest: Rest
  readonly fetchStages: FetchStages
  readonly env: Env
  /** Address of the job, ending in a slash. */
  readonly job: string
  readonly now: number
  readonly runs: number
  readonly jobListings: number
  readonly known?: ((key: RunKey) => boolean) | undefined
}

const listing = z.object({ builds: z.array(z.unknown()).nullish(), allBuilds: z.array(z.unknown()).nullish() })

type Backfilled = Awaited<ReturnType<Rest['json']>>

/**
 * Finished builds before this one, newest first; of the first `jobListings` of them the stages too. A change request
 * from a fork cannot be told from another by its builds alone: builds of a change request are left out.
 */
export async function backfillBuilds(
  request: BackfillRequest,
): Promise<readonly RunRecord[] | Extract<Backfilled, { kind: 'refused' }>> {
  const { rest, env, job } = request
  if (env['CHANGE_ID']) return []
  // `builds` holds the newest hundred, loaded already; `allBuilds` would read every build from the controller’s disk.
  const answer = await rest.json(treeOf(job, `builds[${buildTree}]{0,${Math.min(request.runs + 1, 101)}}`))
  if (answer.kind === 'refused') return answer
  const listed = listing.safeParse(answer.value).data
  const builds = [...(listed?.builds ?? listed?.allBuilds ?? [])].flatMap(
    (given) => buildSchema.safeParse(given).data ?? [],
  )
  const finished = builds
    .filter((build) => build.building !== true && build.number != null && `${build.number}` !== env['BUILD_NUMBER'])
    .slice(0, request.runs)
  const records: RunRecord[] = []
  let listings = request.jobListings
  for (const build of finished) {
    const key = keyOfBuild(build, env)
    let stages: readonly SnapshotStep[] | undefined
    if (listings > 0 && request.known?.(key) !== true) {
      listings--
      const fetched = await request.fetchStages(`${job}${build.number}/`)
      if (fetched.kind === 'ok') stages = fetched.value
      else listings = 0
    }
    const snapshot = finishedSnapshot({ build, key, env }, stages, request.now)
    if (snapshot !== undefined) records.push(recordRun(snapshot))
  }
  return records
}

const keyOfBuild = (build: Build, env: Env): RunKey => {
  const { PIPELINE_GUARD_RERUN_OF: _of, PIPELINE_GUARD_ATTEMPT: _attempt, ...own } = env
  return {
    ...keyOf({ ...own, BUILD_NUMBER: `${build.number}` }, causesOf(build)),
    ...(causesOf(build).length === 0 ? { run: runId(placeOf(env), `${build.number}`) } : {}),
  }
}
