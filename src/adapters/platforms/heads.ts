/** Whose commit a service runs, and of what: branch, tag or change. What is not told is unknown, and unknown is not trusted. */
import type { EnvironmentFacts } from './environments/mapping.js'
import { branchOf, changeOf, tagAsBranch, tagOf } from './refs.js'

/**
 * Azure says `PullRequest`, CodeBuild `PULL_REQUEST_CREATED` without a number of its own; a build that somebody starts by
 * hand on the ref of a pull request says so by the ref alone.
 */
export const isChange = ({ pullRequest, event, branch }: EnvironmentFacts): boolean =>
  /\d$/.test(pullRequest?.slice(-300) ?? '') ||
  /^(?:pull|merge)[-_]?request/i.test(event ?? '') ||
  changeOf(branch) !== undefined

/**
 * Where the commit came from, in the words of the key: the repository itself, unless a head says otherwise. Of a pull
 * request it is unknown where the service does not rule out a fork, which is then neither learnt from nor believed; what is
 * built by the ref of one alone is ruled out by nobody.
 */
export function headOf(facts: EnvironmentFacts): string | undefined {
  const { headRepository, codeRepository, repository = 'local', fork, branch } = facts
  // Which one is not told; that it is another one is.
  if (fork?.toLowerCase() === 'true') return `a fork of ${repository}`
  if (headRepository === undefined)
    return isChange(facts) && (fork === undefined || changeOf(branch) !== undefined) ? undefined : facts.repository
  return isSameAddress(headRepository, codeRepository ?? repository) ? repository : headRepository
}

/** A tag never counts as the branch that happens to be checked out, nor as one of the same name. */
export function branchOrTag(facts: EnvironmentFacts): string | undefined {
  const tag = isChange(facts) ? undefined : (facts.tag ?? tagOf(facts.branch))
  return tag === undefined ? branchOf(facts.branch) : tagAsBranch(tag, facts.defaultBranch)
}

/** The same repository, by address or by path: all of its groups, and the host where both name one. */
function isSameAddress(a: string, b: string): boolean {
  const [one, other] = [addressOf(a), addressOf(b)]
  return one.path === other.path && (one.host === other.host || one.host === undefined || other.host === undefined)
}

/** Of `ssh://git@host:22/group/app.git`, `git@host:group/app.git` or `group/app`. */
function addressOf(address: string): { readonly host?: string | undefined; readonly path: string } {
  const told = address.slice(0, 2000).toLowerCase()
  const parts = /^(?:[a-z+]+:\/\/(?:[^@/]*@)?([^:/]+)(?::\d+)?\/|(?:[^@/:]*@)?([^:/]+):)?(.*)$/s.exec(told)
  const path = (parts?.[3] ?? told).replace(/^\/+|\/+$/g, '').replace(/\.git$/, '')
  return { host: parts?.[1] ?? parts?.[2], path }
}
