/** What the environment of a job tells: env in, facts out. https://docs.gitlab.com/ci/variables/predefined_variables/ */
import type { RunKey, SnapshotJob, SnapshotRun, SnapshotStep } from '../../../core/model/index.js'
import { type JobResult, outcomeOfWord, worstOutcome } from '../../../core/run/outcomes.js'
import { withoutUnknown } from '../../../core/run/unknown.js'
import type { Env } from '../../../ports.js'
import { boundedName, branchOf, changeOf } from '../refs.js'
import { standingOf } from './statuses.js'

const wholeNumber = (text: string | undefined): number | undefined =>
  text !== undefined && /^\d{1,12}$/.test(text) ? Number(text) : undefined

export const keyOf = (env: Env, attempt: number): RunKey => ({
  host: env['CI_SERVER_HOST'] || 'gitlab',
  repository: env['CI_PROJECT_PATH'] || 'gitlab',
  workflow: env['CI_CONFIG_PATH'] || '.gitlab-ci.yml',
  run: env['CI_PIPELINE_ID'] || '0',
  attempt,
})

/** A branch that is called like somebody’s change, as mirrors of other forges have them: whose it is, nobody says. */
export const mirroredChange = (env: Env): string | undefined =>
  env['CI_MERGE_REQUEST_IID'] ? undefined : changeOf(env['CI_COMMIT_REF_NAME'])

/** A tag of the default branch’s name must not pass for it. */
function branchIn(env: Env): string | undefined {
  const name = env['CI_MERGE_REQUEST_SOURCE_BRANCH_NAME'] || env['CI_COMMIT_REF_NAME'] || undefined
  const isTag = env['CI_COMMIT_TAG'] && env['CI_COMMIT_TAG'] === env['CI_DEFAULT_BRANCH']
  return isTag ? boundedName(`refs/tags/${name}`) : branchOf(name)
}

export function runFacts(env: Env): SnapshotRun {
  const mirrored = mirroredChange(env)
  return withoutUnknown({
    name: env['CI_PIPELINE_NAME'] || undefined,
    number: wholeNumber(env['CI_PIPELINE_IID']),
    event: mirrored === undefined ? env['CI_PIPELINE_SOURCE'] || undefined : 'external_pull_request_event',
    branch: branchIn(env),
    defaultBranch: env['CI_DEFAULT_BRANCH'] || undefined,
    sha: env['CI_MERGE_REQUEST_SOURCE_BRANCH_SHA'] || env['CI_COMMIT_SHA'] || undefined,
    title: env['CI_MERGE_REQUEST_TITLE'] || env['CI_COMMIT_TITLE'] || undefined,
    actor: env['GITLAB_USER_LOGIN'] || undefined,
    headRepository:
      mirrored === undefined
        ? env['CI_MERGE_REQUEST_SOURCE_PROJECT_PATH'] || env['CI_PROJECT_PATH'] || undefined
        : undefined,
    pullRequest: wholeNumber(env['CI_MERGE_REQUEST_IID'] || mirrored),
    url: env['CI_PIPELINE_URL'] || undefined,
    createdAt: env['CI_PIPELINE_CREATED_AT'] || undefined,
  })
}

export interface OwnJob {
  readonly env: Env
  /** As it is given, which is believed before all else. */
  readonly jobStatus?: JobResult | undefined
  /** What the commands that `exec` ran came to, and each of them. */
  readonly executed?: 'success' | 'failure' | undefined
  readonly steps?: readonly SnapshotStep[] | undefined
  readonly now: number
}

/**
 * This job, as far as it knows itself: in `after_script` GitLab tells its status. A command that failed counts beside it; one
 * that passed ends no job that still runs.
 */
export function ownJobOf({ env, jobStatus, executed, steps = [], now }: OwnJob): SnapshotJob {
  const standing = standingOf(jobStatus ?? env['CI_JOB_STATUS'])
  const failed = jobStatus === undefined && executed === 'failure' ? outcomeOfWord(executed) : undefined
  const outcome = worstOutcome([standing?.outcome, failed])
  const completed = outcome !== undefined
  return withoutUnknown({
    id: env['CI_JOB_ID'] || 'job',
    name: env['CI_JOB_NAME'] || 'job',
    status: completed ? ('completed' as const) : ('in-progress' as const),
    outcome,
    startedAt: env['CI_JOB_STARTED_AT'] || undefined,
    completedAt: completed ? new Date(now).toISOString() : undefined,
    url: env['CI_JOB_URL'] || undefined,
    runner: env['CI_RUNNER_DESCRIPTION'] ? { name: env['CI_RUNNER_DESCRIPTION'] } : undefined,
    steps,
  })
}
