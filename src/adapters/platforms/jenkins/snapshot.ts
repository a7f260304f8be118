/** Environment and REST → the snapshot of a build: one job, its stages as steps. */

import type { Outcome, Snapshot, SnapshotJob, SnapshotRun, SnapshotStep } from '../../../core/model/index.js'
import { type JobResult, outcomeOfWord, worstOutcome } from '../../../core/run/outcomes.js'
import { withoutUnknown } from '../../../core/run/unknown.js'
import type { Env } from '../../../ports.js'
import { isoTime } from '../bounded.js'
import { type Build, causesOf, queueOf, revisionOf, titleOf } from './build.js'
import { type Cause, eventOf, keyOf, runFacts, type Told } from './environment.js'
import { standingOf } from './results.js'

export const ownJob = 'build'

export interface Seen {
  readonly env: Env
  readonly told: Told
  /** Result so far by the `job-status` input, which is believed before all else. */
  readonly jobStatus?: JobResult | undefined
  /** What the commands that `exec` ran came to, and each of them: steps where nobody tells the stages. */
  readonly executed?: 'success' | 'failure' | undefined
  readonly steps?: readonly SnapshotStep[] | undefined
  readonly build?: Build | undefined
  readonly stages?: readonly SnapshotStep[] | undefined
  readonly now: number
}

/**
 * The step is the last thing a build does, so what is seen is its end: the stage that still runs is the step’s own, and
 * the verdict is the build’s result so far, never that stage’s.
 */
export function snapshotOf(seen: Seen): Snapshot {
  const { env, told, build, stages = [], now } = seen
  const known = { ...told, causes: build === undefined || causesOf(build).length === 0 ? told.causes : causesOf(build) }
  const key = keyOf(env, known.causes)
  const facts = runFacts(env, { ...known, startTimeInMillis: told.startTimeInMillis ?? build?.timestamp ?? undefined })
  const steps = [stages, bodySteps(told), seen.steps ?? []].find(({ length }) => length > 0) ?? []
  const outcome = outcomeSoFar(seen, known.causes)
  const running = steps.find(({ status }) => status === 'in-progress')
  const started = facts.startedAt
  const queue = build === undefined ? undefined : queueOf(build)
  const at = new Date(now).toISOString()
  const run: SnapshotRun = withoutUnknown({
    ...facts,
    ...fromBuild(build, facts, env),
    outcome,
    completedAt: outcome === undefined ? undefined : at,
  })
  const job: SnapshotJob = withoutUnknown({
    id: ownJob,
    name: key.workflow,
    status: outcome === undefined ? ('in-progress' as const) : ('completed' as const),
    outcome,
    createdAt: started === undefined || queue === undefined ? undefined : isoTime(Date.parse(started) - queue),
    startedAt: started,
    completedAt: outcome === undefined ? undefined : at,
    url: facts.url,
    runner: runnerOf(env, build),
    steps,
  })
  return {
    key,
    observedAt: at,
    status: job.status,
    source: build === undefined ? 'step' : 'api',
    run,
    jobs: [job],
    ownJob,
    ...(running === undefined ? {} : { ownStep: running.number }),
  }
}

/** As it is given, else the worst of what the build and the commands say. */
const outcomeSoFar = ({ told, jobStatus, executed, build }: Seen, causes: readonly Cause[]): Outcome | undefined =>
  outcomeOf(jobStatus, causes) ??
  worstOutcome([outcomeOf(told.result ?? build?.result, causes), outcomeOfWord(executed)])

/** A build that ran out of time is aborted by Jenkins; the interruption says why. */
export function outcomeOf(word: string | null | undefined, causes: readonly Cause[]): Outcome | undefined {
  const outcome = standingOf(word)?.outcome
  return outcome === 'cancelled' && causes.some(({ _class }) => _class.includes('ExceededTimeout'))
    ? 'timed-out'
    : outcome
}

/** Fields the environment does not hold. */
function fromBuild(build: Build | undefined, facts: SnapshotRun, env: Env) {
  if (build === undefined) return {}
  const revision = revisionOf(build, env['GIT_URL'])
  return withoutUnknown({
    sha: facts.sha ?? revision.sha,
    branch: facts.branch ?? revision.branch,
    title: facts.title ?? titleOf(build),
    event: facts.event ?? eventOf(env, causesOf(build)),
  })
}

const runnerOf = (env: Env, build: Build | undefined): SnapshotJob['runner'] => {
  const name = env['NODE_NAME'] || build?.builtOn || undefined
  const labels = env['NODE_LABELS']?.split(/\s+/).filter((label) => label !== '' && label !== name)
  return name === undefined ? undefined : { name, ...(labels === undefined ? {} : { labels: labels.slice(0, 20) }) }
}

/** Without stages, what the block form timed. */
const bodySteps = ({ bodies }: Told): readonly SnapshotStep[] =>
  bodies
    .filter(({ start, end }) => isoTime(start) !== undefined && isoTime(end) !== undefined && end >= start)
    .map(({ name, start, end, outcome }, index) => ({
      number: index + 1,
      name,
      ...standingOf(outcome),
      startedAt: new Date(start).toISOString(),
      completedAt: new Date(end).toISOString(),
    }))
