/** The lists of the loopback REST service, with what GitHub’s lists do: caps, lag, jobs absent until their turn. */
import type { State } from './github-routes.js'
import { type Raw, rawPullOfRun } from './github-shapes.js'

/** A list of runs reaches no further than this, in its count as in its pages. */
const mostRuns = 1000

export function paged(url: URL, all: readonly Raw[], field: string): Raw {
  const size = Math.min(100, Number(url.searchParams.get('per_page') ?? 30))
  const page = Number(url.searchParams.get('page') ?? 1)
  const reached = field === 'workflow_runs' ? all.slice(0, mostRuns) : all
  return { total_count: reached.length, [field]: reached.slice((page - 1) * size, page * size) }
}

/** Open pull requests of the run’s head, whatever started the run. */
export function runWithPulls({ pulls }: State, run: Raw): Raw {
  const own = pulls.filter(({ state, head }) => state === 'open' && head.sha === run['head_sha'])
  if (own.length === 0) return run
  const listed = run['pull_requests'] as readonly { readonly number: number }[]
  const more = own.filter(({ number }) => !listed.some((one) => one.number === number))
  return { ...run, pull_requests: [...listed, ...more.map(({ number, head }) => rawPullOfRun({ number, ...head }))] }
}

/** The jobs of a run, as GitHub lists them at this moment. */
export function jobsOf(state: State, run: number, query: URLSearchParams): readonly Raw[] {
  const latest = state.runs.get(run)?.['run_attempt']
  const hasEnded = (id: number): boolean => state.jobs.some((job) => job['id'] === id && job['status'] === 'completed')
  return (
    state.jobs
      .filter((job) => job['run_id'] === run)
      // The default listing holds only what ran in the latest attempt.
      .filter((job) => query.get('filter') === 'all' || job['run_attempt'] === latest)
      .filter((job) => (state.needs.get(Number(job['id'])) ?? []).every(hasEnded))
      .map((job) => (lags(state, Number(job['id'])) ? asBefore(job) : job))
  )
}

function lags({ lagging }: State, id: number): boolean {
  const left = lagging.get(id) ?? 0
  if (left > 0) lagging.set(id, left - 1)
  return left > 0
}

/** Before its end came through: every step has ended, the job has not. */
const asBefore = (job: Raw): Raw => ({ ...job, status: 'in_progress', conclusion: null, completed_at: null })

export function runsOf(state: State, workflow: string | undefined, query: URLSearchParams): readonly Raw[] {
  const wanted = (field: string, value: unknown): boolean => {
    const given = query.get(field)
    return given === null || given === value
  }
  return [...state.runs.values()]
    .filter((run) => workflow === undefined || String(run['path']).endsWith(`/${workflow}`))
    .filter((run) => wanted('status', run['status']) || wanted('status', run['conclusion']))
    .filter((run) => wanted('event', run['event']) && wanted('branch', run['head_branch']))
    .filter((run) => isWithin(query.get('created'), String(run['created_at'])))
    .sort((a, b) => Number(b['id']) - Number(a['id']))
    .map((run) => runWithPulls(state, run))
}

/** `2026-01-01T00:00:00Z..2026-01-02T00:00:00Z`, both ends included. */
function isWithin(created: string | null, at: string): boolean {
  if (created === null) return true
  const [from = '', to = ''] = created.split('..')
  return Date.parse(at) >= Date.parse(from) && Date.parse(at) <= Date.parse(to)
}
