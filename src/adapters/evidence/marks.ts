/** What tells this run, its build and its job from others on the same machine. */
import type { Env } from '../../ports.js'

interface Mark {
  /** The build: all of these are set, or it is another service. */
  readonly build: readonly string[]
  /**
   * The job and its attempt, as far as they are told: a workspace that is kept holds what the build’s other jobs executed.
   * Where a service has the guard called in a step of its own, its steps share the mark.
   */
  readonly job?: readonly string[]
}

/**
 * By each service’s own reference, as is named in `adapters/platforms/environments`; GitHub’s, GitLab’s and Jenkins’ are
 * https://docs.github.com/actions/reference/workflows-and-actions/variables (jobs of a matrix share GITHUB_JOB),
 * https://docs.gitlab.com/ci/variables/predefined_variables/ and the build’s `env-vars.html`: the stages of a Jenkins build share
 * its BUILD_TAG, for what a stage executed is told by the step after the last.
 * A restart is a build or a job of its own on GitLab, CircleCI, Buildkite, Drone, Woodpecker, CodeBuild, Cirrus and TeamCity.
 * Woodpecker once was Drone, and says so still: its own variables come first.
 */
const marks: readonly Mark[] = [
  { build: ['BUILD_TAG'] },
  { build: ['GITHUB_RUN_ID', 'GITHUB_RUN_ATTEMPT'], job: ['GITHUB_JOB'] },
  { build: ['CI_PIPELINE_ID'], job: ['CI_JOB_ID'] },
  { build: ['CIRCLE_WORKFLOW_ID'], job: ['CIRCLE_WORKFLOW_JOB_ID', 'CIRCLE_BUILD_NUM', 'CIRCLE_NODE_INDEX'] },
  { build: ['CIRCLE_BUILD_NUM'], job: ['CIRCLE_NODE_INDEX'] },
  { build: ['BUILDKITE_BUILD_ID'], job: ['BUILDKITE_JOB_ID', 'BUILDKITE_RETRY_COUNT'] },
  { build: ['BUILDKITE_BUILD_NUMBER'], job: ['BUILDKITE_JOB_ID', 'BUILDKITE_RETRY_COUNT'] },
  { build: ['BUILD_BUILDID'], job: ['SYSTEM_STAGEATTEMPT', 'SYSTEM_JOBID', 'AGENT_JOBNAME', 'SYSTEM_JOBATTEMPT'] },
  { build: ['TRAVIS_BUILD_ID'], job: ['TRAVIS_JOB_ID'] },
  { build: ['BITBUCKET_PIPELINE_UUID'], job: ['BITBUCKET_STEP_UUID', 'BITBUCKET_STEP_RUN_NUMBER'] },
  { build: ['BITBUCKET_BUILD_NUMBER'], job: ['BITBUCKET_STEP_UUID', 'BITBUCKET_STEP_RUN_NUMBER'] },
  { build: ['CI_REPO', 'CI_PIPELINE_NUMBER'], job: ['CI_WORKFLOW_NUMBER', 'CI_WORKFLOW_NAME'] },
  { build: ['CODEBUILD_BUILD_ID'] },
  { build: ['TEAMCITY_BUILDCONF_NAME', 'BUILD_NUMBER'], job: ['TEAMCITY_PROJECT_NAME'] },
  { build: ['DRONE_REPO', 'DRONE_BUILD_NUMBER'], job: ['DRONE_STAGE_NUMBER', 'DRONE_STAGE_NAME'] },
  { build: ['SEMAPHORE_PIPELINE_ID'], job: ['SEMAPHORE_JOB_ID'] },
  { build: ['CIRRUS_BUILD_ID'], job: ['CIRRUS_TASK_ID'] },
  { build: ['APPVEYOR_BUILD_ID'], job: ['APPVEYOR_JOB_ID'] },
]

/** What tells this job of this CI run from others in the same workspace; undefined at a desk, where a run is what was executed since the last `run`. */
export function runMark(env: Env): string | undefined {
  const mark = marks.find(({ build }) => build.every((name) => env[name]))
  return mark === undefined
    ? undefined
    : [...mark.build, ...(mark.job ?? []).filter((name) => env[name])]
        .map((name) => `${name}=${(env[name] ?? '').slice(0, 200)}`)
        .join(' ')
}

/** No CI service says that it is one: whoever started this sits before it. */
export const isDesk = (env: Env): boolean =>
  runMark(env) === undefined &&
  [undefined, '', 'false', '0'].includes(env['CI']) &&
  !env['GITHUB_ACTIONS'] &&
  !env['JENKINS_URL']

/**
 * Start of the build, in ms since the epoch, where a Jenkins step told it: agents reuse workspaces, and a build that breaks
 * before its tests would else show the reports of an earlier one.
 */
export function buildStart(env: Env): number | undefined {
  const told = /"startTimeInMillis":(\d{1,15})[,}]/.exec(env['PIPELINE_GUARD_BUILD'] ?? '')?.[1]
  return told === undefined ? undefined : Number(told)
}
