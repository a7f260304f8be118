/** Asks for a rerun of failed jobs, or for a run of another workflow. Only ever from outside the run it concerns. */
import type { ActionOutcome, DecisionOf, Snapshot } from '../../../core/model/index.js'
import { hasFailed } from '../../../core/run/outcomes.js'
import type { Refused } from '../../http/github/answer.js'
import { clearCaches } from './caches.js'
import { at, type Context } from './context.js'
import { rerunsToday } from './daily.js'
import { type Objection, objection } from './guards.js'

/** Left for the request itself and for remembering what was done, in ms. */
const reserve = 10_000

export async function rerun(
  context: Context,
  decision: DecisionOf<'rerun'>,
  snapshot: Snapshot,
): Promise<ActionOutcome> {
  const named = snapshot.jobs.filter((job) => decision.jobs.includes(job.id))
  const target = named.length > 0 ? named.map((job) => job.name).join(', ') : decision.jobs.join(', ')
  const outcome = (state: ActionOutcome['state'], detail: string): ActionOutcome => ({
    decision: 'rerun',
    target,
    state,
    detail,
  })

  const waitMs = Math.min(decision.waitSeconds * 1000, Math.max(0, context.left() - reserve))
  if (waitMs > 0) await context.sleep(waitMs)
  const route = routeOf(decision, snapshot)
  if (route === undefined) return outcome('skipped', 'other jobs failed too, for reasons a rerun does not help')
  const before = await objection(context, decision, snapshot)
  const cleared = decision.clearCaches && before === undefined ? await clearCaches(context, snapshot) : ''
  // Deleting takes seconds, in which the run may have changed.
  const against = cleared === '' ? before : await objection(context, decision, snapshot)
  if (against !== undefined) return { ...outcome('skipped', against.detail), ...(against.again && { again: true }) }
  // Last, so that of two that act at once the later sees the earlier’s.
  const spent = await overspent(context, decision)
  if (spent !== undefined) return outcome('skipped', spent)
  const answer = await context.client.send(
    route.route,
    at(context, { ...route.id, enable_debug_logging: decision.debug }),
  )
  if (answer.kind === 'ok')
    return outcome('done', `asked for${decision.debug ? ', with debug logging' : ''}${cleared}: ${decision.because}`)
  const benign = benignRefusal(answer)
  if (benign !== undefined) return { ...outcome('skipped', benign.detail), ...(benign.again && { again: true }) }
  context.tell(answer, { what: 'A rerun', need: 'actions: write' })
  return outcome('failed', answer.message)
}

/**
 * All failed jobs in one request, or the only one that is wanted; a part of several cannot be asked for. Cancelled jobs go
 * along with the failed ones: a matrix that fails fast cancels them.
 */
function routeOf(decision: DecisionOf<'rerun'>, { jobs, key }: Snapshot): Route | undefined {
  const failed = jobs.filter(({ outcome }) => hasFailed(outcome))
  if (failed.every((job) => decision.jobs.includes(job.id)))
    return { route: 'POST /repos/{owner}/{repo}/actions/runs/{run_id}/rerun-failed-jobs', id: { run_id: key.run } }
  if (decision.jobs.length !== 1) return undefined
  return { route: 'POST /repos/{owner}/{repo}/actions/jobs/{job_id}/rerun', id: { job_id: decision.jobs[0] } }
}

/** Is the day’s budget of the repository spent? What cannot be counted is not risked. */
async function overspent(context: Context, { dailyReruns }: DecisionOf<'rerun'>): Promise<string | undefined> {
  if (dailyReruns === undefined) return undefined
  const made = await rerunsToday(context, dailyReruns)
  if (made.kind === 'refused') {
    context.tell(made, { what: 'The list of runs', need: 'actions: read' })
    return `the number of reruns this repository had today is unknown: ${made.message}`
  }
  return made.value < dailyReruns
    ? undefined
    : `${made.value} reruns in this repository within 24 hours; daily-reruns is ${dailyReruns}`
}

interface Route {
  readonly route: string
  readonly id: Readonly<Record<string, unknown>>
}

/**
 * Two of GitHub’s 403 are no missing permission: somebody else was faster, and a run too old, too often rerun or of a
 * workflow that is gone. Every other 403 is.
 */
function benignRefusal({ status, message }: Refused): Objection | undefined {
  if (status !== 403 && status !== 409) return undefined
  if (/already running/i.test(message)) return { detail: 'the run is already running again', again: true }
  if (/cannot be (?:retried|rerun|re-run)|unable to re-?run|created over a month ago/i.test(message))
    return {
      detail:
        'the platform does not rerun this run: it is over 30 days old, was rerun 50 times, or its workflow is gone',
    }
  return undefined
}

/** Starts a workflow of the same repository on its default branch, with the inputs as they are. */
export async function dispatch(
  context: Context,
  decision: DecisionOf<'dispatch'>,
  snapshot: Snapshot,
): Promise<ActionOutcome> {
  const outcome = (state: ActionOutcome['state'], detail: string): ActionOutcome => ({
    decision: 'dispatch',
    target: decision.workflow,
    state,
    detail,
  })
  const file = decision.workflow.replace(/^\.github\/workflows\//, '')
  if (!/^[\w.-]{1,200}\.ya?ml$/.test(file))
    return outcome('skipped', 'a workflow file of this repository is needed, such as `heal.yml`')
  const ref = snapshot.run.defaultBranch
  if (ref === undefined) return outcome('skipped', 'the default branch is not known')
  const answer = await context.client.send(
    'POST /repos/{owner}/{repo}/actions/workflows/{workflow_id}/dispatches',
    at(context, { workflow_id: file, ref, inputs: decision.inputs }),
  )
  if (answer.kind === 'ok') return outcome('done', `started on ${ref}: ${decision.because}`)
  context.tell(answer, { what: `A run of ${file}`, need: 'actions: write' })
  return outcome('failed', answer.message)
}
