/**
 * No platform to ask: a desk, or a CI service known by its environment alone. Nothing is fetched; what the environment
 * and the flags do not tell stays unknown.
 */
import type { Outcome, RunKey, Snapshot, SnapshotJob, SnapshotRun, SnapshotStep } from '../../core/model/index.js'
import { type JobResult, outcomeOfStatus, outcomeOfWord, worstOutcome } from '../../core/run/outcomes.js'
import { withoutUnknown } from '../../core/run/unknown.js'
import type { Env, Loaded, Platform } from '../../ports.js'
import { fileWithin } from '../files/text.js'
import type { Checkout } from './checkout.js'
import type { PlatformChoice } from './detect.js'
import { type EnvironmentFacts, readEnvironment } from './environments/mapping.js'
import { branchOrTag, headOf, isChange } from './heads.js'
import { boundedName, changeOf, commitOf } from './refs.js'

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
  /** As the input or the clone says it, where the environment tells none. */
  readonly defaultBranch?: string | undefined
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

/** What the environment tells, and, where it tells no branch, what is checked out: a service may name it after a change. */
export function factsOf({ choice, env, checkout, defaultBranch }: FactsOptions): EnvironmentFacts {
  const facts = readEnvironment(choice.mapping, env)
  // At a desk the checkout is the person’s own, whatever its name; a tag is no branch, whichever one is checked out.
  const local = choice.name === 'local' || facts.tag !== undefined ? undefined : checkout?.branch
  return withoutUnknown({
    ...facts,
    branch: facts.branch ?? local,
    defaultBranch: facts.defaultBranch ?? defaultBranch,
  })
}

type FactsOptions = Pick<LocalOptions, 'choice' | 'env' | 'checkout' | 'defaultBranch'>

/** What environment and flags tell of the run: one job, seen at its end. */
export function localSnapshot(options: LocalOptions): Snapshot {
  const { choice, now, steps = [], checkout, partial, empty } = options
  const facts = factsOf(options)
  const at = now()
  const key: RunKey = {
    host: facts.host ?? 'local',
    repository: facts.repository ?? 'local',
    workflow: facts.workflow ?? 'local',
    run: facts.run ?? `${at}`,
    attempt: attemptOf(facts.attempt, facts.retries),
  }
  // No service tells when its job began: Azure tells when the pipeline did, before approvals, earlier stages and reruns.
  const started = steps[0]?.startedAt
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
    branch: branchOrTag(facts) ?? (choice.name === 'local' ? checkout?.branch : undefined),
    defaultBranch: facts.defaultBranch === undefined ? undefined : boundedName(facts.defaultBranch),
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

/**
 * How the job has ended: as it is given, else by the worst of what the service and the commands say.
 * @returns undefined where nobody says
 */
export function localOutcome({ choice, env, jobStatus, executed }: LocalOptions): Outcome | undefined {
  if (jobStatus !== undefined) return outcomeOfWord(jobStatus)
  const { status, succeeding } = readEnvironment(choice.mapping, env)
  const going = succeeding === undefined ? undefined : ({ 0: 'failed', 1: 'passed' } as const)[succeeding]
  return worstOutcome([outcomeOfStatus(status), going, outcomeOfWord(executed)])
}

const wholeNumber = (text: string | undefined): number | undefined =>
  text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : undefined

const attemptOf = (attempt: string | undefined, retries: string | undefined): number =>
  Math.max(1, wholeNumber(attempt) ?? (wholeNumber(retries) ?? 0) + 1)

/** At a desk the checkout is the person’s own; on a service a pull request’s brings its own, and might quiet itself. */
async function trustedFile(path: string, options: LocalOptions): Promise<Loaded<string>> {
  const facts = factsOf(options)
  if (isChange(facts) || headOf(facts) !== facts.repository) return { kind: 'missing' }
  return fileWithin(options.cwd, path)
}
