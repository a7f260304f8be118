/**
 * Where a remembered record came from, and what it may therefore say. The platform’s API tells the origin, never the
 * artifact itself: its content is written by whoever ran the job.
 */
import { createHash } from 'node:crypto'
import type { RunFacts, RunKey, RunRecord, Stamp } from '../model/index.js'
import { isFork, isPullRequestEvent, isSameName } from '../run/trust.js'

/** What the API says of an artifact. */
export interface Origin {
  readonly id: number
  readonly bytes: number
  readonly createdAt: string
  /** The run that owns it. */
  readonly run: string
  readonly branch?: string
  readonly sha?: string
  /** The commit came from this repository, not from a fork; false where the API does not say. */
  readonly own: boolean
}

/** Workflow paths hold characters that names may not; the hash also keeps the names of one workflow apart from another’s. */
export const workflowHash = (workflow: string): string =>
  createHash('sha256').update(workflow).digest('hex').slice(0, 12)

/** One small record a run and attempt: an artifact’s name is taken for good once a run has used it. */
export const recordName = ({ workflow, attempt }: Pick<RunKey, 'workflow' | 'attempt'>): string =>
  `pipeline-guard-record-v1-${workflowHash(workflow)}-a${attempt}`

/** The merged history, once a day. */
export const checkpointName = ({ workflow }: Pick<RunKey, 'workflow'>): string =>
  `pipeline-guard-checkpoint-v1-${workflowHash(workflow)}`

/** A merged history of a run that is not of the default branch: one voice among others (`witness.ts`). */
export const sharedName = ({ workflow }: Pick<RunKey, 'workflow'>): string =>
  `pipeline-guard-shared-v1-${workflowHash(workflow)}`

/**
 * Events whose runs come from the repository’s own code and nothing else. `pull_request_target`, `issue_comment` and their
 * like run on the default branch for whatever a stranger brings along.
 */
const ownEvents: ReadonlySet<string> = new Set([
  'push',
  'schedule',
  'workflow_dispatch',
  'repository_dispatch',
  'workflow_run',
  'merge_group',
  'release',
  'deployment',
])

/** May a run of the default branch for this event speak of all runs? */
export const maySpeakForAll = (event: string | undefined): boolean => event !== undefined && ownEvents.has(event)

/**
 * May a run of another branch be one of the voices? An update bot’s pull request runs code nobody has looked at, and a run
 * that was started again bears the name of whoever did that, not of whoever wrote its code.
 */
export const mayBearWitness = ({ attempt, event, actor }: Pick<Attested, 'attempt' | 'event' | 'actor'>): boolean =>
  attempt === 1 &&
  (maySpeakForAll(event) || (event === 'pull_request' && actor !== undefined && !actor.endsWith('[bot]')))

/** Is it a record of this workflow at all? Another repository’s or workflow’s is no history of ours, whoever sent it. */
export const isOfWorkflow = (record: RunRecord, key: RunKey): boolean =>
  isSameName(record.key.host, key.host) &&
  isSameName(record.key.repository, key.repository) &&
  record.key.workflow === key.workflow

export type Belief = 'believed' | 'needs-trusted-owner' | { readonly lie: string }

/**
 * May this record artifact say what it says? Of its own run, yes, as far as the API agrees. Of another run only when its
 * owner is a `workflow_run` or `schedule` run of the default branch (the companion, the watch), which is asked separately.
 *
 * @param attempt the attempt its name is for
 */
export function beliefIn(record: RunRecord, origin: Origin, key: RunKey, attempt: number): Belief {
  if (!isOfWorkflow(record, key)) return { lie: `describes another workflow (${record.key.workflow.slice(0, 80)})` }
  if (record.key.attempt !== attempt)
    return { lie: `describes attempt ${record.key.attempt} under the name of attempt ${attempt}` }
  if (record.key.run !== origin.run) return 'needs-trusted-owner'
  const { branch, sha } = record.run.value
  if (origin.branch !== undefined && branch !== undefined && branch !== origin.branch)
    return { lie: 'names another branch than the platform does' }
  // A pull request’s run is of a merge commit, while the API names the head.
  if (
    origin.sha !== undefined &&
    sha !== undefined &&
    sha !== origin.sha &&
    !isPullRequestEvent(record.run.value.event)
  )
    return { lie: 'names another commit than the platform does' }
  return 'believed'
}

/** What the API says of the run an artifact belongs to. */
export interface Attested {
  readonly attempt?: number
  readonly event?: string | undefined
  readonly branch?: string | undefined
  readonly sha?: string | undefined
  readonly actor?: string | undefined
  readonly headRepository?: string | undefined
  readonly createdAt?: string | undefined
  /** Of the attempt named. */
  readonly startedAt?: string | undefined
  /** Of the attempt named. */
  readonly outcome?: RunFacts['outcome'] | undefined
}

/** The API’s word as another store or the platform’s own list has it. */
export const attestedBy = ({ key, run: { value } }: RunRecord): Attested => ({
  attempt: key.attempt,
  ...pick(value, ['event', 'branch', 'sha', 'actor', 'headRepository', 'createdAt', 'startedAt', 'outcome']),
})

const pick = <K extends keyof RunFacts>(facts: RunFacts, names: readonly K[]): Partial<Pick<RunFacts, K>> =>
  Object.fromEntries(names.filter((name) => facts[name] !== undefined).map((name) => [name, facts[name]])) as Partial<
    Pick<RunFacts, K>
  >

/**
 * The record with every fact that decides trust and comparability as the API has it: event, branch, commit, actor, head
 * and start. What the artifact says of them counts where the API says nothing of the attempt, and where it speaks against
 * itself (it calls itself a fork’s). Nothing in it was seen after it was uploaded, so that a time from the future does not
 * win over what the API says later; and no run records another one by its own word.
 *
 * @param main the repository’s default branch, where it is known
 */
export function attested(record: RunRecord, origin: Origin, told: Attested, main?: string): RunRecord {
  const { recordedBy, ...own } = notSeenAfter(record, origin.createdAt)
  const { event, branch, sha, actor, headRepository, startedAt, ...claimed } = own.run.value
  const head = isFork(own) ? headRepository : (told.headRepository ?? record.key.repository)
  const start =
    told.attempt === record.key.attempt ? told.startedAt : within(startedAt, told.createdAt, origin.createdAt)
  const facts = {
    ...pick(told, ['event', 'branch', 'sha', 'actor', 'createdAt']),
    ...(start !== undefined && { startedAt: start }),
    ...(main !== undefined && { defaultBranch: main }),
    headRepository: head,
  }
  const jobs = passedBy(told, record.key.attempt) ? withoutFailures(own.jobs) : own.jobs
  return { ...own, run: { ...own.run, value: { ...claimed, ...facts } }, jobs }
}

/** Does the platform say that this very attempt passed? */
export const passedBy = (told: Attested, attempt: number): boolean =>
  told.attempt === attempt && told.outcome === 'passed'

/** A run that passed teaches no failure, whatever it says of itself: what is known before is no longer new. */
export const withoutFailures = (jobs: RunRecord['jobs']): RunRecord['jobs'] =>
  Object.fromEntries(Object.entries(jobs).map(([id, { failure: _, ...job }]) => [id, job]))

/** A start the artifact claims, where the API has none for the attempt: not before the run, not after the upload. */
function within(claimed: string | undefined, from: string | undefined, to: string): string | undefined {
  const at = Date.parse(claimed ?? '')
  if (Number.isNaN(at)) return from
  if (at < Date.parse(from ?? '')) return from
  return at > Date.parse(to) ? (from ?? to) : claimed
}

/** Stamps later than this are set to it. */
export function notSeenAfter(record: RunRecord, latest: string): RunRecord {
  const limit = Date.parse(latest)
  if (Number.isNaN(limit)) return record
  const cut = <T extends Stamp>(value: T): T =>
    Date.parse(value.observedAt) > limit ? { ...value, observedAt: new Date(limit).toISOString() } : value
  const cutAll = <T extends Stamp>(values: Readonly<Record<string, T>>): Readonly<Record<string, T>> =>
    Object.fromEntries(Object.entries(values).map(([name, value]) => [name, cut(value)]))
  const { tests, coverage, metrics, judgement, incident, feedback } = record
  return {
    ...record,
    run: cut(record.run),
    jobs: Object.fromEntries(
      Object.entries(record.jobs).map(([id, job]) => [
        id,
        {
          ...job,
          ...(job.facts && { facts: cut(job.facts) }),
          ...(job.tests && { tests: cut(job.tests) }),
          ...(job.metrics && { metrics: cutAll(job.metrics) }),
          ...(job.failure && { failure: cut(job.failure) }),
          ...(job.templates && { templates: cut(job.templates) }),
        },
      ]),
    ),
    ...(tests && { tests: cut(tests) }),
    ...(coverage && { coverage: cut(coverage) }),
    ...(metrics && { metrics: cutAll(metrics) }),
    ...(judgement && { judgement: cut(judgement) }),
    ...(incident && { incident: cut(incident) }),
    ...(feedback && { feedback: cut(feedback) }),
  }
}
