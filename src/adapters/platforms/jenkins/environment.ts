/** What the environment of a build tells: env in, facts out. */

import { z } from 'zod'
import type { Immutable, RunKey, SnapshotRun } from '../../../core/model/index.js'
import { withoutUnknown } from '../../../core/run/unknown.js'
import type { Env } from '../../../ports.js'
import { instantMs, isoTime, wholeNumber as whole } from '../bounded.js'
import { branchOf, changeOf } from '../refs.js'

const cause = z.object({
  _class: z.string().catch(''),
  userId: z.string().nullish().catch(undefined),
  upstreamProject: z.string().nullish().catch(undefined),
  upstreamBuild: whole(),
})
export type Cause = Immutable<z.infer<typeof cause>>

/** What the Jenkins step hands over in PIPELINE_GUARD_BUILD: facts only the running build knows without a token. */
const toldSchema = z.object({
  result: z.string().nullish().catch(undefined),
  startTimeInMillis: instantMs(),
  causes: z.array(cause).catch([]),
  bodies: z.array(z.object({ name: z.string(), start: z.number(), end: z.number(), outcome: z.string() })).catch([]),
})
export type Told = Immutable<z.infer<typeof toldSchema>>

export function readTold(env: Env): Told {
  try {
    return toldSchema.parse(JSON.parse(env['PIPELINE_GUARD_BUILD'] ?? '{}'))
  } catch {
    return { causes: [], bodies: [] }
  }
}

const wholeNumber = (text: string | undefined): number | undefined =>
  text !== undefined && /^\d{1,12}$/.test(text) ? Number(text) : undefined

/** A multibranch project is one repository; its branches are jobs in it, whose build numbers start anew each. */
export interface Place {
  /** Full name of the job, or of the multibranch project. */
  readonly project: string
  readonly branchJob?: string
}

export function placeOf(env: Env): Place {
  const name = env['JOB_NAME'] ?? 'jenkins'
  const cut = name.lastIndexOf('/')
  return env['BRANCH_NAME'] && cut > 0
    ? { project: name.slice(0, cut), branchJob: name.slice(cut + 1) }
    : { project: name }
}

/** Id of a build within its project; a branch’s builds bear its name. */
export const runId = (place: Place, number: string): string =>
  place.branchJob === undefined ? number : `${place.branchJob}#${number}`

/**
 * A rerun is a build of its own. It is told from others by its parameters or, where the job declares none, by having
 * been started by a build of its own job, as the Jenkins step does: then it is the second attempt.
 */
export function keyOf(env: Env, causes: readonly Cause[]): RunKey {
  const place = placeOf(env)
  const number = env['BUILD_NUMBER'] ?? '0'
  const own = causes.find(({ upstreamProject, upstreamBuild }) => upstreamProject === env['JOB_NAME'] && upstreamBuild)
  const rerunOf =
    env['PIPELINE_GUARD_RERUN_OF'] || (own === undefined ? undefined : runId(place, `${own.upstreamBuild}`))
  const attempt = wholeNumber(env['PIPELINE_GUARD_ATTEMPT']) ?? (own === undefined ? 1 : 2)
  return {
    host: hostOf(env['JENKINS_URL']),
    repository: place.project,
    workflow: place.project.slice(place.project.lastIndexOf('/') + 1),
    run: rerunOf ?? runId(place, number),
    attempt: rerunOf === undefined ? 1 : Math.max(2, attempt),
  }
}

const hostOf = (url: string | undefined): string =>
  url !== undefined && URL.canParse(url) ? new URL(url).host || 'jenkins' : 'jenkins'

const events: readonly (readonly [RegExp, string])[] = [
  // Plugins that build proposals of anybody as builds of one job.
  [/Ghprb|GitHubPRCause|GerritCause|StashCause|BitbucketPullRequest/, 'pull_request'],
  [/TimerTrigger/, 'schedule'],
  [/BranchEvent|BranchIndexing|SCMTrigger|GitHubPush|GitLabWebHook|BitBucketPush|PushCause/, 'push'],
  // A replay runs an edited pipeline, a user a build by hand: neither is like what a push starts.
  [/Replay/, 'replay'],
  [/UserId|RemoteCause|CLICause/, 'workflow_dispatch'],
  [/Upstream/, 'upstream'],
]

/** How the plugins that build pull requests without a multibranch project name them. */
const requests: readonly string[] = [
  'CHANGE_ID',
  'ghprbPullId',
  'GITHUB_PR_NUMBER',
  'gitlabMergeRequestIid',
  'gitlabMergeRequestId',
  'BITBUCKET_PULL_REQUEST_ID',
  'pullRequestId',
  'GERRIT_CHANGE_NUMBER',
]

/** A merged Gerrit change is the branch’s own; whatever else Gerrit tells of is a proposal. */
const merged = ['change-merged', 'ref-updated']

/** The number of the change request this build is of, as text; undefined where it is of none. */
export const changeRequestOf = (env: Env): string | undefined =>
  merged.includes(env['GERRIT_EVENT_TYPE'] ?? '')
    ? env['CHANGE_ID'] || undefined
    : (requests.map((name) => env[name]).find((value) => value !== undefined && value !== '') ??
      changeOf(checkedOut(env)))

/** A job with a refspec of its own for proposals is told of them by the ref alone. */
const checkedOut = (env: Env): string | undefined => env['BRANCH_NAME'] || env['GIT_BRANCH'] || env['GIT_LOCAL_BRANCH']

/** Where its commit comes from: the branch-api plugin names a fork, GitLab’s both projects; of others nobody knows. */
function headOf(env: Env, project: string): string | undefined {
  if (env['CHANGE_ID'] || changeRequestOf(env) === undefined) return env['CHANGE_FORK'] || project
  const [source, target] = [env['gitlabSourceRepoHttpUrl'], env['gitlabTargetRepoHttpUrl']]
  return source && source === target ? project : undefined
}

/** A change request is one whatever started it; of several causes the first known one counts. */
export const eventOf = (env: Env, causes: readonly Cause[]): string | undefined => {
  if (changeRequestOf(env) !== undefined) return 'pull_request'
  const replayed = causes.find(({ _class }) => _class.includes('Replay'))
  const known = (replayed === undefined ? causes : [replayed]).map(
    ({ _class }) => events.find(([pattern]) => pattern.test(_class))?.[1],
  )
  return known.find((event) => event !== undefined)
}

export function runFacts(env: Env, told: Told): SnapshotRun {
  const { project } = placeOf(env)
  const branch =
    env['CHANGE_BRANCH'] ||
    env['ghprbSourceBranch'] ||
    env['gitlabSourceBranch'] ||
    env['BRANCH_NAME'] ||
    env['GIT_LOCAL_BRANCH'] ||
    env['GIT_BRANCH']?.replace(/^(?:refs\/(?:remotes|heads)\/)?(?:origin\/)?/, '')
  return withoutUnknown({
    name: project,
    number: wholeNumber(env['BUILD_NUMBER']),
    event: eventOf(env, told.causes),
    branch: branchOf(branch || undefined),
    defaultBranch: env['BRANCH_IS_PRIMARY'] === 'true' ? env['BRANCH_NAME'] : undefined,
    sha: env['GIT_COMMIT'] || undefined,
    title: env['CHANGE_TITLE'] || undefined,
    actor: env['CHANGE_AUTHOR'] || told.causes.find(({ userId }) => userId)?.userId || undefined,
    headRepository: headOf(env, project),
    pullRequest: wholeNumber(changeRequestOf(env)),
    url: env['BUILD_URL'] || undefined,
    startedAt: isoTime(told.startTimeInMillis),
  })
}
