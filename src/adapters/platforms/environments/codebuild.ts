import type { Mapping } from './mapping.js'

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
  // 1 or 0: the other way round than an exit code.
  succeeding: ['CODEBUILD_BUILD_SUCCEEDING'],
}
