/** Pipelines of many projects through one token: what a watch asks of GitLab. */
import type { TroubleLog } from '../../../../ports.js'
import { sleep } from '../../../../timers.js'
import type { Fleet } from '../../../../watch/ports.js'
import { type Fetch, plainFetch } from '../../../http/guarded-fetch.js'
import { createRest, tellRefusals } from '../../../http/rest.js'
import { unheard } from '../../unheard.js'
import { adviceOnWatch } from '../client.js'
import { createProjects } from '../projects.js'
import { trustedFileOf } from '../trusted.js'
import { createAttempts } from './attempts.js'
import type { FleetContext } from './context.js'
import { listPipelines } from './listing.js'
import { pacedFetch, patience } from './pace.js'
import { watchedPlatform } from './platform.js'

export interface GitlabFleetOptions {
  /** Address of the instance, with the path it lies under where it has one: `https://gitlab.com`. */
  readonly url: string
  readonly token: string
  /** Requests and seconds the watch may take. */
  readonly requests: number
  readonly seconds: number
  readonly now: () => number
  readonly troubles: TroubleLog
  readonly fetch?: Fetch | undefined
  readonly sleep?: ((ms: number) => Promise<void>) | undefined
  readonly timeoutMs?: number | undefined
  readonly pauseMs?: number | undefined
}

/** A judgement may ask for more than its logs: the test report, the head of the branch, the jobs again, each retry. */
const reserve = 20

export function createGitlabFleet(options: GitlabFleetOptions): Fleet {
  const { requests, now, timeoutMs = 15_000 } = options
  const end = now() + options.seconds * 1000
  const left = (): number => Math.max(0, end - now())
  const pause = options.sleep ?? sleep
  const paced = pacedFetch({ fetch: options.fetch ?? plainFetch, now, left, sleep: pause, timeoutMs })
  const api = `${options.url.replace(/\/+$/, '')}/api/v4`
  const rest = createRest({
    base: api,
    headers: { 'private-token': options.token },
    budget: requests,
    fetch: paced.fetch,
    timeoutMs,
    pauseMs: options.pauseMs,
    patience,
  })
  const requestsLeft = (): number => Math.max(0, requests - paced.made() - Math.min(reserve, Math.floor(requests / 5)))
  let ended: string | undefined
  const telling = tellRefusals(options.troubles, 'gitlab', adviceOnWatch)
  const spent = (): string | undefined =>
    ended ??
    paced.ended() ??
    (left() <= 0
      ? 'the time of this watch is spent'
      : requestsLeft() <= 0
        ? 'the requests of this watch are spent'
        : undefined)
  const context: FleetContext = {
    rest,
    api,
    host: new URL(api).hostname,
    now,
    left,
    requestsLeft,
    spent,
    sleep: pause,
    tell: (what, refusal) => {
      if (refusal.reason === 'unauthorised') ended ??= `GitLab refuses the token (${refusal.message})`
      if (refusal.reason === 'budget') ended ??= refusal.message
      telling(what, refusal)
    },
  }
  const projects = createProjects(context)
  const attempts = createAttempts({
    context,
    projects,
    platformOf: (pipeline) => watchedPlatform(context, pipeline),
  })

  return {
    name: 'gitlab',
    requests: () => ({ made: paced.made(), unchanged: 0, left: requestsLeft() }),
    spent,
    repositories: (wanted) => projects.named(wanted),
    async list({ repository, ...request }) {
      if (repository.includes('*')) return unheard
      const project = await projects.of(repository)
      if (project.kind === 'ok') {
        const behind = Math.min(0, paced.skewMs() ?? 0)
        return listPipelines({ ...request, context, project: project.value, now: now() + behind })
      }
      context.tell(`The project ${repository}`, project)
      return unheard
    },
    // Attempts are told by the jobs alone.
    attempt: async () => 'gone',
    attempts,
    async open(run) {
      const answer = await attempts(run, 0)
      if (answer.kind !== 'ok') return answer
      const newest = answer.opened.at(-1)
      return newest === undefined ? { kind: 'gone' } : { kind: 'ok', ...newest }
    },
    async trustedFile(repository, path) {
      const project = await projects.of(repository)
      if (project.kind === 'ok')
        return trustedFileOf(
          { rest, project: project.value.url },
          path,
          project.value.defaultBranch ?? 'HEAD',
          context.tell,
        )
      context.tell(`The project ${repository}`, project)
      return { kind: 'corrupt', reason: project.message }
    },
    async status(snapshot, { pass, description }) {
      const { repository, run, workflow } = snapshot.key
      const { sha, name, event, url } = snapshot.run
      const project = await projects.of(repository)
      // GitLab takes no status for a child pipeline: its parent bears one.
      if (project.kind === 'refused' || sha === undefined || event === 'parent_pipeline') return
      const answer = await rest.post(`${project.value.url}/statuses/${encodeURIComponent(sha)}`, {
        state: pass ? 'success' : 'failed',
        name: `pipeline-guard / ${(name ?? event ?? workflow).slice(0, 80)}`,
        description: description.slice(0, 140),
        pipeline_id: Number(run),
        ...(url === undefined ? {} : { target_url: url }),
      })
      if (answer.kind === 'refused') context.tell('A commit status', answer)
    },
  }
}
