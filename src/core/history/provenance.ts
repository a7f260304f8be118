/**
 * Where a remembered record came from, and what it may therefore say. The platform’s API tells the origin, never the
 * artifact itself: its content is written by whoever ran the job.
 */
import { createHash } from 'node:crypto'
import type { RunKey, RunRecord } from '../model/index.js'

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

/** Is it a record of this workflow at all? Another repository’s or workflow’s is no history of ours, whoever sent it. */
export const isOfWorkflow = (record: RunRecord, key: RunKey): boolean =>
  record.key.host.toLowerCase() === key.host.toLowerCase() &&
  record.key.repository.toLowerCase() === key.repository.toLowerCase() &&
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
  if (origin.sha !== undefined && sha !== undefined && sha !== origin.sha && !isPullRequest(record))
    return { lie: 'names another commit than the platform does' }
  return 'believed'
}

/** A pull request’s run is of a merge commit, while the API names the head. */
const isPullRequest = (record: RunRecord): boolean => record.run.value.event?.startsWith('pull_request') === true

/** The record with the head repository the API vouched for: an artifact of a fork never gets this far. */
export const vouched = (record: RunRecord): RunRecord => ({
  ...record,
  run: { ...record.run, value: { ...record.run.value, headRepository: record.key.repository } },
})
