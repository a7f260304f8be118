import type { Mapping } from './mapping.js'

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
  tag: ['BUILDKITE_TAG'],
  defaultBranch: ['BUILDKITE_PIPELINE_DEFAULT_BRANCH'],
  sha: ['BUILDKITE_COMMIT'],
  event: ['BUILDKITE_SOURCE'],
  actor: ['BUILDKITE_BUILD_CREATOR', 'BUILDKITE_BUILD_AUTHOR'],
  pullRequest: ['BUILDKITE_PULL_REQUEST'],
  title: ['BUILDKITE_MESSAGE'],
  url: ['BUILDKITE_BUILD_URL'],
  status: ['BUILDKITE_COMMAND_EXIT_STATUS'],
}
