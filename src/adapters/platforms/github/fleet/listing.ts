/** Every run of a repository that was created in a stretch of time, page by page, unread where nothing has changed. */

import { instantOf } from '../../../../core/run/durations.js'
import { formatCount } from '../../../../core/run/format.js'
import type { FleetListing, ListedPage, ListedRun, PageTag } from '../../../../watch/ports.js'
import { refused } from '../../../http/github/answer.js'
import { at, type Context } from '../context.js'
import { type RunShape, runListShape, runShape, valid } from '../shapes.js'
import { runOf, statusOf, workflowPath } from '../translate.js'
import { createdIn, halvesOf, type Window, windowsOf } from './windows.js'

export interface ListRequest {
  readonly context: Context
  readonly since: number
  readonly tags: Readonly<Record<string, PageTag>>
  readonly most: number
  readonly etag: () => string | undefined
}

const perPage = 100
/** A query tells of no more runs than these, whatever the page; whether its count goes further is not documented. */
const mostListed = 1000
const asked = { what: 'The list of runs', need: 'actions: read' } as const

/**
 * Newest first: where requests do not reach back to the oldest, what was missed is what changes least. An entity tag belongs to
 * a token, and each job’s is new, so in a scheduled workflow no page is ever “unchanged”: the budget counts on no free answer.
 */
export async function listWindows(request: ListRequest): Promise<FleetListing> {
  const left = windowsOf(request.since, request.context.now()).toReversed()
  const found: Found = { pages: [], unchanged: [], whole: true, asked: 0 }
  for (let window = left.shift(); window !== undefined; window = left.shift()) {
    const halves = await readWindow(request, window, found)
    if (halves === 'stop') break
    if (halves !== undefined) left.unshift(...halves.toReversed())
  }
  return found
}

interface Found {
  readonly pages: ListedPage[]
  readonly unchanged: string[]
  whole: boolean
  asked: number
}

/** @returns the halves to read in its place where it holds too many runs */
async function readWindow(
  { context, tags, most, etag }: ListRequest,
  window: Window,
  found: Found,
): Promise<readonly Window[] | 'stop' | undefined> {
  const created = createdIn(window)
  for (let page = 1; page <= mostListed / perPage; page++) {
    const id = `${created} ${page}`
    const known = tags[id]
    if (found.asked >= most) return stopped(found)
    found.asked += 1
    const headers = known === undefined ? {} : { headers: { 'if-none-match': known.etag } }
    const params = at(context, { created, per_page: perPage, page, ...headers })
    const answer = await context.client.get('/repos/{owner}/{repo}/actions/runs', params, runListShape)
    if (answer.kind === 'refused' && answer.status === 304 && known !== undefined) {
      found.unchanged.push(id)
      if (known.more) continue
      return undefined
    }
    if (answer.kind === 'refused') {
      context.tell(answer, asked)
      if (['budget', 'deadline', 'rate-limit', 'unauthorised', 'no-token', 'forbidden'].includes(answer.reason))
        return stopped(found)
      found.whole = false
      return undefined
    }
    const tag = etag()
    const { total_count: total = answer.value.workflow_runs.length, workflow_runs: items } = answer.value
    const halves = page === 1 && total >= mostListed ? halvesOf(window) : undefined
    if (halves !== undefined) return halves
    const runs = valid(runShape, items)
    const more = page * perPage < total
    const expected = Math.max(0, Math.min(perPage, total - (page - 1) * perPage))
    // Runs may be deleted while they are listed, so that a later page falls short; what is there is used, and asked again.
    const short = runs.length < expected
    if (short) {
      found.whole = false
      context.tell(
        refused(
          'shape',
          `${formatCount(expected - runs.length, 'run of a page is', 'runs of a page are')} missing; the next watch asks again`,
        ),
        asked,
      )
    }
    const listed = runs.map((run) => listedOf(run, context))
    found.pages.push({ id, runs: listed, ...(tag !== undefined && !short && { tag: { etag: tag, more } }) })
    if (!more) return undefined
  }
  return undefined
}

function stopped(found: Found): 'stop' {
  found.whole = false
  return 'stop'
}

export function listedOf(run: RunShape, { target }: Context): ListedRun {
  const told = runOf(run)
  const createdAt = instantOf(told.createdAt) ?? instantOf(told.startedAt) ?? 0
  return {
    key: {
      host: target.key.host,
      repository: target.key.repository,
      workflow: workflowPath(run.path) ?? run.name ?? 'unknown',
      run: run.id,
      attempt: run.run_attempt ?? 1,
    },
    finished: statusOf(run) === 'completed',
    createdAt,
    startedAt: instantOf(told.startedAt) ?? createdAt,
    told,
  }
}
