import type { Mapping } from './mapping.js'

/** https://docs.drone.io/pipeline/environment/reference/ */
export const drone: Mapping = {
  host: ['DRONE_SYSTEM_HOST', '=drone'],
  repository: ['DRONE_REPO'],
  workflow: ['DRONE_STAGE_NAME', '=.drone.yml'],
  run: ['DRONE_BUILD_NUMBER'],
  number: ['DRONE_BUILD_NUMBER'],
  job: ['DRONE_STAGE_NAME'],
  branch: ['DRONE_SOURCE_BRANCH', 'DRONE_BRANCH'],
  tag: ['DRONE_TAG'],
  defaultBranch: ['DRONE_REPO_BRANCH'],
  sha: ['DRONE_COMMIT_SHA'],
  event: ['DRONE_BUILD_EVENT'],
  actor: ['DRONE_COMMIT_AUTHOR'],
  pullRequest: ['DRONE_PULL_REQUEST'],
  title: ['DRONE_COMMIT_MESSAGE'],
  url: ['DRONE_BUILD_LINK'],
  status: ['DRONE_BUILD_STATUS'],
}
