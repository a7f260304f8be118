/** GitHub’s words → the platform-neutral ones. */
import type { JobStatus, Outcome, SnapshotJob, SnapshotRun } from '../../../core/model/index.js'
import { outcomeOfWord } from '../../../core/run/outcomes.js'
import { outcomeOfWork } from '../../../core/run/plumbing.js'
import { isPullRequestEvent } from '../../../core/run/trust.js'
import { withoutUnknown } from '../../../core/run/unknown.js'
import type { JobShape, RunShape } from './shapes.js'

const statuses: Readonly<Record<string, JobStatus>> = {
  completed: 'completed',
  in_progress: 'in-progress',
  running: 'in-progress',
  queued: 'queued',
  requested: 'queued',
  waiting: 'queued',
  pending: 'queued',
  blocked: 'queued',
}

const look = <T>(table: Readonly<Record<string, T>>, word: string | undefined): T | undefined => {
  const key = word?.toLowerCase()
  return key !== undefined && Object.hasOwn(table, key) ? table[key] : undefined
}

interface Worded {
  readonly status?: string | undefined
  readonly conclusion?: string | undefined
}

/** The outcome, where it has come to one. Gitea’s older answers give it as the status. */
export const outcomeOf = ({ status, conclusion }: Worded): Outcome | undefined =>
  look(statuses, status) === undefined || look(statuses, status) === 'completed'
    ? (outcomeOfWord(conclusion) ?? outcomeOfWord(status))
    : undefined

/** A status nobody knows counts as in progress, unless an outcome says that it is over. */
export const statusOf = (worded: Worded): JobStatus =>
  look(statuses, worded.status) ?? (outcomeOf(worded) === undefined ? 'in-progress' : 'completed')

export function jobOf(shape: JobShape): SnapshotJob {
  const job = listedJob(shape)
  return withoutUnknown({ ...job, outcome: outcomeOfWork(job), unstarted: isUnstarted(job) || undefined })
}

/** A job that no runner took is listed with its labels, but without a runner or a single step. */
const isUnstarted = (job: SnapshotJob): boolean =>
  job.outcome === 'failed' && job.steps.length === 0 && job.runner !== undefined && job.runner.name === undefined

const listedJob = (job: JobShape): SnapshotJob =>
  withoutUnknown({
    id: job.id,
    name: job.name ?? job.id,
    status: statusOf(job),
    outcome: outcomeOf(job),
    attempt: job.run_attempt,
    createdAt: job.created_at,
    startedAt: job.started_at,
    completedAt: job.completed_at,
    url: job.html_url,
    runner:
      job.runner_name === undefined && job.labels === undefined
        ? undefined
        : withoutUnknown({ name: job.runner_name, labels: job.labels }),
    steps: job.steps.map((step) =>
      withoutUnknown({
        number: step.number,
        name: step.name,
        status: statusOf(step),
        outcome: outcomeOf(step),
        startedAt: step.started_at,
        completedAt: step.completed_at,
      }),
    ),
  })

/** Never `updated_at`: it is bumped long after the end. The end of a run is that of its latest job. */
export const runOf = (run: RunShape): SnapshotRun =>
  withoutUnknown({
    name: run.name,
    number: run.run_number,
    event: run.event,
    branch: run.head_branch,
    defaultBranch: run.repository?.default_branch,
    sha: run.head_sha,
    title: run.display_title,
    actor: run.triggering_actor?.login ?? run.actor?.login,
    headRepository: run.head_repository?.full_name,
    pullRequest: pullRequestOf(run),
    url: run.html_url,
    createdAt: run.created_at,
    startedAt: run.run_started_at ?? run.started_at,
    outcome: outcomeOf(run),
  })

/**
 * The pull request that triggered the run. The field lists every open one with this head: of a push to a branch, a tag on its
 * commit, a dispatch or a schedule it says nothing (“do not necessarily indicate pull requests that triggered the run”,
 * GitHub’s OpenAPI description).
 */
export const pullRequestOf = ({ event, pull_requests: pulls }: RunShape): number | undefined =>
  isPullRequestEvent(event) ? pulls?.[0]?.number : undefined

/** `.github/workflows/ci.yml@refs/heads/main` without the ref. */
export const workflowPath = (path: string | undefined): string | undefined => {
  const bare = path?.split('@')[0]
  return bare === undefined || bare === '' ? undefined : bare
}
