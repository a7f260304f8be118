import type { Mapping } from './mapping.js'

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
  tag: ['TRAVIS_TAG'],
  sha: ['TRAVIS_PULL_REQUEST_SHA', 'TRAVIS_COMMIT'],
  event: ['TRAVIS_EVENT_TYPE'],
  pullRequest: ['TRAVIS_PULL_REQUEST'],
  title: ['TRAVIS_COMMIT_MESSAGE'],
  url: ['TRAVIS_BUILD_WEB_URL'],
  status: ['TRAVIS_TEST_RESULT'],
}
