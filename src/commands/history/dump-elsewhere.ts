/** Dumps of the Jenkins and GitLab APIs as records: read by the adapters themselves, which ask the dump instead of a controller. */
import type { Answer, Rest } from '../../adapters/http/rest.js'
import { backfillPipelines } from '../../adapters/platforms/gitlab/backfill.js'
import { backfillBuilds } from '../../adapters/platforms/jenkins/backfill.js'
import type { RunKey, RunRecord } from '../../core/model/index.js'
import { outcomeOfWord } from '../../core/run/outcomes.js'
import { withoutUnknown } from '../../core/run/unknown.js'

type Owner = Omit<RunKey, 'run' | 'attempt'>
type Item = Readonly<Record<string, unknown>>

export const isJenkinsBuild = (item: Item): boolean =>
  typeof item['number'] === 'number' && 'result' in item && isTime(item['timestamp']) && isTime(item['duration'] ?? 0)

/** Milliseconds, of which two together are still a date. */
const isTime = (value: unknown): value is number => typeof value === 'number' && Math.abs(value) < 1e14

/** Adds to the list of that name, in place: a dump may hold many thousands of one job. */
export function addTo<T>(lists: Map<string, T[]>, name: string, item: T): void {
  const list = lists.get(name)
  if (list === undefined) lists.set(name, [item])
  else list.push(item)
}
export const isGitlabJob = (item: Item): boolean =>
  typeof item['pipeline'] === 'object' && item['pipeline'] !== null && 'stage' in item
export const isGitlabPipeline = (item: Item): boolean =>
  typeof item['id'] === 'number' && 'ref' in item && 'sha' in item && 'status' in item && !('head_sha' in item)

const ok = (value: unknown): Answer<unknown> => ({ kind: 'ok', value, headers: new Headers() })

/** A controller that knows nothing but what the dump holds. */
const answering = (answer: (url: string) => unknown): Rest => {
  const refuse = async (): Promise<never> => {
    throw new Error('a dump can only be read')
  }
  return {
    json: async (url) => ok(answer(url)),
    bytes: refuse,
    stream: refuse,
    post: refuse,
    submit: refuse,
    put: refuse,
  }
}

/** @param now when the dump is taken in, milliseconds since the epoch */
export async function gitlabRecords(
  pipelines: readonly Item[],
  jobs: readonly Item[],
  owner: Owner,
  now: number,
): Promise<readonly RunRecord[]> {
  const embedded = jobs.map((job) => job['pipeline'] as Item)
  const byId = new Map([...embedded, ...pipelines].map((pipeline) => [String(pipeline['id']), pipeline]))
  const jobsOf = new Map<string, Item[]>()
  for (const job of jobs) addTo(jobsOf, String((job['pipeline'] as Item)['id']), job)
  const rest = answering((url) => {
    const wanted = /\/pipelines\/(\d+)\/jobs\?.*[?&]page=(\d+)/.exec(url)
    if (wanted === null) return [...byId.values()]
    if (wanted[2] !== '1') return []
    return jobsOf.get(wanted[1] ?? '') ?? []
  })
  const env = withoutUnknown({
    CI_SERVER_HOST: owner.host,
    CI_PROJECT_PATH: owner.repository,
    CI_CONFIG_PATH: owner.workflow,
  })
  const read = await backfillPipelines({ rest, env, project: '', now, runs: byId.size, jobListings: byId.size })
  return read.kind === 'ok' ? read.value : []
}

/** Builds of several jobs bear the same numbers: each job is read on its own, by the address its builds give. */
export async function jenkinsRecords(
  builds: readonly Item[],
  owner: Owner,
  now: number,
): Promise<readonly RunRecord[]> {
  const jobs = new Map<string, Item[]>()
  for (const build of builds) addTo(jobs, jobOf(build) ?? '', build)
  const read = await Promise.all([...jobs].map(([job, own]) => buildsOf(own, envOf(job, own[0], owner), now)))
  return read.flat()
}

/** `https://ci.example/job/folder/job/name/12/` is build 12 of `folder/name`. */
function jobOf({ url }: Item): string | undefined {
  if (typeof url !== 'string' || !URL.canParse(url)) return undefined
  const parts = [...new URL(url).pathname.matchAll(/\/job\/([^/]+)/g)].map(([, name = '']) => name)
  return parts.length === 0 ? undefined : parts.map((part) => safeDecoded(part)).join('/')
}

function safeDecoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** As a step of that job would have it; below the repository named, a job is a branch of it. */
function envOf(job: string, build: Item | undefined, { repository, host }: Owner): Record<string, string> {
  const branch = repository !== '' && job.startsWith(`${repository}/`) ? job.slice(repository.length + 1) : undefined
  const url =
    typeof build?.['url'] === 'string' && URL.canParse(build['url']) ? new URL(build['url']).origin : undefined
  return {
    JENKINS_URL: url ?? `https://${host}/`,
    JOB_NAME: job === '' ? repository : job,
    ...(branch !== undefined && !branch.includes('/') && { BRANCH_NAME: safeDecoded(branch) }),
  }
}

/** A build without its stages is one step of its whole duration: a dump tells no more. */
async function buildsOf(
  builds: readonly Item[],
  env: Readonly<Record<string, string>>,
  now: number,
): Promise<readonly RunRecord[]> {
  const byNumber = new Map(builds.map((build) => [String(build['number']), build]))
  const read = await backfillBuilds({
    rest: answering(() => ({ builds })),
    env,
    job: '',
    now,
    runs: builds.length,
    jobListings: builds.length,
    fetchStages: async (address) => {
      const { timestamp, duration, result } = byNumber.get(address.replace(/\/$/, '')) ?? {}
      if (typeof timestamp !== 'number' || typeof duration !== 'number')
        return { kind: 'ok', value: [], headers: new Headers() }
      const step = {
        number: 1,
        name: 'build',
        status: 'completed' as const,
        outcome: outcomeOfWord(String(result)) === 'passed' ? ('passed' as const) : ('failed' as const),
        startedAt: new Date(timestamp).toISOString(),
        completedAt: new Date(timestamp + duration).toISOString(),
      }
      return { kind: 'ok', value: [step], headers: new Headers() }
    },
  })
  return 'kind' in read ? [] : read
}
