/** Which token speaks to GitLab, and what its refusals mean. */

import type { Env } from '../../../ports.js'
import type { Fetch } from '../../http/guarded-fetch.js'
import { createRest, type Refusal, type Rest } from '../../http/rest.js'
import { cureOf } from '../cures.js'

export interface ClientOptions {
  readonly env: Env
  readonly budget?: number | undefined
  readonly fetch?: Fetch | undefined
  readonly timeoutMs?: number | undefined
  readonly pauseMs?: number | undefined
}

/** By the project’s token: a job’s own may not read traces, write notes or retry. */
export function restOf({ env, budget = 60, fetch, timeoutMs, pauseMs }: ClientOptions): Rest | undefined {
  const token = env['PIPELINE_GUARD_GITLAB_TOKEN'] || env['GITLAB_TOKEN']
  const base = env['CI_API_V4_URL']
  if (!token || !base) return undefined
  return createRest({ base, headers: { 'private-token': token }, budget, fetch, timeoutMs, pauseMs })
}

/**
 * By the job’s own token: in newer releases it may list the jobs of its project’s pipelines, and no more that is of use here
 * (gitlab-org/gitlab, lib/api/ci/pipelines.rb: `job_token_policies: :read_jobs`).
 */
export function jobRestOf({ env, fetch, timeoutMs, pauseMs }: ClientOptions): Rest | undefined {
  const [token, base] = [env['CI_JOB_TOKEN'], env['CI_API_V4_URL']]
  if (!token || !base) return undefined
  return createRest({ base, headers: { 'job-token': token }, budget: 12, fetch, timeoutMs, pauseMs })
}

export const projectUrl = (env: Env): string | undefined => {
  const [base, id] = [env['CI_API_V4_URL'], env['CI_PROJECT_ID']]
  return base && id && /^\d+$/.test(id) ? `${base.replace(/\/$/, '')}/projects/${id}` : undefined
}

export function adviceOn(reason: Refusal): string {
  switch (reason) {
    case 'unauthorised':
    case 'login-page':
      return 'Is the token in PIPELINE_GUARD_GITLAB_TOKEN of this project and not expired?'
    case 'forbidden':
    case 'missing':
      return 'The project token needs `read_api` to read; `api` and the role Developer to write notes and retry jobs.'
    case 'budget':
      return 'Raise `request-budget`.'
    case 'not-json':
    case 'server':
    case 'slow':
    case 'too-long':
    case 'unreachable':
      return cureOf(reason, { service: 'GitLab', variable: 'CI_API_V4_URL' })
    default:
      return reason satisfies never
  }
}

/** The same for a watch, which has nothing else to rest on. */
export function adviceOnWatch(reason: Refusal): string {
  switch (reason) {
    case 'unauthorised':
    case 'login-page':
      return 'Is the token not expired, and of this instance? Is the address the one of its start page?'
    case 'forbidden':
    case 'missing':
      return 'The token needs `read_api` and the role Reporter in each project; `api` and Developer to retry and to set statuses.'
    case 'budget':
      return 'Raise --requests; the next watch goes on from here.'
    case 'not-json':
    case 'server':
    case 'slow':
    case 'too-long':
    case 'unreachable':
      return 'The next watch asks for it again.'
    default:
      return reason satisfies never
  }
}
