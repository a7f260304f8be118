/** What services put where a branch or a commit belongs: refs of every kind, and names that stand for one. */

/** GitHub’s `pull/7/merge`, Bitbucket’s `pull-requests/7/from`, GitLab’s `merge-requests/7/head`. */
const change = /^refs\/(?:pull|pull-requests|merge-requests)\/(\d{1,15})(?:\/|$)/

/** The number of the pull or merge request a ref is of, as text. */
export const changeOf = (ref: string | undefined): string | undefined => change.exec(ref ?? '')?.[1]

/**
 * The branch or tag whole, slashes and all. The ref of a pull request is none: it stands for the head merged into the base.
 *
 * @example branchOf('refs/heads/feature/login') // 'feature/login'
 */
export function branchOf(ref: string | undefined): string | undefined {
  const number = changeOf(ref)
  return number === undefined ? ref?.replace(/^refs\/(?:heads|tags)\//, '') : `pull/${number}`
}

/**
 * A commit (Git, Mercurial) or a changeset’s number (Subversion, Perforce, TFVC). Buildkite says `HEAD` of a build that was
 * started without one: that is a different commit each time.
 */
export const commitOf = (revision: string | undefined): string | undefined =>
  /^(?:[0-9a-f]{7,64}|\d{1,15})$/i.test(revision ?? '') ? revision : undefined
