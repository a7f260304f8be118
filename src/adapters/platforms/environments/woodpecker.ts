import type { Mapping } from './mapping.js'

/** https://woodpecker-ci.org/docs/usage/environment */
export const woodpecker: Mapping = {
  host: ['CI_SYSTEM_HOST', '=woodpecker'],
  repository: ['CI_REPO'],
  workflow: ['CI_WORKFLOW_NAME'],
  run: ['CI_PIPELINE_NUMBER'],
  number: ['CI_PIPELINE_NUMBER'],
  job: ['CI_STEP_NAME'],
  branch: ['CI_COMMIT_SOURCE_BRANCH', 'CI_COMMIT_BRANCH'],
  tag: ['CI_COMMIT_TAG'],
  defaultBranch: ['CI_REPO_DEFAULT_BRANCH'],
  sha: ['CI_COMMIT_SHA'],
  event: ['CI_PIPELINE_EVENT'],
  actor: ['CI_COMMIT_AUTHOR'],
  pullRequest: ['CI_COMMIT_PULL_REQUEST'],
  title: ['CI_COMMIT_MESSAGE'],
  url: ['CI_PIPELINE_URL'],
  status: ['CI_PIPELINE_STATUS'],
}
