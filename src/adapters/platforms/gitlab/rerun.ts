/** Retries failed jobs of a pipeline, after looking again whether that is still wanted. */
import { z } from 'zod'
import type { ActionOutcome, DecisionOf, Snapshot } from '../../../core/model/index.js'
import { formatCount } from '../../../core/run/format.js'
import type { Rest } from '../../http/rest.js'
import { fetchJobs, latestJobs } from './jobs.js'

type Rerun = DecisionOf<'rerun'>

const requestSchema = z.object({ state: z.string(), sha: z.string() })
const branchSchema = z.object({ commit: z.object({ id: z.string() }) })

/**
 * Guards, right before the call: the commit is still the head of its branch or open merge request, and each job still stands failed and was not
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
  const against = await objection(rest, project, snapshot)
  if (against !== undefined) return told(against.state, against.detail)
  const listed = await fetchJobs(rest, project, snapshot.key.run)
  if (listed.kind === 'refused') return told('failed', `the jobs could not be listed again: ${listed.message}`)
  const standing = new Set(latestJobs(listed.value).flatMap(({ id, status }) => (status === 'failed' ? `${id}` : [])))
  const wanted = decision.jobs.filter((id) => standing.has(id))
  if (wanted.length === 0)
    return { ...told('skipped', 'the jobs were retried already, or stand failed no more'), again: true }
  for (const id of wanted) {
    const answer = await rest.post(`${project}/jobs/${id}/retry`, {})
    if (answer.kind === 'refused' && isBenign(answer))
      return told('skipped', `job ${id} cannot be retried any more: ${answer.message}`)
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

interface Objection {
  readonly state: 'skipped' | 'failed'
  readonly detail: string
}

/** Why the pipeline is no longer worth a retry; undefined when it is. */
async function objection(rest: Rest, project: string, { run }: Snapshot): Promise<Objection | undefined> {
  const { branch, sha, pullRequest } = run
  if (sha === undefined) return undefined
  if (pullRequest !== undefined) {
    const answer = await rest.json(`${project}/merge_requests/${pullRequest}`)
    if (answer.kind === 'refused')
      return { state: 'failed', detail: `merge request !${pullRequest} could not be checked: ${answer.message}` }
    const request = requestSchema.safeParse(answer.value).data
    if (request?.state !== 'opened') return { state: 'skipped', detail: `merge request !${pullRequest} is not open` }
    return request.sha === sha
      ? undefined
      : { state: 'skipped', detail: `merge request !${pullRequest} has moved on; a newer pipeline tests it` }
  }
  if (branch === undefined) return undefined
  const head = await rest.json(`${project}/repository/branches/${encodeURIComponent(branch)}`)
  if (head.kind === 'refused')
    return { state: 'failed', detail: `the head of ${branch} could not be fetched: ${head.message}` }
  return branchSchema.safeParse(head.value).data?.commit.id === sha
    ? undefined
    : { state: 'skipped', detail: `${branch} has moved on; a newer pipeline tests it` }
}

/** GitLab refuses what is retried already, archived or too old with a 403 of its own; that is no missing permission. */
const isBenign = ({ status, message }: { readonly status?: number; readonly message: string }): boolean =>
  status === 409 || (status === 403 && /not retryable|is not retriable|archived/i.test(message))
