/** Which stores a run has: by the `history` input, and by what this place can do. */
import { readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Fetch } from '../adapters/http/guarded-fetch.js'
import type { Outage } from '../adapters/http/outage.js'
import { artifactStore } from '../adapters/stores/artifact/index.js'
import { onlyConfirmed } from '../adapters/stores/cache/confirmed.js'
import { cacheStore } from '../adapters/stores/cache/index.js'
import { wholeCacheStore } from '../adapters/stores/cache/whole.js'
import { fileStore } from '../adapters/stores/file/index.js'
import { bucketStore } from '../adapters/stores/s3/index.js'
import type { Config } from '../config/config.js'
import { isS3Address, type S3Address } from '../config/s3-place.js'
import type { Bounds } from '../core/history/retention.js'
import type { HistoryStore, TroubleLog } from '../ports.js'
import { bucketOf } from './bucket.js'

export interface StoresRequest {
  readonly config: Pick<Config, 'history' | 'historyPath' | 'githubToken' | 'requestBudget'> &
    Partial<Pick<Config, 'checkRunId' | 's3Endpoint' | 's3Region' | 's3PathStyle'>>
  readonly env: Readonly<Record<string, string | undefined>>
  readonly now: () => number
  readonly troubles?: TroubleLog
  readonly outage?: Outage
  /** A companion records this run: what it wrote is read. */
  readonly companionInstalled?: boolean
  /** How much of a history is kept, where the configuration file says. */
  readonly bounds?: Bounds
  /** How GitHub is asked; Node’s own fetch by default. */
  readonly fetch?: Fetch
}

/** Half the step’s requests, and never more than this, go into recalling. */
const mostRecallRequests = 30

/** A store that `history` may name and that has no row does not compile. */
type Kind = Exclude<Config['history'], 'auto' | S3Address> | 's3'

interface Asked extends StoresRequest {
  readonly place: ReturnType<typeof placeOf>
  /** The cache is all there is, and written from every branch. */
  readonly isAlone: boolean
}

const stores = {
  artifact: ({ config, env, now, troubles, outage, fetch, place, bounds }) => {
    if (config.githubToken === undefined) troubles?.add(noToken)
    return artifactStore({
      ...place,
      now,
      ...(bounds && { bounds }),
      folder: join(env['RUNNER_TEMP'] ?? tmpdir(), 'pipeline-guard'),
      longestDays: Number(env['GITHUB_RETENTION_DAYS']) || 90,
      rest: {
        api: (env['GITHUB_API_URL'] ?? 'https://api.github.com').replace(/\/$/, ''),
        repository: env['GITHUB_REPOSITORY'] ?? '',
        token: config.githubToken ?? '',
        budget: Math.min(mostRecallRequests, Math.ceil(config.requestBudget / 2)),
        timeoutMs: 10_000,
        fetch,
        outage,
      },
    })
  },
  cache: ({ config, env, now, place, isAlone, bounds }) => {
    const mode = env['ACTIONS_CACHE_MODE']?.toLowerCase() ?? ''
    const workspace = env['GITHUB_WORKSPACE'] ?? process.cwd()
    const given = { ...place, now, mode, workspace, ...(bounds && { bounds }) }
    const cache = isAlone ? wholeCacheStore({ ...given, job: jobOf(config, env, now()) }) : cacheStore(given)
    return onlyConfirmed(cache, place.event)
  },
  s3: ({ config, env, now, fetch, bounds }) =>
    bucketStore({ objects: bucketOf(config.history, { config, env, fetch }), now, ...(bounds && { bounds }) }),
  file: ({ config, now, bounds }) =>
    fileStore({ path: config.historyPath ?? '.pipeline-guard/history.jsonl.gz', now, ...(bounds && { bounds }) }),
} as const satisfies Readonly<Record<Kind, (asked: Asked) => HistoryStore>>

/**
 * `auto`: inside a run on GitHub the cache alone, as an artifact of ours would land in the user’s own downloads; in the
 * companion’s run, from which nobody downloads, artifacts with a cache snapshot before them, and so where a companion is
 * installed, whose artifacts are read. The cache alone on GitHub Enterprise Server, Gitea and Forgejo (their artifact service
 * is another) and without a token; a file elsewhere.
 *
 * @returns faster stores first
 */
export function createStores(request: StoresRequest): readonly HistoryStore[] {
  const kinds = kindsOf(request)
  const asked = { ...request, place: placeOf(request.env), isAlone: !kinds.includes('artifact') }
  return kinds.map((kind) => stores[kind](asked))
}

/** The action’s stores; the same, where a promise is wanted. */
export const githubStores = async (request: StoresRequest): Promise<readonly HistoryStore[]> => createStores(request)

function kindsOf({ config, env, companionInstalled = false }: StoresRequest): readonly Kind[] {
  if (isS3Address(config.history)) return ['s3']
  if (config.history === 'file') return ['file']
  if (config.history === 'cache') return ['cache']
  if (config.history === 'artifact') return ['artifact']
  if (env['GITHUB_ACTIONS'] !== 'true') return ['file']
  const cache: readonly Kind[] = hasCache(env) ? ['cache'] : []
  const inCompanion = env['GITHUB_EVENT_NAME'] === 'workflow_run' || companionInstalled
  if (inCompanion && hasArtifacts(env) && config.githubToken !== undefined) return [...cache, 'artifact']
  return cache.length > 0 ? cache : ['file']
}

/** The id of the job; where the platform does not give it, its key, which a matrix shares, and the time. */
const jobOf = ({ checkRunId }: StoresRequest['config'], env: StoresRequest['env'], now: number): string =>
  checkRunId ?? `${(env['GITHUB_JOB'] ?? 'job').replace(/[^\w.-]/g, '-').slice(0, 60)}-${now.toString(36)}`

/** As `@actions/artifact` sees it: github.com, *.ghe.com and *.localhost. */
function hasArtifacts(env: StoresRequest['env']): boolean {
  const server = env['GITHUB_SERVER_URL'] ?? 'https://github.com'
  const host = URL.canParse(server) ? new URL(server).hostname.toLowerCase() : ''
  const known = host === 'github.com' || host.endsWith('.ghe.com') || host.endsWith('.localhost')
  return known && env['ACTIONS_RESULTS_URL'] !== undefined && env['ACTIONS_RUNTIME_TOKEN'] !== undefined
}

const hasCache = (env: StoresRequest['env']): boolean =>
  env['ACTIONS_RUNTIME_TOKEN'] !== undefined && (env['ACTIONS_CACHE_URL'] ?? env['ACTIONS_RESULTS_URL']) !== undefined

function placeOf(env: StoresRequest['env']): {
  readonly ref?: string
  readonly event?: string
  readonly defaultBranch?: string
} {
  const ref = env['GITHUB_REF']
  const event = env['GITHUB_EVENT_NAME']
  const defaultBranch = defaultBranchOf(env['GITHUB_EVENT_PATH'])
  return {
    ...(ref !== undefined && { ref }),
    ...(event !== undefined && { event }),
    ...(defaultBranch !== undefined && { defaultBranch }),
  }
}

/** The event’s own payload names it, which saves a request; without it the platform is asked when it matters. */
function defaultBranchOf(eventPath: string | undefined): string | undefined {
  if (eventPath === undefined) return undefined
  try {
    const event = JSON.parse(readFileSync(eventPath, 'utf8')) as { repository?: { default_branch?: unknown } }
    const name = event.repository?.default_branch
    return typeof name === 'string' ? name : undefined
  } catch {
    // No payload, no shortcut: the same is known from the platform’s snapshot.
    return undefined
  }
}

const noToken = {
  code: 'no-token',
  message: 'There is no token to read the history of earlier runs with',
  advice: 'Pass `github-token: ${{ github.token }}` and give the job `permissions: { actions: read, contents: read }`.',
}
