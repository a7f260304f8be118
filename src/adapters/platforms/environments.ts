/**
 * What each CI service’s environment tells of a run, as data: field by field, the variables to look at, first one wins.
 * Documented in docs/platforms.md; the names are those of each service’s own reference.
 */
import type { Env } from '../../ports.js'

/** A run in words every service has. All text, as the environment gave it. */
export const environmentFields = [
  'host',
  'repository',
  'headRepository',
  'fork',
  'codeRepository',
  'workflow',
  'run',
  'number',
  'attempt',
  'retries',
  'job',
  'jobId',
  'branch',
  'defaultBranch',
  'sha',
  'event',
  'actor',
  'pullRequest',
  'title',
  'url',
  'status',
  'startedAt',
] as const
export type EnvironmentField = (typeof environmentFields)[number]
export type EnvironmentFacts = Readonly<Partial<Record<EnvironmentField, string>>>

/** Names of variables; `A/B` joins two that must both be there; a literal starts with `=`. */
export type Mapping = Readonly<Partial<Record<EnvironmentField, readonly string[]>>>

/** The mapping’s fields that the environment has a value for. */
export function readEnvironment(mapping: Mapping, env: Env): EnvironmentFacts {
  const facts: Partial<Record<EnvironmentField, string>> = {}
  for (const field of environmentFields) {
    const value = (mapping[field] ?? []).map((name) => lookUp(name, env)).find((found) => found !== undefined)
    if (value !== undefined) facts[field] = value
  }
  return facts
}

function lookUp(name: string, env: Env): string | undefined {
  if (name.startsWith('=')) return name.slice(1)
  const parts = name.split('/').map((part) => env[part])
  return parts.every((part) => part !== undefined && part !== '') ? parts.join('/') : undefined
}

/**
 * A run is one job on CircleCI: a job cannot see its workflow’s name, and the workflow’s id tells nothing of its shape.
 * https://circleci.com/docs/variables/
 */
export const circleci: Mapping = {
  host: ['=circleci.com'],
  repository: ['CIRCLE_PROJECT_USERNAME/CIRCLE_PROJECT_REPONAME'],
  headRepository: ['CIRCLE_PR_USERNAME/CIRCLE_PR_REPONAME'],
  // Those two are set for forks alone.
  fork: ['=false'],
  workflow: ['CIRCLE_JOB'],
  run: ['CIRCLE_BUILD_NUM'],
  number: ['CIRCLE_BUILD_NUM'],
  job: ['CIRCLE_JOB'],
  jobId: ['CIRCLE_BUILD_NUM'],
  branch: ['CIRCLE_BRANCH', 'CIRCLE_TAG'],
  sha: ['CIRCLE_SHA1'],
  actor: ['CIRCLE_PR_USERNAME', 'CIRCLE_USERNAME'],
  pullRequest: ['CIRCLE_PR_NUMBER', 'CIRCLE_PULL_REQUEST'],
  url: ['CIRCLE_BUILD_URL'],
}

/** https://buildkite.com/docs/pipelines/configure/environment-variables */
export const buildkite: Mapping = {
  host: ['=buildkite.com'],
  repository: ['BUILDKITE_ORGANIZATION_SLUG/BUILDKITE_PIPELINE_SLUG'],
  headRepository: ['BUILDKITE_PULL_REQUEST_REPO'],
  codeRepository: ['BUILDKITE_REPO'],
  workflow: ['BUILDKITE_PIPELINE_SLUG'],
  run: ['BUILDKITE_BUILD_ID', 'BUILDKITE_BUILD_NUMBER'],
  number: ['BUILDKITE_BUILD_NUMBER'],
  retries: ['BUILDKITE_RETRY_COUNT'],
  job: ['BUILDKITE_LABEL', 'BUILDKITE_STEP_KEY'],
  jobId: ['BUILDKITE_JOB_ID'],
  branch: ['BUILDKITE_BRANCH'],
  defaultBranch: ['BUILDKITE_PIPELINE_DEFAULT_BRANCH'],
  sha: ['BUILDKITE_COMMIT'],
  event: ['BUILDKITE_SOURCE'],
  actor: ['BUILDKITE_BUILD_CREATOR', 'BUILDKITE_BUILD_AUTHOR'],
  pullRequest: ['BUILDKITE_PULL_REQUEST'],
  title: ['BUILDKITE_MESSAGE'],
  url: ['BUILDKITE_BUILD_URL'],
  status: ['BUILDKITE_COMMAND_EXIT_STATUS'],
}

/** https://learn.microsoft.com/azure/devops/pipelines/build/variables */
export const azure: Mapping = {
  host: ['=dev.azure.com'],
  repository: ['BUILD_REPOSITORY_NAME'],
  fork: ['SYSTEM_PULLREQUEST_ISFORK'],
  workflow: ['BUILD_DEFINITIONNAME'],
  run: ['BUILD_BUILDID'],
  number: ['BUILD_BUILDID'],
  attempt: ['SYSTEM_JOBATTEMPT'],
  job: ['SYSTEM_JOBDISPLAYNAME', 'SYSTEM_JOBNAME', 'AGENT_JOBNAME'],
  jobId: ['SYSTEM_JOBID'],
  branch: ['SYSTEM_PULLREQUEST_SOURCEBRANCH', 'BUILD_SOURCEBRANCHNAME'],
  sha: ['BUILD_SOURCEVERSION'],
  event: ['BUILD_REASON'],
  actor: ['BUILD_REQUESTEDFOR'],
  pullRequest: ['SYSTEM_PULLREQUEST_PULLREQUESTNUMBER', 'SYSTEM_PULLREQUEST_PULLREQUESTID'],
  title: ['BUILD_SOURCEVERSIONMESSAGE'],
  status: ['AGENT_JOBSTATUS'],
  startedAt: ['SYSTEM_PIPELINESTARTTIME'],
}

/** https://docs.travis-ci.com/user/environment-variables/ */
export const travis: Mapping = {
  host: ['=travis-ci.com'],
  repository: ['TRAVIS_REPO_SLUG'],
  headRepository: ['TRAVIS_PULL_REQUEST_SLUG'],
  workflow: ['=.travis.yml'],
  run: ['TRAVIS_BUILD_ID'],
  number: ['TRAVIS_BUILD_NUMBER'],
  job: ['TRAVIS_JOB_NAME', 'TRAVIS_BUILD_STAGE_NAME'],
  jobId: ['TRAVIS_JOB_ID'],
  branch: ['TRAVIS_PULL_REQUEST_BRANCH', 'TRAVIS_BRANCH'],
  sha: ['TRAVIS_PULL_REQUEST_SHA', 'TRAVIS_COMMIT'],
  event: ['TRAVIS_EVENT_TYPE'],
  pullRequest: ['TRAVIS_PULL_REQUEST'],
  title: ['TRAVIS_COMMIT_MESSAGE'],
  url: ['TRAVIS_BUILD_WEB_URL'],
  status: ['TRAVIS_TEST_RESULT'],
}

/** https://support.atlassian.com/bitbucket-cloud/docs/variables-and-secrets/ */
export const bitbucket: Mapping = {
  host: ['=bitbucket.org'],
  repository: ['BITBUCKET_REPO_FULL_NAME'],
  // A fork’s pull request runs in the fork.
  fork: ['=false'],
  workflow: ['=bitbucket-pipelines.yml'],
  run: ['BITBUCKET_PIPELINE_UUID', 'BITBUCKET_BUILD_NUMBER'],
  number: ['BITBUCKET_BUILD_NUMBER'],
  attempt: ['BITBUCKET_STEP_RUN_NUMBER'],
  jobId: ['BITBUCKET_STEP_UUID'],
  branch: ['BITBUCKET_BRANCH', 'BITBUCKET_TAG'],
  sha: ['BITBUCKET_COMMIT'],
  pullRequest: ['BITBUCKET_PR_ID'],
  status: ['BITBUCKET_EXIT_CODE'],
}

/** https://woodpecker-ci.org/docs/usage/environment */
export const woodpecker: Mapping = {
  host: ['CI_SYSTEM_HOST', '=woodpecker'],
  repository: ['CI_REPO'],
  workflow: ['CI_WORKFLOW_NAME'],
  run: ['CI_PIPELINE_NUMBER'],
  number: ['CI_PIPELINE_NUMBER'],
  job: ['CI_STEP_NAME'],
  branch: ['CI_COMMIT_SOURCE_BRANCH', 'CI_COMMIT_BRANCH'],
  defaultBranch: ['CI_REPO_DEFAULT_BRANCH'],
  sha: ['CI_COMMIT_SHA'],
  event: ['CI_PIPELINE_EVENT'],
  actor: ['CI_COMMIT_AUTHOR'],
  pullRequest: ['CI_COMMIT_PULL_REQUEST'],
  title: ['CI_COMMIT_MESSAGE'],
  url: ['CI_PIPELINE_URL'],
  status: ['CI_PIPELINE_STATUS'],
}

/** https://docs.aws.amazon.com/codebuild/latest/userguide/build-env-ref-env-vars.html */
export const codebuild: Mapping = {
  host: ['=codebuild.aws'],
  repository: ['CODEBUILD_SOURCE_REPO_URL'],
  workflow: ['=buildspec.yml'],
  run: ['CODEBUILD_BUILD_ID'],
  number: ['CODEBUILD_BUILD_NUMBER'],
  branch: ['CODEBUILD_WEBHOOK_HEAD_REF', 'CODEBUILD_SOURCE_VERSION'],
  sha: ['CODEBUILD_RESOLVED_SOURCE_VERSION'],
  event: ['CODEBUILD_WEBHOOK_EVENT'],
  url: ['CODEBUILD_BUILD_URL'],
}
