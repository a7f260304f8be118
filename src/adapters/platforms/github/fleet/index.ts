/** Many runs of many repositories through one client: what a watch asks of GitHub. */
import type { Snapshot } from '../../../../core/model/index.js'
import type { Env, Platform, TroubleLog } from '../../../../ports.js'
import { sleep } from '../../../../timers.js'
import type { Fleet, ListedRun, Opened } from '../../../../watch/ports.js'
import { createBudget, keptForFailures } from '../../../http/budget.js'
import type { Answer, Refused } from '../../../http/github/answer.js'
import { createClient } from '../../../http/github/client.js'
import type { Fetch } from '../../../http/guarded-fetch.js'
import { fetchFor } from '../../../http/proxy.js'
import { unheard } from '../../unheard.js'
import { at, type Context, type GithubSettings } from '../context.js'
import { fetchJobs, holes, type JobListing } from '../listing.js'
import { fetchLog } from '../logs.js'
import { tellOnce } from '../refusals.js'
import { dispatch, rerun } from '../rerun.js'
import { repositoryShape, runShape } from '../shapes.js'
import { targetOf } from '../target.js'
import { jobOf } from '../translate.js'
import { trustedFile } from '../trusted.js'
import { countedFetch } from './fetch.js'
import { listedOf, listWindows } from './listing.js'
import { repositoriesOf } from './repositories.js'

export interface FleetOptions {
  readonly config: GithubSettings
  readonly env: Env
  readonly now: () => number
  readonly troubles: TroubleLog
  readonly fetch?: Fetch | undefined
  readonly sleep?: ((ms: number) => Promise<void>) | undefined
  readonly timeoutMs?: number | undefined
  readonly pauseMs?: number | undefined
}

/** The hour’s requests are the whole repository’s: so many are left to its other workflows. */
const othersShare = 100
/** Listings of jobs kept at a time: more than are opened at once, and no more, so that memory stays flat. */
const mostListings = 12
const endings: readonly Refused['reason'][] = ['budget', 'deadline', 'rate-limit', 'unauthorised', 'no-token']

export function createGithubFleet({ config, env, now, troubles, ...options }: FleetOptions): Fleet {
  const budget = createBudget(config.requestBudget)
  const end = now() + config.deadline * 1000
  const left = (): number => Math.max(0, end - now())
  const counted = countedFetch(options.fetch ?? fetchFor(env))
  const client = createClient({
    token: config.githubToken,
    env,
    budget,
    left,
    fetch: counted.fetch,
    timeoutMs: options.timeoutMs,
    pauseMs: options.pauseMs,
  })
  let ended: string | undefined
  const telling = tellOnce(troubles)
  const tell: Context['tell'] = (refusal, asked) => {
    if (endings.includes(refusal.reason)) ended ??= refusal.message
    telling(refusal, asked)
  }
  const requestsLeft = (): number =>
    Math.min(budget.left(), (client.remaining() ?? Number.POSITIVE_INFINITY) - othersShare)
  const contextOf = (repository: string, run?: string, attempt?: number): Context => ({
    client,
    env,
    settings: config,
    now,
    left,
    requestsLeft,
    sleep: options.sleep ?? sleep,
    tell,
    // Runs of other repositories and of none: the environment’s own run must not make one of them `inside`.
    target: { ...targetOf(env, {}, { repository, run: run ?? '0', attempt }), place: 'outside' },
  })
  const defaults = new Map<string, Promise<string | undefined>>()
  const defaultBranch = (repository: string): Promise<string | undefined> => {
    const known = defaults.get(repository) ?? askDefaultBranch(contextOf(repository))
    defaults.set(repository, known)
    return known
  }
  /** One listing holds the jobs of all attempts of a run, which are opened one after another. */
  const listings = new Map<string, Promise<Answer<JobListing>>>()
  const jobsOf = (context: Context, { key }: ListedRun): Promise<Answer<JobListing>> => {
    const of = `${key.repository} ${key.run}`
    const listing = listings.get(of) ?? fetchJobs(context, key.run)
    listings.set(of, listing)
    if (listings.size > mostListings) listings.delete(listings.keys().next().value ?? of)
    return listing
  }
  const outcomeOf = (context: Context, refusal: Refused): Exclude<Opened['kind'], 'ok'> => {
    if (refusal.reason === 'missing') return 'gone'
    context.tell(refusal, { what: 'A run', need: 'actions: read' })
    return endings.includes(refusal.reason) ? 'stop' : 'later'
  }

  return {
    name: 'github',
    requests: () => ({ made: counted.made(), unchanged: counted.unchanged(), left: Math.max(0, requestsLeft()) }),
    spent: () =>
      ended ??
      (left() <= 0
        ? 'the time of this watch is spent'
        : requestsLeft() <= 0
          ? 'the requests of this watch are spent'
          : undefined),
    repositories: (wanted) => repositoriesOf(contextOf('unknown/unknown'), wanted),
    list: async ({ repository, ...request }) =>
      repository.includes('*')
        ? unheard
        : listWindows({ ...request, context: contextOf(repository), etag: counted.etag }),
    async attempt(run, attempt) {
      const context = contextOf(run.key.repository, run.key.run, attempt)
      const answer = await client.get(
        '/repos/{owner}/{repo}/actions/runs/{run_id}/attempts/{attempt_number}',
        at(context, { run_id: run.key.run, attempt_number: attempt }),
        runShape,
      )
      return answer.kind === 'ok'
        ? { ...listedOf(answer.value, context), key: { ...run.key, attempt } }
        : outcomeOf(context, answer)
    },
    async open(run): Promise<Opened> {
      const { repository, attempt } = run.key
      const context = contextOf(repository, run.key.run, attempt)
      const answer = await jobsOf(context, run)
      if (answer.kind === 'refused') {
        listings.delete(`${repository} ${run.key.run}`)
        return { kind: outcomeOf(context, answer) }
      }
      if (answer.value.lost > 0)
        context.tell(holes(answer.value.lost), {
          what: 'The jobs of the run',
          need: 'actions: read',
          unseen: `${answer.value.lost} of its jobs`,
        })
      const main = run.told.defaultBranch ?? (await defaultBranch(repository))
      const snapshot: Snapshot = {
        key: run.key,
        observedAt: new Date(now()).toISOString(),
        status: 'completed',
        source: 'api',
        run: { ...run.told, ...(main === undefined ? {} : { defaultBranch: main }) },
        jobs: answer.value.jobs.map(jobOf),
      }
      return { kind: 'ok', snapshot, platform: platformOf(context, snapshot) }
    },
    trustedFile: (repository, path) => trustedFile(contextOf(repository), path),
    async status(snapshot, { pass, description }) {
      const context = contextOf(snapshot.key.repository, snapshot.key.run)
      const { sha, name, url } = snapshot.run
      if (sha === undefined) return
      const answer = await client.send(
        'POST /repos/{owner}/{repo}/statuses/{sha}',
        at(context, {
          sha,
          state: pass ? 'success' : 'failure',
          context: `pipeline-guard / ${(name ?? snapshot.key.workflow).slice(0, 80)}`,
          description: description.slice(0, 140),
          ...(url === undefined ? {} : { target_url: url }),
        }),
      )
      if (answer.kind === 'refused') context.tell(answer, { what: 'A commit status', need: 'statuses: write' })
    },
  }
}

async function askDefaultBranch(context: Context): Promise<string | undefined> {
  const answer = await context.client.get('/repos/{owner}/{repo}', at(context), repositoryShape)
  return answer.kind === 'ok' ? answer.value.default_branch : undefined
}

/** So little time that a log which is not there is not waited for. */
const shortMs = 1_900

/** Only earlier runs are known, and those are the watch’s own: the platform is not asked for more. */
const platformOf = (context: Context, snapshot: Snapshot): Platform => ({
  name: 'github',
  snapshot: async () => snapshot,
  log: async (job) => {
    if (job.outcome !== 'passed') return fetchLog(context, job)
    return context.requestsLeft() < keptForFailures ? undefined : fetchLog({ ...context, left: () => shortMs }, job)
  },
  backfill: async () => [],
  rerun: (decision, seen) => rerun(context, decision, seen),
  dispatch: (decision, seen) => dispatch(context, decision, seen),
})
