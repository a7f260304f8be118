/** Earlier pipelines as GitLab remembers them → records of facts. */
import { recordRun } from '../../../core/collect/record.js'
import type { RunKey, RunRecord } from '../../../core/model/index.js'
import { isPullRequestEvent } from '../../../core/run/trust.js'
import type { Env } from '../../../ports.js'
import type { Answer, Rest } from '../../http/rest.js'
import { keyOf } from './environment.js'
import { attemptOf, fetchBridges, fetchJobs, latestJobs, pipelineOutcome, snapshotJob } from './jobs.js'
import { mergeRequestOf } from './merge-requests.js'
import { pipelineSchema } from './pipelines.js'
import { standingOf } from './statuses.js'

export interface BackfillRequest {
  readonly rest: Rest
  readonly env: Env
  /** Address of the project in the API. */
  readonly project: string
  readonly now: number
  readonly runs: number
  readonly jobListings: number
  readonly known?: ((key: RunKey) => boolean) | undefined
}

/**
 * Finished pipelines before this one, newest first. Durations come from the jobs, for as many as may be listed; the list
 * alone has no times but `updated_at`, which later touches move. Whose a merge request’s commit was is not told by the
 * list: baselines do not learn from those.
 */
export async function backfillPipelines(request: BackfillRequest): Promise<Answer<readonly RunRecord[]>> {
  const { rest, env, project } = request
  const answer = await rest.json(
    `${project}/pipelines?scope=finished&per_page=${Math.min(100, request.runs)}&order_by=id&sort=desc`,
  )
  if (answer.kind === 'refused') return answer
  const listed = (Array.isArray(answer.value) ? answer.value : []).flatMap(
    (given) => pipelineSchema.safeParse(given).data ?? [],
  )
  const records: RunRecord[] = []
  let listings = request.jobListings
  for (const pipeline of listed) {
    const first: RunKey = { ...keyOf(env, 1), run: `${pipeline.id}` }
    const standing = standingOf(pipeline.status)
    if (first.run === env['CI_PIPELINE_ID'] || standing?.outcome === undefined) continue
    const jobs = listings > 0 && request.known?.(first) !== true ? await fetchJobs(rest, project, first.run) : undefined
    if (jobs !== undefined) listings = jobs.kind === 'ok' ? listings - 1 : 0
    const listedJobs = jobs?.kind === 'ok' ? jobs.value : []
    // With `strategy: depend` a pipeline fails by its child, which its own jobs do not tell.
    const unexplained = standing.outcome === 'failed' && pipelineOutcome(listedJobs, undefined) === 'passed'
    const bridges = unexplained ? await fetchBridges(rest, project, first.run) : undefined
    const found = bridges?.kind === 'ok' ? [...listedJobs, ...bridges.value] : listedJobs
    const { attempt, startedAt } = attemptOf(found)
    const began = startedAt ?? pipeline.created_at ?? undefined
    const fork =
      mergeRequestOf(pipeline.ref ?? undefined) !== undefined || isPullRequestEvent(pipeline.source ?? undefined)
    records.push(
      recordRun({
        key: { ...first, attempt },
        observedAt: new Date(request.now).toISOString(),
        status: 'completed',
        source: 'api',
        run: {
          ...(fork ? {} : { headRepository: first.repository }),
          ...(pipeline.iid == null ? {} : { number: pipeline.iid }),
          ...(pipeline.source ? { event: pipeline.source } : {}),
          ...(pipeline.ref ? { branch: pipeline.ref } : {}),
          ...(pipeline.sha ? { sha: pipeline.sha } : {}),
          ...(pipeline.created_at ? { createdAt: pipeline.created_at } : {}),
          ...(began === undefined ? {} : { startedAt: began }),
          ...(pipeline.web_url ? { url: pipeline.web_url } : {}),
          outcome: pipelineOutcome(found, undefined) ?? standing.outcome,
        },
        jobs: latestJobs(found).map(snapshotJob),
      }),
    )
  }
  return { ...answer, value: records }
}
