/** GitLab CI, by the environment of the job and, with a project’s token, by REST. */
import type { Loaded, Snapshot, SnapshotJob, SnapshotStep } from '../../../core/model/index.js'
import { hasFailed, type JobResult } from '../../../core/run/outcomes.js'
import type { Env, LogSource, Platform, TroubleLog } from '../../../ports.js'
import { isPage, isSilence, pageForLog, type Rest, tellRefusals } from '../../http/rest.js'
import { backfillPipelines } from './backfill.js'
import { adviceOn, type ClientOptions, jobRestOf, projectUrl, restOf } from './client.js'
import { newestDeployment } from './deployment.js'
import { keyOf, mirroredChange, ownJobOf, runFacts } from './environment.js'
import { attemptOf, fetchBridges, fetchJobs, latestJobs, pipelineOutcome, snapshotJob } from './jobs.js'
import { retryJobs } from './rerun.js'
import { readGitlabTests } from './tests.js'
import { checkedOutFile, trustedFileOf } from './trusted.js'

export interface GitlabOptions extends ClientOptions {
  readonly now: () => number
  readonly troubles: TroubleLog
  /** Outcome of this job so far, where its step knows it. */
  readonly jobStatus?: JobResult | undefined
  /** What the commands that `exec` ran came to, and each of them. */
  readonly executed?: 'success' | 'failure' | undefined
  readonly steps?: readonly SnapshotStep[] | undefined
}

const traceBytes = 64 * 1048576

/** The platform port on GitLab. Without a token the snapshot holds this job alone. */
export function createGitlabPlatform(options: GitlabOptions): Platform {
  const { env, now, troubles } = options
  const client = restOf(options)
  const url = projectUrl(env)
  const api = client !== undefined && url !== undefined ? { rest: client, project: url } : undefined
  const tell = tellRefusals(troubles, 'gitlab', adviceOn)
  let taken: Promise<Snapshot> | undefined
  /** This job, whose log is not finished, and jobs that stand for other pipelines. */
  const logless = new Set([env['CI_JOB_ID']])

  const noToken = (message: string): void =>
    troubles.add({
      code: 'gitlab-no-token',
      message,
      advice: 'Give a project token with `read_api` as the masked variable PIPELINE_GUARD_GITLAB_TOKEN.',
    })

  /** Why nobody was asked: without an address no token would help. */
  function notAsked(): void {
    const absent = ['CI_API_V4_URL', 'CI_PROJECT_ID'].filter((name) => !env[name])
    if (absent.length === 0) noToken('Only this job is seen: there is no token to list the pipeline’s jobs with')
    else
      troubles.add({
        code: 'gitlab-environment',
        message: `Only this job is seen: the environment lacks ${absent.join(', ')}, which GitLab sets in every job`,
        advice: 'Hand the variables of the job on to where this runs (`docker run --env CI_API_V4_URL …`).',
      })
  }

  async function take(): Promise<Snapshot> {
    const own = ownJobOf({ ...options, now: now() })
    const seen = { observedAt: new Date(now()).toISOString(), status: 'in-progress', ownJob: own.id } as const
    const alone: Snapshot = {
      ...seen,
      key: keyOf(env, 1),
      source: 'step',
      run: runFacts(env),
      jobs: [own],
      partial: true,
    }
    const byJob = api === undefined ? jobRestOf(options) : undefined
    const lister = api ?? (byJob === undefined || url === undefined ? undefined : { rest: byJob, project: url })
    const listed = lister && (await fetchJobs(lister.rest, lister.project, alone.key.run))
    if (listed?.kind !== 'ok') {
      // No other token mends a network that is down.
      if (listed === undefined) notAsked()
      else if (api !== undefined || isSilence(listed.reason)) tell('The jobs of the pipeline', listed)
      else noToken('Only this job is seen: its own token may not list the pipeline’s jobs here')
      return alone
    }
    const { attempt, startedAt } = attemptOf(listed.value)
    const bridges = api && (await fetchBridges(api.rest, api.project, alone.key.run))
    if (bridges?.kind === 'refused' && bridges.reason !== 'missing') tell('The child pipelines', bridges)
    const others = bridges?.kind === 'ok' ? bridges.value : []
    if (api === undefined && pipelineOutcome(listed.value, own.id) === 'failed')
      noToken('The logs of the jobs that failed and the test report cannot be read with this job’s own token')
    for (const { id } of others) logless.add(`${id}`)
    // A job of its own that has failed is enough, unless it may fail: then the jobs tell what the run comes to.
    const outcome = hasFailed(own.outcome) ? undefined : pipelineOutcome([...listed.value, ...others], own.id)
    const jobs = [...latestJobs(listed.value), ...others].map((job) =>
      `${job.id}` === own.id ? { ...snapshotJob(job), ...own } : snapshotJob(job),
    )
    const began = startedAt ?? env['CI_PIPELINE_CREATED_AT']
    return {
      ...seen,
      key: keyOf(env, attempt),
      source: 'api',
      run: { ...runFacts(env), ...(began ? { startedAt: began } : {}), ...(outcome === undefined ? {} : { outcome }) },
      jobs: jobs.length > 0 ? jobs : [own],
    }
  }

  return {
    name: 'gitlab',
    snapshot: () => {
      taken ??= take()
      return taken
    },
    log: async (job) => (api === undefined || logless.has(job.id) ? undefined : traceOf(api, job, tell)),
    async tests() {
      if (api === undefined) return undefined
      const answer = await api.rest.json(`${api.project}/pipelines/${keyOf(env, 1).run}/test_report`)
      if (answer.kind === 'ok') return readGitlabTests(answer.value)
      tell('The test report', answer)
      return undefined
    },
    async backfill(request) {
      if (api === undefined) return []
      const answer = await backfillPipelines({ ...api, ...request, env, now: now() })
      if (answer.kind === 'ok') return answer.value
      tell('Earlier pipelines', answer)
      if (isSilence(answer.reason)) throw new Error(answer.message)
      return []
    },
    trustedFile: (path) => trustedFile(path, env, api, tell),
    async deployment(environment) {
      const found = api === undefined ? undefined : await newestDeployment(api, environment)
      if (found === undefined || !('kind' in found)) return found
      tell('Deployments', found)
      return undefined
    },
    ...(api === undefined
      ? {}
      : { rerun: (decision, snapshot) => retryJobs(api.rest, api.project, decision, snapshot) }),
  }
}

interface Api {
  readonly rest: Rest
  readonly project: string
}

/** The log of a job, whole; undefined, and told, where it cannot be had. */
export async function traceOf(
  { rest, project }: Api,
  job: SnapshotJob,
  tell: ReturnType<typeof tellRefusals>,
  mostBytes = traceBytes,
): Promise<LogSource | undefined> {
  const answer = await rest.bytes(`${project}/jobs/${encodeURIComponent(job.id)}/trace`, mostBytes)
  if (answer.kind === 'refused') {
    tell(`The log of ${job.name}`, answer)
    return undefined
  }
  if (isPage(answer.value)) {
    tell(`The log of ${job.name}`, pageForLog)
    return undefined
  }
  return {
    name: job.name,
    jobId: job.id,
    async *open() {
      yield answer.value
    },
  }
}

/** By API from the target branch of a merge request or the ref of a push; without a token, from a checkout that is our own. */
async function trustedFile(
  path: string,
  env: Env,
  api: Api | undefined,
  tell: ReturnType<typeof tellRefusals>,
): Promise<Loaded<string>> {
  const target = env['CI_MERGE_REQUEST_TARGET_BRANCH_NAME']
  const isMirrored = mirroredChange(env) !== undefined
  if (api !== undefined) {
    const own = isMirrored ? undefined : env['CI_COMMIT_SHA']
    return trustedFileOf(api, path, target || own || env['CI_DEFAULT_BRANCH'] || 'HEAD', tell)
  }
  const checkout = env['CI_PROJECT_DIR']
  const isForeign = isMirrored || Boolean(env['CI_MERGE_REQUEST_IID'])
  return checkout === undefined || isForeign ? { kind: 'missing' } : checkedOutFile(checkout, path)
}
