import type { Mapping } from './mapping.js'

/**
 * A run is one job on CircleCI: a job cannot see its workflow’s name, and the workflow’s id tells nothing of its shape.
 * https://circleci.com/docs/variables/
 */
export const circleci: Mapping = {
  host: ['=circleci.com'],
  repository: ['CIRCLE_PROJECT_USERNAME/CIRCLE_PROJECT_REPONAME'],
  headRepository: ['CIRCLE_PR_USERNAME/CIRCLE_PR_REPONAME'],
  // Those two are set for forks alone, and not for all of them: a branch named `pull/N` is a fork’s too.
  fork: ['=false'],
  workflow: ['CIRCLE_JOB'],
  run: ['CIRCLE_BUILD_NUM'],
  number: ['CIRCLE_BUILD_NUM'],
  job: ['CIRCLE_JOB'],
  jobId: ['CIRCLE_BUILD_NUM'],
  branch: ['CIRCLE_BRANCH'],
  tag: ['CIRCLE_TAG'],
  sha: ['CIRCLE_SHA1'],
  actor: ['CIRCLE_PR_USERNAME', 'CIRCLE_USERNAME'],
  pullRequest: ['CIRCLE_PR_NUMBER', 'CIRCLE_PULL_REQUEST'],
  url: ['CIRCLE_BUILD_URL'],
}
