/** Retries failed jobs of a pipeline, after looking again whether that is still wanted. */
import { z } from 'zod'
import type { ActionOutcome, DecisionOf, Snapshot } from '../../../core/model/index.js'
import { formatCount } from '../../../core/words/format.js'
import type { Rest } from '../rest.js'
import { fetchJobs, latestJobs } from './jobs.js'

type Rerun = DecisionOf<'rerun'>

const branchSchema = z.object({ commit: z.object({ id: z.string() }) })

/**
 * Guards, right before the call: the commit is still the head of its branch, and each job still stands failed and was not
 * retried by somebody else. A retry is a new job of the same pipeline; Pipeline Guard’s own job is not started again.
 */
export async function retryJobs(
  rest: Rest,
  project: string,
  decision: Rerun,
  snapshot: Snapshot,
): Promise<ActionOutcome> {
  const target = decision.jobs.join(', ')
  const told = (state: ActionOutcome['state'], detail: string): ActionOutcome => ({
    decision: 'rerun',
    target,
    state,
    detail,
  })
  const { branch, sha } = snapshot.run
  if (branch !== undefined && sha !== undefined && snapshot.run.pullRequest === undefined) {
    const head = await rest.json(`${project}/repository/branches/${encodeURIComponent(branch)}`)
    if (head.kind === 'refused') return told('failed', `the head of ${branch} could not be had: ${head.message}`)
    const current = branchSchema.safeParse(head.value).data?.commit.id
    if (current !== sha) return told('skipped', `${branch} has moved on; a newer pipeline tests it`)
  }
  const listed = await fetchJobs(rest, project, snapshot.key.run)
  if (listed.kind === 'refused') return told('failed', `the jobs could not be listed again: ${listed.message}`)
  const standing = new Set(latestJobs(listed.value).flatMap(({ id, status }) => (status === 'failed' ? `${id}` : [])))
  const wanted = decision.jobs.filter((id) => standing.has(id))
  if (wanted.length === 0) return told('skipped', 'the jobs were retried already, or stand failed no more')
  for (const id of wanted) {
    const answer = await rest.post(`${project}/jobs/${id}/retry`, {})
    if (answer.kind === 'refused') {
      const advice =
        answer.reason === 'forbidden' || answer.reason === 'unauthorised'
          ? '; the token needs the scope `api` and the role Developer'
          : ''
      return told('failed', `job ${id}: ${answer.message}${advice}`)
    }
  }
  return told('done', `${formatCount(wanted.length, 'job')} retried`)
}
