/**
 * No platform to ask: a desk, or a CI service known by its environment alone. Nothing is fetched; what the environment
 * and the flags do not tell stays unknown.
 */
import type { Outcome, RunKey, Snapshot, SnapshotJob, SnapshotRun, SnapshotStep } from '../../core/model/index.js'
import { type JobResult, outcomeOfStatus, outcomeOfWord } from '../../core/run/outcomes.js'
import { withoutUnknown } from '../../core/run/unknown.js'
import type { Env, Loaded, Platform } from '../../ports.js'
import { fileWithin } from '../files/text.js'
import type { Checkout } from './checkout.js'
import type { PlatformChoice } from './detect.js'
import { type EnvironmentFacts, readEnvironment } from './environments/mapping.js'
import { branchOf, changeOf, commitOf } from './refs.js'

export interface LocalOptions {
  readonly choice: PlatformChoice
  readonly env: Env
  readonly cwd: string
  /** Milliseconds since the epoch. */
  readonly now: () => number
  /** `job-status`, which is believed before all else. */
  readonly jobStatus?: JobResult | undefined
  /** What the commands that `exec` ran came to, and each of them. */
  readonly executed?: 'success' | 'failure' | undefined
  readonly steps?: readonly SnapshotStep[]
  /** The commit that is checked out, where the environment tells none. */
  readonly checkout?: Checkout | undefined
  /** There was a run, and nothing is known of it. */
  readonly partial?: true
  /** There was none. */
  readonly empty?: true
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
export function localSnapshot(options: LocalOptions): Snapshot {
  const { choice, env, now, steps = [], checkout, partial, empty } = options
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
  const pullRequest = wholeNumber(/\d+$/.exec(facts.pullRequest?.slice(-300) ?? '')?.[0] ?? changeOf(facts.branch))
  const outcome = localOutcome(options)
  const sha = commitOf(facts.sha)
  const run: SnapshotRun = withoutUnknown({
    name: facts.workflow,
    number: wholeNumber(facts.number),
    // Buildkite says “webhook” for both, Travis and Buildkite say “false” where there is none.
    event: isChange(facts) ? 'pull_request' : facts.event,
    branch: branchOf(facts.branch) ?? checkout?.branch,
    defaultBranch: facts.defaultBranch,
    sha: sha ?? checkout?.sha,
    dirty: sha === undefined && checkout?.dirty ? true : undefined,
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
    ...(partial === undefined && empty === undefined ? {} : { partial: true }),
    ...(empty === undefined ? {} : { empty }),
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

const worstFirst = ['failed', 'timed-out', 'cancelled', 'passed', 'skipped'] as const satisfies readonly Outcome[]

/**
 * How the job has ended: as it is given, else by the worst of what the service and the commands say. A service may speak of
 * what was before this step, the commands may be only some of the job’s.
 * @returns undefined where nobody says
 */
export function localOutcome({ choice, env, jobStatus, executed }: LocalOptions): Outcome | undefined {
  if (jobStatus !== undefined) return outcomeOfWord(jobStatus)
  const { status, succeeding } = readEnvironment(choice.mapping, env)
  const going = succeeding === undefined ? undefined : ({ 0: 'failed', 1: 'passed' } as const)[succeeding]
  const words = [outcomeOfStatus(status), going, outcomeOfWord(executed)]
  return worstFirst.find((outcome) => words.includes(outcome))
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
  const { headRepository, codeRepository, repository = 'local', fork } = facts
  // Which one is not told; that it is another one is.
  if (fork?.toLowerCase() === 'true') return `a fork of ${repository}`
  if (headRepository === undefined) return isChange(facts) && fork === undefined ? undefined : facts.repository
  return pathOf(headRepository) === pathOf(codeRepository ?? repository) ? repository : headRepository
}

/**
 * Azure says `PullRequest`, CodeBuild `PULL_REQUEST_CREATED` without a number of its own; a build that somebody starts by
 * hand on the ref of a pull request says so by the ref alone.
 */
export const isChange = ({ pullRequest, event, branch }: EnvironmentFacts): boolean =>
  /\d$/.test(pullRequest?.slice(-300) ?? '') ||
  /^(?:pull|merge)[-_]?request/i.test(event ?? '') ||
  changeOf(branch) !== undefined

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
