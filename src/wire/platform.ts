/**
 * What there is of each platform, one row each, loaded only when it is the one: how it is opened, where a step stands on
 * it, and where the result is shown. A platform that `detectPlatform` may choose and that has no row does not compile.
 */
import { executedStatus } from '../adapters/evidence/executed.js'
import type { Fetch } from '../adapters/http/guarded-fetch.js'
import type { Outage } from '../adapters/http/outage.js'
import { fetchFor } from '../adapters/http/proxy.js'
import type { PlatformChoice } from '../adapters/platforms/detect.js'
import { noOutcome } from '../adapters/platforms/no-outcome.js'
import type { Config } from '../config/config.js'
import type { CommentMode } from '../config/inputs.js'
import type { Place } from '../core/decide/policy.js'
import type { Trouble } from '../core/model/index.js'
import type { Env, Platform, Presenter, TroubleLog } from '../ports.js'

export interface PlatformRequest {
  readonly choice: PlatformChoice
  readonly config: Config
  readonly env: Env
  readonly cwd: string
  readonly now: () => number
  readonly troubles: TroubleLog
  readonly outage: Outage
}

export interface ShowRequest {
  readonly env: Env
  readonly print: (text: string) => void
  readonly troubles: TroubleLog
}

export interface CommentRequest {
  readonly mode: CommentMode
  readonly token: string | undefined
  readonly env: Env
  readonly troubles: TroubleLog
  readonly fetch: Fetch
  readonly outage: Outage
}

interface PlatformRow {
  open(request: PlatformRequest): Promise<Platform>
  /** Where a step stands that is not a watch; `elsewhere` where nothing is known of companions. */
  place?(config: Config, env: Env): Place
  /** Its own form of the result, in place of plain text. */
  presenter?(request: ShowRequest): Promise<Presenter>
  /** The comment on the pull or merge request; not in a dry run. */
  comment?(request: CommentRequest): Promise<Presenter>
}

/** What the commands that `exec` ran came to, and each of them. */
async function commandsOf({ cwd, env }: Pick<PlatformRequest, 'cwd' | 'env'>) {
  const { jobStatus: executed, steps } = await executedStatus(cwd, env)
  return { executed, steps }
}

/** In a `workflow_run` workflow the run that started it is meant, unless its own is named. */
const namedBy = ({ runToJudge }: Config, env: Env) =>
  runToJudge === 'this' ? { run: env['GITHUB_RUN_ID'] } : undefined

const platforms = {
  github: {
    open: async ({ choice: { name }, config: given, env, cwd, now, troubles, outage }) => {
      const { createGithubPlatform } = await import('../adapters/platforms/github/index.js')
      const { executed } = given.jobStatus === undefined ? await commandsOf({ cwd, env }) : {}
      const config = { ...given, executed }
      return createGithubPlatform({ name, config, env, now, troubles, outage, named: namedBy(given, env) })
    },
    place: ({ runToJudge }, env) =>
      env['GITHUB_EVENT_NAME'] === 'workflow_run' && runToJudge === 'auto' ? 'companion' : 'in-run',
    presenter: async (request) => (await import('../adapters/presenters/github.js')).createGithubPresenter(request),
    comment: async (request) => (await import('../adapters/platforms/github/comment.js')).createGithubComment(request),
  },
  jenkins: {
    open: async ({ config, env, cwd, now, troubles }) => {
      const { createJenkinsPlatform } = await import('../adapters/platforms/jenkins/index.js')
      return createJenkinsPlatform({
        fetch: fetchFor(env),
        env,
        now,
        troubles,
        jobStatus: config.jobStatus,
        ...(await commandsOf({ cwd, env })),
        budget: config.requestBudget,
      })
    },
  },
  gitlab: {
    open: async ({ config, env, cwd, now, troubles }) => {
      const { createGitlabPlatform } = await import('../adapters/platforms/gitlab/index.js')
      return createGitlabPlatform({
        fetch: fetchFor(env),
        env,
        now,
        troubles,
        jobStatus: config.jobStatus,
        ...(await commandsOf({ cwd, env })),
        budget: config.requestBudget,
      })
    },
    comment: async (request) => (await import('../adapters/platforms/gitlab/comment.js')).createGitlabComment(request),
  },
  local: {
    open: async ({ choice, config, env, cwd, now, troubles }) => {
      const { createLocalPlatform, localOutcome } = await import('../adapters/platforms/local.js')
      const { readCheckout, readDefaultBranch } = await import('../adapters/platforms/checkout.js')
      const atDesk = choice.name === 'local'
      const [{ jobStatus: executed, steps, isIncomplete }, checkout, defaultBranch] = await Promise.all([
        executedStatus(cwd, env),
        readCheckout(cwd),
        config.defaultBranch ?? (atDesk ? undefined : readDefaultBranch(cwd)),
      ])
      const seen = { choice, env, cwd, now, jobStatus: config.jobStatus, executed, steps, checkout, defaultBranch }
      const ended = localOutcome(seen) !== undefined
      const given = [config.testReports, config.logFiles, config.metrics ?? ''].some(({ length }) => length > 0)
      // A gate judges no run.
      const nothing = config.mode !== 'gate' && atDesk && !given && !ended && steps.length === 0
      const unsaid = nothing ? nothingExecuted : ended ? undefined : noOutcome(choice.name)
      // What is broken among the commands is reported as such.
      const trouble = nothing && isIncomplete === true ? undefined : unsaid
      if (trouble !== undefined && config.mode !== 'gate') troubles.add(trouble)
      const emptiness = !nothing ? {} : isIncomplete === true ? { partial: true as const } : { empty: true as const }
      return createLocalPlatform({ ...seen, ...emptiness })
    },
  },
} as const satisfies Readonly<Record<PlatformChoice['adapter'], PlatformRow>>

/** A run of which nobody knows anything neither counts as one that passed nor ends what was broken; it is not stored. */
const nothingExecuted: Trouble = {
  code: 'nothing-executed',
  message: 'Nothing was executed since the last run, and no outcome was given',
  advice: 'Run commands by `pipeline-guard exec -- COMMAND`, or give `job-status`, `test-reports` or `log-files`.',
}

export const platformOf = ({ adapter }: Pick<PlatformChoice, 'adapter'>): PlatformRow => platforms[adapter]
