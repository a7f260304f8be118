/** What services put where a branch or a commit belongs: refs of every kind, and names that stand for one. */

/**
 * A pull or merge request as a ref or as what a checkout of one is called: GitHub’s and Azure’s `pull/7/merge`, Bitbucket’s
 * `pull-requests/7/from`, GitLab’s `merge-requests/7/head`, CodeBuild’s and ghprb’s `pr/7`, Gerrit’s `changes/34/1234/5`. A branch
 * of the repository may be called so too; which of both it is cannot be told, and unknown is not trusted.
 */
const change =
  /^(?:refs\/)?(?:heads\/)?(?:refs\/)?(?:(?:remotes\/)?origin\/)?(?:(?:pull|pull-requests|merge-requests|pr|mr)\/|changes\/\d{2}\/)(\d{1,15})(?:\/|$)/i

/** The number of the pull or merge request a ref or a branch’s name is of, as text. */
export const changeOf = (ref: string | undefined): string | undefined => change.exec(bare(ref) ?? '')?.[1]

/** CodeBuild says `refs/heads/main^{sha}` of a branch that it was told at a commit. */
const bare = (ref: string | undefined): string | undefined =>
  ref?.slice(0, mostCharacters + 100).replace(/\^\{\w{0,64}\}$/, '')

/** Git’s own files keep a ref below 255 bytes a part; nobody reads a longer one. */
const mostCharacters = 500

/** A name from outside, no longer than anybody reads. */
export const boundedName = (name: string): string =>
  name.length <= mostCharacters ? name : `${name.slice(0, mostCharacters - 1)}…`

/**
 * The branch or tag whole, slashes and all. The ref of a pull request is none: it stands for the head merged into the base.
 * Nor is a commit, which CodeBuild says where it was told no branch.
 *
 * @example branchOf('refs/heads/feature/login') // 'feature/login'
 */
export function branchOf(ref: string | undefined): string | undefined {
  const number = changeOf(ref)
  if (number !== undefined) return `pull/${number}`
  const name = bare(ref)?.replace(/^refs\/(?:heads|tags)\//, '')
  return name === undefined || /^[0-9a-f]{40}$/.test(name) ? undefined : boundedName(name)
}

/** The tag a ref is of. */
export const tagOf = (ref: string | undefined): string | undefined => /^refs\/tags\/(.+)$/.exec(bare(ref) ?? '')?.[1]

/** A tag’s name in the place of a branch’s; where the default branch has the same one, it must not pass for that branch. */
export const tagAsBranch = (tag: string, defaultBranch: string | undefined): string =>
  boundedName(tag === defaultBranch ? `refs/tags/${tag}` : tag)

/**
 * A commit (Git, Mercurial) or a changeset’s number (Subversion, Perforce, TFVC). Buildkite says `HEAD` of a build that was
 * started without one: that is a different commit each time.
 */
export const commitOf = (revision: string | undefined): string | undefined =>
  /^(?:[0-9a-f]{7,64}|\d{1,15})$/i.test(revision ?? '') ? revision : undefined
