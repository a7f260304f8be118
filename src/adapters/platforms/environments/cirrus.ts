import type { Mapping } from './mapping.js'

/**
 * A branch of a pull request is named `pull/N`; where it came from is not told, so it is neither learnt from nor believed.
 * https://cirrus-ci.org/guide/writing-tasks/#environment-variables
 */
export const cirrus: Mapping = {
  host: ['=cirrus-ci.com'],
  repository: ['CIRRUS_REPO_FULL_NAME'],
  workflow: ['=.cirrus.yml'],
  run: ['CIRRUS_BUILD_ID'],
  job: ['CIRRUS_TASK_NAME'],
  jobId: ['CIRRUS_TASK_ID'],
  branch: ['CIRRUS_BRANCH'],
  tag: ['CIRRUS_TAG'],
  defaultBranch: ['CIRRUS_DEFAULT_BRANCH'],
  sha: ['CIRRUS_CHANGE_IN_REPO'],
  pullRequest: ['CIRRUS_PR'],
  title: ['CIRRUS_CHANGE_TITLE'],
  event: ['CIRRUS_CRON'],
}
