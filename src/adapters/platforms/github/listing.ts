/** Fetches a run and its jobs. */

import { mapLimited } from '../../../core/run/concurrency.js'
import { type Answer, refused } from '../../http/github/answer.js'
import { at, type Context } from './context.js'
import { type JobShape, jobListShape, jobShape, type RunShape, runShape, valid } from './shapes.js'

/**
 * The run at the wanted attempt. The plain route answers with the latest attempt; an older one has a route of its own,
 * which Gitea does not have and does not need.
 */
export async function fetchRun(context: Context, run: string, attempt: number | undefined): Promise<Answer<RunShape>> {
  const { client } = context
  const latest = await client.get('/repos/{owner}/{repo}/actions/runs/{run_id}', at(context, { run_id: run }), runShape)
  const found = latest.kind === 'ok' ? latest.value.run_attempt : undefined
  if (attempt === undefined || found === undefined || found === attempt) return latest
  return client.get(
    '/repos/{owner}/{repo}/actions/runs/{run_id}/attempts/{attempt_number}',
    at(context, { run_id: run, attempt_number: attempt }),
    runShape,
  )
}

export interface JobListing {
  readonly jobs: readonly JobShape[]
  /** Jobs that exist and could not be had, or had no shape that could be read. */
  readonly lost: number
}

const perPage = 100
/** A matrix makes 256 jobs at most, but a run may have many of them; what is above this is said, and the run not called normal. */
const mostPages = 50
const pagesAtOnce = 5

/**
 * The jobs of every attempt (`filter=all`): the default listing of a rerun leaves out what did not run again.
 * Gitea pages by `limit`, so both words are sent.
 * @returns what could be had, when at least the first page could
 */
export async function fetchJobs(context: Context, run: string): Promise<Answer<JobListing>> {
  const page = (number: number) =>
    context.client.get(
      '/repos/{owner}/{repo}/actions/runs/{run_id}/jobs',
      at(context, { run_id: run, filter: 'all', per_page: perPage, limit: perPage, page: number }),
      jobListShape,
    )
  const first = await page(1)
  if (first.kind === 'refused') return first
  const total = first.value.total_count ?? first.value.jobs.length
  const size = Math.max(1, first.value.jobs.length)
  const pages = first.value.jobs.length < total ? Math.min(mostPages, Math.ceil(total / size)) : 1
  const others = Array.from({ length: pages - 1 }, (_, index) => index + 2)
  const rest = await mapLimited(others, pagesAtOnce, page)
  const items = [first, ...rest].flatMap((answer) => (answer.kind === 'ok' ? answer.value.jobs : []))
  const jobs = valid(jobShape, items)
  return { kind: 'ok', value: { jobs, lost: Math.max(0, Math.max(total, items.length) - jobs.length) } }
}

/** A listing with holes, as a refusal to tell of: what is there is used. */
export const holes = (lost: number): ReturnType<typeof refused> =>
  refused('shape', `${lost} of the jobs could not be read; the rest is used`)
