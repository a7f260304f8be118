/**
 * No platform to ask: a desk, or a CI service known by its environment alone. Nothing is fetched; what the environment
 * and the flags do not tell stays unknown.
 */
import type { Outcome, RunKey, Snapshot, SnapshotJob, SnapshotRun, SnapshotStep } from '../../core/model/index.js'
import { outcomeOfWord } from '../../core/run/outcomes.js'
import { withoutUnknown } from '../../core/run/unknown.js'
import type { Env, Loaded, Platform } from '../../ports.js'
import { fileWithin } from '../files/text.js'
import type { Checkout } from './checkout.js'
import type { PlatformChoice } from './detect.js'
import { type EnvironmentFacts, readEnvironment } from './environments/mapping.js'

export interface LocalOptions {
  readonly choice: PlatformChoice
  readonly env: Env
  readonly cwd: string
  /** Milliseconds since the epoch. */
  readonly now: () => number
  /** `job-status`: success, failure, cancelled; or an exit code. */
  readonly jobStatus?: string | undefined
  /** The commands that `exec` ran. */
  readonly steps?: readonly SnapshotStep[]
  /** The commit that is checked out, where the environment tells none. */
  readonly checkout?: Checkout | undefined
  /** Nothing is known of the run. */
  readonly partial?: true
}

export function createLocalPlatform(options: LocalOptions): Platform {
  return {
    name: options.choice.name,
    snapshot: async () => localSnapshot(options),
    log: async () => undefined,
    backfill: async () => [],
    trustedFile: (path) => trustedFile(path, options),
  }
}

/** What environment and flags tell of the run: one job, seen at its end. */
export function localSnapshot({ choice, env, now, jobStatus, steps = [], checkout, partial }: LocalOptions): Snapshot {
  const facts = readEnvironment(choice.mapping, env)
  const at = now()
  const key: RunKey = {
    host: facts.host ?? 'local',
    repository: facts.repository ?? 'local',
    workflow: facts.workflow ?? 'local',
    run: facts.run ?? `${at}`,
    attempt: attemptOf(facts.attempt, facts.retries),
  }
  const started = facts.startedAt ?? steps[0]?.startedAt
  // A service starts this step right after the last command; a person may have had lunch.
  const atDesk = choice.name === 'local'
  const completed = (atDesk ? latest(steps) : undefined) ?? new Date(at).toISOString()
  const pullRequest = wholeNumber(/\d+$/.exec(facts.pullRequest?.slice(-300) ?? '')?.[0])
  const outcome = outcomeOf(jobStatus ?? facts.status)
  const run: SnapshotRun = withoutUnknown({
    name: facts.workflow,
    number: wholeNumber(facts.number),
    // Buildkite says “webhook” for both, Travis and Buildkite say “false” where there is none.
    event: isChange(facts) ? 'pull_request' : facts.event,
    branch: facts.branch?.replace(/^refs\/heads\//, '') ?? checkout?.branch,
    defaultBranch: facts.defaultBranch,
    sha: facts.sha ?? checkout?.sha,
    dirty: facts.sha === undefined && checkout?.dirty ? true : undefined,
    title: facts.title?.split('\n')[0],
    actor: facts.actor,
    headRepository: headOf(facts),
    pullRequest,
    url: facts.url,
    startedAt: started,
    outcome,
  })
  const job: SnapshotJob = withoutUnknown({
    id: facts.jobId ?? facts.job ?? 'local',
    name: facts.job ?? facts.workflow ?? 'local',
    status: 'completed' as const,
    outcome,
    startedAt: started,
    completedAt: completed,
    steps,
  })
  return {
    key,
    observedAt: new Date(at).toISOString(),
    status: 'completed',
    source: 'step',
    run,
    jobs: [job],
    ...(partial === undefined ? {} : { partial }),
    ownJob: job.id,
  }
}

/** End of the step that ended last; undefined where one has not ended. */
const latest = (steps: readonly SnapshotStep[]): string | undefined =>
  steps.some(({ completedAt }) => completedAt === undefined)
    ? undefined
    : steps
        .flatMap(({ completedAt }) => completedAt ?? [])
        .toSorted()
        .at(-1)

/** The outcome by the platform’s word or the exit code; undefined for any other word. */
export function outcomeOf(word: string | undefined): Outcome | undefined {
  const given = word?.trim().toLowerCase()
  if (given === undefined || given === '') return undefined
  if (given === '0') return 'passed'
  return outcomeOfWord(given) ?? (/^\d{1,5}$/.test(given) ? 'failed' : undefined)
}

const wholeNumber = (text: string | undefined): number | undefined =>
  text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : undefined

const attemptOf = (attempt: string | undefined, retries: string | undefined): number =>
  Math.max(1, wholeNumber(attempt) ?? (wholeNumber(retries) ?? 0) + 1)

/**
 * Where the commit came from, in the words of the key: the repository itself, unless a head says otherwise. Of a pull
 * request it is unknown where the service does not rule out a fork, which is then neither learnt from nor believed.
 */
function headOf(facts: EnvironmentFacts): string | undefined {
  const { headRepository, codeRepository, repository, fork } = facts
  if (headRepository === undefined)
    return fork?.toLowerCase() === 'true' || (isChange(facts) && fork === undefined) ? undefined : repository
  return pathOf(headRepository) === pathOf(codeRepository ?? repository ?? '') ? repository : headRepository
}

/** Azure says `PullRequest`, CodeBuild `PULL_REQUEST_CREATED` without a number of its own. */
export const isChange = ({ pullRequest, event }: EnvironmentFacts): boolean =>
  /\d$/.test(pullRequest?.slice(-300) ?? '') || /^(?:pull|merge)_?request/i.test(event ?? '')

/** `owner/repo` of a clone address or of itself. */
const pathOf = (address: string): string =>
  address
    .toLowerCase()
    .replace(/\.git$/, '')
    .split(/[:/]/)
    .slice(-2)
    .join('/')

/** At a desk the checkout is the person’s own; on a service a pull request’s brings its own, and might quiet itself. */
async function trustedFile(path: string, options: LocalOptions): Promise<Loaded<string>> {
  const facts = readEnvironment(options.choice.mapping, options.env)
  if (isChange(facts) || headOf(facts) !== facts.repository) return { kind: 'missing' }
  return fileWithin(options.cwd, path)
}
