import type { Mapping } from './mapping.js'

/** https://docs.semaphoreci.com/reference/env-vars */
export const semaphore: Mapping = {
  host: ['SEMAPHORE_ORGANIZATION_URL', '=semaphoreci.com'],
  repository: ['SEMAPHORE_GIT_REPO_SLUG', 'SEMAPHORE_PROJECT_NAME'],
  headRepository: ['SEMAPHORE_GIT_PR_SLUG'],
  workflow: ['SEMAPHORE_PROJECT_NAME'],
  run: ['SEMAPHORE_PIPELINE_ID'],
  number: ['SEMAPHORE_WORKFLOW_NUMBER'],
  job: ['SEMAPHORE_JOB_NAME'],
  jobId: ['SEMAPHORE_JOB_ID'],
  branch: ['SEMAPHORE_GIT_PR_BRANCH', 'SEMAPHORE_GIT_BRANCH'],
  tag: ['SEMAPHORE_GIT_TAG_NAME'],
  sha: ['SEMAPHORE_GIT_PR_SHA', 'SEMAPHORE_GIT_SHA'],
  event: ['SEMAPHORE_GIT_REF_TYPE'],
  actor: ['SEMAPHORE_GIT_COMMIT_AUTHOR', 'SEMAPHORE_GIT_COMMITTER'],
  pullRequest: ['SEMAPHORE_GIT_PR_NUMBER'],
  title: ['SEMAPHORE_GIT_PR_NAME'],
  status: ['SEMAPHORE_JOB_RESULT'],
}
