/** Earlier runs as the platform remembers them: outcomes for all, durations where their jobs are asked for. */
import { recordRun } from '../../../core/collect/record.js'
import type { RunKey, RunRecord, Snapshot } from '../../../core/model/index.js'
import { mapLimited } from '../../../core/run/concurrency.js'
import { type Refused, refused } from '../../http/github/answer.js'
import { at, type Context, valueOrTell } from './context.js'
import { fetchJobs, holes } from './listing.js'
import { type RunShape, runListShape, runShape, valid } from './shapes.js'
import { jobOf, outcomeOf, runOf, statusOf, workflowPath } from './translate.js'

const perPage = 100
const asked = { what: 'Earlier runs', need: 'actions: read' } as const
const jobsAsked = { what: 'The jobs of all earlier runs', need: 'actions: read' } as const

export interface BackfillRequest {
  readonly runs: number
  readonly jobListings: number
  /** Runs whose jobs are known already and need no listing. */
  readonly known?: ((key: RunKey) => boolean) | undefined
  /** Path of the workflow; without it, runs of every workflow. */
  readonly workflow: string | undefined
  /** The event of the run that is judged: its like are asked for first. */
  readonly event: string | undefined
  /** Told why, where the platform failed to answer: whether there were runs is then not known. */
  readonly unanswered?: (reason: string) => void
}

/**
 * Records of completed runs, newest first: at run level 100 a request, then the jobs of those that tell most about
 * durations, as far as both budgets go. A run is known by its latest attempt.
 */
export async function backfill(context: Context, request: BackfillRequest): Promise<RunRecord[]> {
  const runs = await listRuns(context, request)
  const worth = runs
    .filter((run) => !request.known?.(snapshotOf(run, [], context, request.workflow).key))
    .sort((a, b) => rank(a, request.event) - rank(b, request.event))
  const wanted = Math.min(request.jobListings, worth.length)
  const listings = Math.max(0, Math.min(wanted, spare(context)))
  if (listings < wanted) context.tell(refused('budget', `only ${listings} of ${wanted} were asked for`), jobsAsked)
  const listed = new Set(worth.slice(0, listings).map(({ id }) => id))
  return mapLimited(runs, 6, async (run) => {
    const jobs = listed.has(run.id) ? await jobsOf(context, run) : []
    return recordRun(snapshotOf(run, jobs, context, request.workflow))
  })
}

/** No answer at all; a workflow that is not found has had no runs, and without a permission none is told. */
const outages: ReadonlySet<Refused['reason']> = new Set([
  'server',
  'shape',
  'timeout',
  'unreachable',
  'rate-limit',
  'rejected',
  'unauthorised',
  'deadline',
])

/** Room kept for what comes after: records, checkpoint, upload. */
const spare = (context: Context): number => context.requestsLeft() - 15

/** Passed runs of the same event first: durations are learnt from those. The sort is stable, so newest first within. */
const rank = (run: RunShape, event: string | undefined): number =>
  (outcomeOf(run) === 'passed' ? 0 : 2) + (run.event === event ? 0 : 1)

/** Of a busy workflow the newest hundred may be of pull requests all: then the like of this run are asked for too. */
async function listRuns(context: Context, request: BackfillRequest): Promise<RunShape[]> {
  const newest = await listPages(context, request, undefined)
  const { event, runs } = request
  const alike = newest.filter((run) => run.event === event).length
  if (event === undefined || runs > perPage || newest.length < perPage || alike >= newest.length || spare(context) <= 0)
    return newest.slice(0, runs)
  const known = new Set(newest.map(({ id }) => id))
  const more = await listPages(context, { ...request, runs: perPage }, event)
  return [...newest, ...more.filter(({ id }) => !known.has(id))]
}

async function listPages(
  context: Context,
  { runs, workflow, unanswered }: BackfillRequest,
  event: string | undefined,
): Promise<RunShape[]> {
  const found: RunShape[] = []
  const file = workflow?.split('/').at(-1)
  const route =
    file === undefined
      ? '/repos/{owner}/{repo}/actions/runs'
      : '/repos/{owner}/{repo}/actions/workflows/{workflow_id}/runs'
  for (let page = 1; page <= Math.ceil(runs / perPage); page++) {
    const params = { workflow_id: file, event, status: 'completed', per_page: perPage, limit: perPage, page }
    const answer = await context.client.get(route, at(context, params), runListShape)
    const list = valueOrTell(context, answer, asked)
    if (answer.kind === 'refused' && outages.has(answer.reason)) unanswered?.(answer.message)
    if (list === undefined) break
    const items = valid(runShape, list.workflow_runs)
    if (items.length < list.workflow_runs.length) context.tell(holes(list.workflow_runs.length - items.length), asked)
    found.push(...items)
    if (list.workflow_runs.length < perPage) break
  }
  const { ownRun, key } = context.target
  return found
    .filter((run) => statusOf(run) === 'completed' && run.id !== ownRun && run.id !== key.run)
    .filter((run) => workflow === undefined || run.path === undefined || workflowPath(run.path) === workflow)
}

async function jobsOf(context: Context, run: RunShape) {
  const listing = valueOrTell(context, await fetchJobs(context, run.id), jobsAsked)
  return (listing?.jobs ?? []).map(jobOf)
}

const snapshotOf = (
  run: RunShape,
  jobs: Snapshot['jobs'],
  { target, now }: Context,
  workflow: string | undefined,
): Snapshot => ({
  key: {
    host: target.key.host,
    repository: target.key.repository,
    workflow: workflowPath(run.path) ?? workflow ?? run.name ?? 'unknown',
    run: run.id,
    attempt: run.run_attempt ?? 1,
  },
  observedAt: new Date(now()).toISOString(),
  status: 'completed',
  source: 'api',
  run: runOf(run),
  jobs,
})
