import type { Mapping } from './mapping.js'

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
  branch: ['BITBUCKET_BRANCH'],
  tag: ['BITBUCKET_TAG'],
  sha: ['BITBUCKET_COMMIT'],
  pullRequest: ['BITBUCKET_PR_ID'],
  status: ['BITBUCKET_EXIT_CODE'],
}
