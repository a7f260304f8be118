import type { Mapping } from './mapping.js'

/** https://www.appveyor.com/docs/environment-variables/ */
export const appveyor: Mapping = {
  host: ['=ci.appveyor.com'],
  repository: ['APPVEYOR_REPO_NAME'],
  headRepository: ['APPVEYOR_PULL_REQUEST_HEAD_REPO_NAME'],
  workflow: ['APPVEYOR_PROJECT_SLUG'],
  run: ['APPVEYOR_BUILD_ID'],
  number: ['APPVEYOR_BUILD_NUMBER'],
  job: ['APPVEYOR_JOB_NAME'],
  jobId: ['APPVEYOR_JOB_ID'],
  branch: ['APPVEYOR_PULL_REQUEST_HEAD_REPO_BRANCH', 'APPVEYOR_REPO_BRANCH'],
  tag: ['APPVEYOR_REPO_TAG_NAME'],
  sha: ['APPVEYOR_PULL_REQUEST_HEAD_COMMIT', 'APPVEYOR_REPO_COMMIT'],
  actor: ['APPVEYOR_REPO_COMMIT_AUTHOR'],
  pullRequest: ['APPVEYOR_PULL_REQUEST_NUMBER'],
  title: ['APPVEYOR_REPO_COMMIT_MESSAGE'],
}
