/** The run as the API shows it, or as the environment alone tells it where the API does not. */
import { cpus } from 'node:os'
import { theJobs } from '../../../core/decide/unseen.js'
import type { Outcome, Snapshot, SnapshotJob, SnapshotRun } from '../../../core/model/index.js'
import { hasFailed, outcomeOfWord, worstOutcome } from '../../../core/run/outcomes.js'
import { outcomeOfWork } from '../../../core/run/plumbing.js'
import { isPullRequestEvent } from '../../../core/run/trust.js'
import { withoutUnknown } from '../../../core/run/unknown.js'
import { at, type Context, valueOrTell } from './context.js'
import { jobsMayFollow as mayFollow, withContinueOnError } from './follow.js'
import { fetchJobs, fetchRun, holes } from './listing.js'
import { lags, ownJobOf, ownStepOf } from './own.js'
import { type RunShape, repositoryShape } from './shapes.js'
import { jobOf, outcomeOf, runOf, statusOf, workflowPath } from './translate.js'

/** How long a listing that lags is waited for, in ms: twice this. */
const lagPause = 1500
const lagAsks = 2

export async function takeSnapshot(context: Context): Promise<Snapshot> {
  const { target, env } = context
  const inside = target.place === 'inside'
  const [answer, listed] = await Promise.all([fetchRun(context, target.key.run, target.attempt), settledJobs(context)])
  // After the jobs, whose own refusal says more than that of the run for the same reason.
  const run = valueOrTell(context, answer, { what: 'The run', need: 'actions: read' })
  const own = inside ? ownJobOf(listed ?? [], env, context.settings.checkRunId) : undefined
  const every =
    listed?.map((job) => (job.id === own?.id ? asOwn(job, context) : job)) ?? (inside ? [bareJob(context)] : [])
  const shape = run ?? (target.place === 'companion' ? target.event.workflow_run : undefined)
  const ownJob = own?.id ?? (listed === undefined && inside ? every[0]?.id : undefined)
  const ownStep = own === undefined ? undefined : ownStepOf(own)
  const attempt = shape?.run_attempt ?? target.attempt ?? 1
  const path = workflowPath(shape?.path) ?? target.workflow
  const sha = inside ? undefined : shape?.head_sha
  // A run that has passed has allowed what failed in it; nobody need be asked.
  const isOpen = path !== undefined && listed !== undefined && outcomeOf(shape ?? {}) !== 'passed'
  const jobs = isOpen ? await withContinueOnError(context, path, { jobs: every, sha }) : every
  const current = jobs.filter((job) => job.attempt === undefined || job.attempt === attempt)
  const jobsMayFollow =
    own !== undefined && path !== undefined && (await mayFollow(context, path, { jobs: current, own, ownStep }))
  return withoutUnknown({
    key: { ...target.key, attempt, workflow: path ?? shape?.name ?? env['GITHUB_WORKFLOW'] ?? 'unknown' },
    observedAt: new Date(context.now()).toISOString(),
    status: inside ? ('in-progress' as const) : shape === undefined ? ('completed' as const) : statusOf(shape),
    source: listed === undefined ? ('step' as const) : ('api' as const),
    run: await factsOf(context, shape),
    jobs,
    partial: listed === undefined || undefined,
    jobsMayFollow: jobsMayFollow || undefined,
    ownJob,
    ownStep,
  })
}

/** What the API tells of the run, before what the environment does. */
async function factsOf(context: Context, shape: RunShape | undefined): Promise<SnapshotRun> {
  const known = insideFacts(context)
  const told = shape === undefined ? {} : runOf(shape)
  const defaultBranch = told.defaultBranch ?? context.target.event.repository?.default_branch
  // A fork, where either the event or the API says so: what is learnt from a run hangs on it.
  const heads = [known.headRepository, told.headRepository].filter((head) => head !== undefined)
  return withoutUnknown({
    ...known,
    ...told,
    defaultBranch: defaultBranch ?? (await askDefaultBranch(context)),
    headRepository: heads.find((head) => head !== context.target.key.repository) ?? heads[0],
    // From inside, the run’s own outcome is still to come: it follows from the jobs.
    outcome: context.target.place === 'inside' ? undefined : told.outcome,
  })
}

/** The jobs, asked for again where the listing lags behind what must be true. */
async function settledJobs(context: Context): Promise<readonly SnapshotJob[] | undefined> {
  const { target, env, settings } = context
  const asked = { what: 'The jobs of the run', need: 'actions: read' } as const
  let jobs: readonly SnapshotJob[] | undefined
  for (let ask = 0; ask <= lagAsks; ask++) {
    const answer = await fetchJobs(context, target.key.run)
    if (answer.kind === 'refused' && jobs !== undefined) return jobs
    const listing = valueOrTell(context, answer, { ...asked, unseen: theJobs })
    if (listing === undefined) return undefined
    jobs = listing.jobs.map(jobOf)
    if (ask === 0 && listing.lost > 0)
      context.tell(holes(listing.lost), { ...asked, unseen: `${listing.lost} of its jobs` })
    if (target.place !== 'inside' || !lags(jobs, ownJobOf(jobs, env, settings.checkRunId), context.now())) return jobs
    if (ask < lagAsks && context.left() > 4 * lagPause) await context.sleep(lagPause)
    else return jobs
  }
  return jobs
}

/** This job: what the machine itself knows is added, and the outcome so far. */
const asOwn = (job: SnapshotJob, { env, settings }: Context): SnapshotJob =>
  withoutUnknown({
    ...job,
    outcome: outcomeOf({ conclusion: settings.jobStatus }) ?? job.outcome ?? outcomeSoFar(job, settings),
    runner: withoutUnknown({ name: env['RUNNER_NAME'], ...job.runner, os: env['RUNNER_OS'], cpu: cpus()[0]?.model }),
  })

/**
 * What its steps and the commands have come to, where nobody says what the job has: a step that failed and may not has failed
 * it (`conclusion` of one that may is `success`); that all so far passed says nothing of the rest.
 */
function outcomeSoFar(job: SnapshotJob, { executed }: Context['settings']): Outcome | undefined {
  const hasFailedStep = job.steps.some(({ outcome }) => hasFailed(outcome))
  const ofSteps = hasFailedStep && outcomeOfWork({ ...job, outcome: 'failed' }) === 'failed' ? 'failed' : undefined
  return worstOutcome([outcomeOfWord(executed), ofSteps])
}

/** This job by the environment alone. */
const bareJob = (context: Context): SnapshotJob => {
  const { env, settings, target } = context
  return asOwn(
    {
      id: settings.checkRunId ?? env['GITHUB_JOB'] ?? 'job',
      name: env['GITHUB_JOB'] ?? 'job',
      status: 'in-progress',
      attempt: target.attempt ?? 1,
      steps: [],
    },
    context,
  )
}

function insideFacts({ env, target }: Context): SnapshotRun {
  if (target.place !== 'inside') return {}
  const { pull_request: pull, repository } = target.event
  const server = env['GITHUB_SERVER_URL']
  return withoutUnknown({
    name: env['GITHUB_WORKFLOW'],
    number: /^\d{1,9}$/.test(env['GITHUB_RUN_NUMBER'] ?? '') ? Number(env['GITHUB_RUN_NUMBER']) : undefined,
    event: env['GITHUB_EVENT_NAME'],
    branch: env['GITHUB_HEAD_REF'] || env['GITHUB_REF_NAME'],
    defaultBranch: repository?.default_branch,
    sha: pull?.head.sha ?? env['GITHUB_SHA'],
    title: pull?.title,
    actor: env['GITHUB_TRIGGERING_ACTOR'] ?? env['GITHUB_ACTOR'],
    headRepository: pull === undefined ? ownHead(env, target) : pull.head.repo?.full_name,
    pullRequest: pull?.number,
    url: server === undefined ? undefined : `${server}/${target.key.repository}/actions/runs/${target.key.run}`,
  })
}

/** Of a pull request whose payload cannot be read, nobody knows where its commit comes from. */
const ownHead = (env: Context['env'], { key }: Context['target']): string | undefined =>
  isPullRequestEvent(env['GITHUB_EVENT_NAME']) ? undefined : key.repository

async function askDefaultBranch(context: Context): Promise<string | undefined> {
  const answer = await context.client.get('/repos/{owner}/{repo}', at(context), repositoryShape)
  return answer.kind === 'ok' ? answer.value.default_branch : undefined
}
