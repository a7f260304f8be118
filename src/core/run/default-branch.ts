/** Whose trouble is everybody’s. */
import type { RunRecord } from '../model/index.js'

/** Is the run one of the default branch itself, not of a pull request or a fork whose branch bears its name? */
export const isDefaultBranch = (record: RunRecord): boolean => {
  const { branch, defaultBranch, pullRequest, event, headRepository } = record.run.value
  const own = headRepository === undefined || headRepository === record.key.repository
  // The branch of a pull request is its head's, whose name proves nothing.
  return (
    own && pullRequest === undefined && event !== 'pull_request' && branch !== undefined && branch === defaultBranch
  )
}
