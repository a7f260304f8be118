/** GitHub (and Gitea, Forgejo, by their likeness to it), through its REST API. */
import type { Snapshot } from '../../../core/model/index.js'
import type { Env, Platform, TroubleLog } from '../../../ports.js'
import { sleep } from '../../../timers.js'
import { createBudget, type RequestBudget } from '../../http/budget.js'
import { createClient } from '../../http/github/client.js'
import type { Fetch } from '../../http/guarded-fetch.js'
import type { Outage } from '../../http/outage.js'
import { backfill } from './backfill.js'
import type { Context, GithubSettings } from './context.js'
import { newestDeployment } from './deployment.js'
import { fetchLog } from './logs.js'
import { tellOnce } from './refusals.js'
import { dispatch, rerun } from './rerun.js'
import { takeSnapshot } from './snapshot.js'
import { type Named, placeOf, readEvent, targetOf } from './target.js'
import { trustedFile } from './trusted.js'

export interface GithubOptions {
  readonly config: GithubSettings
  readonly env: Env
  readonly now: () => number
  readonly troubles: TroubleLog
  /** How the platform is called where it is told of; its likes have names of their own. */
  readonly name?: string | undefined
  /** A run other than the environment’s own or its event’s. */
  readonly named?: Named | undefined
  /** Shared with whoever else asks this platform; one of `requestBudget` requests by default. */
  readonly budget?: RequestBudget | undefined
  /** Shared with the stores, which ask the same platform. */
  readonly outage?: Outage | undefined
  readonly fetch?: Fetch | undefined
  readonly sleep?: ((ms: number) => Promise<void>) | undefined
  readonly timeoutMs?: number | undefined
  /** First pause before a retry, in ms. */
  readonly pauseMs?: number | undefined
}

/** The hour’s 1,000 requests are the whole repository’s: so many are left to its other workflows. */
const othersShare = 100

/**
 * The platform port on GitHub. Nothing it does rejects for what GitHub answers: what cannot be had is one trouble with the
 * next step, and the snapshot goes without. `rerun` and `dispatch` are there only from outside the run (companion, watch,
 * a run named by id): a run in progress cannot be rerun.
 */
export function createGithubPlatform(options: GithubOptions): Platform {
  const { config, env, now, troubles } = options
  const named = options.named ?? {}
  const budget = options.budget ?? createBudget(config.requestBudget)
  const end = now() + config.deadline * 1000
  const left = (): number => Math.max(0, end - now())
  const client = createClient({
    token: config.githubToken,
    env,
    budget,
    left,
    outage: options.outage,
    fetch: options.fetch,
    timeoutMs: options.timeoutMs,
    pauseMs: options.pauseMs,
  })
  const shared = {
    client,
    env,
    settings: config,
    now,
    left,
    requestsLeft: () => Math.min(budget.left(), (client.remaining() ?? Number.POSITIVE_INFINITY) - othersShare),
    sleep: options.sleep ?? sleep,
    tell: tellOnce(troubles),
  }
  let opened: Promise<Context> | undefined
  const context = (): Promise<Context> => {
    opened ??= readEvent(env['GITHUB_EVENT_PATH']).then((event) => ({ ...shared, target: targetOf(env, event, named) }))
    return opened
  }
  let taken: Promise<Snapshot> | undefined
  const snapshot = (): Promise<Snapshot> => {
    taken ??= context().then(takeSnapshot)
    return taken
  }
  return {
    name: options.name ?? 'github',
    snapshot,
    log: async (job) => fetchLog(await context(), job),
    async backfill({ runs, jobListings, known }) {
      const { key, run } = await snapshot()
      const workflow = key.workflow.includes('.y') ? key.workflow : undefined
      let silence: string | undefined
      const unanswered = (reason: string) => {
        silence = reason
      }
      const request = { runs, jobListings, known, workflow, event: run.event, unanswered }
      const found = await backfill(await context(), request)
      if (found.length === 0 && silence !== undefined) throw new Error(silence)
      return found
    },
    trustedFile: async (path) => trustedFile(await context(), path),
    deployment: async (environment) => newestDeployment(await context(), environment),
    ...(placeOf(env, named) !== 'inside' && {
      rerun: async (decision, seen) => rerun(await context(), decision, seen),
      dispatch: async (decision, seen) => dispatch(await context(), decision, seen),
    }),
  }
}
