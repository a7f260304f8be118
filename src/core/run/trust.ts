/** Whose run it is: the one meaning of pull request, fork, default branch and trust (docs/decisions.md). */
import type { RunRecord } from '../model/index.js'

/** Runs of different classes are built from different commits under different settings: each learns on its own. */
export type EventClass = 'push' | 'pull-request' | 'merge-group' | 'schedule' | 'manual' | 'other'

const classes: Readonly<Record<string, EventClass>> = {
  push: 'push',
  pull_request: 'pull-request',
  pull_request_target: 'pull-request',
  pull_request_review: 'pull-request',
  pull_request_review_comment: 'pull-request',
  merge_request_event: 'pull-request',
  external_pull_request_event: 'pull-request',
  merge_group: 'merge-group',
  schedule: 'schedule',
  workflow_dispatch: 'manual',
  repository_dispatch: 'manual',
  web: 'manual',
  api: 'manual',
  trigger: 'manual',
  // Azure Pipelines, Buildkite, CodeBuild, Drone, Travis, Woodpecker
  individualci: 'push',
  batchedci: 'push',
  webhook: 'push',
  cron: 'schedule',
  manual: 'manual',
  ui: 'manual',
}

/** Class of an event by the platform’s word for it; an unknown or absent one is `other`. */
export const eventClass = (event: string | undefined): EventClass =>
  (event !== undefined && Object.hasOwn(classes, event.toLowerCase()) && classes[event.toLowerCase()]) || 'other'

/** Is it an event of a pull or merge request, on any platform? */
export const isPullRequestEvent = (event: string | undefined): boolean => eventClass(event) === 'pull-request'

/** Are both names of one repository? Every forge ignores their case, and people write them as they like. */
export const isSameName = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase()

export const sameRepository = (a: RunRecord, b: RunRecord): boolean => isSameName(a.key.repository, b.key.repository)

/** Is the run one of a pull request? Its branch is then the head’s, whose name proves nothing. */
export const isPullRequest = ({ run: { value } }: RunRecord): boolean =>
  isPullRequestEvent(value.event) || value.pullRequest !== undefined

/** Does the commit come from another repository? A run that does not say is not known to be one. */
export const isFork = ({ run: { value }, key }: RunRecord): boolean =>
  value.headRepository !== undefined && !isSameName(value.headRepository, key.repository)

/** Is the run one of the default branch itself? Undefined when the platform did not say. */
export function onDefaultBranch(record: RunRecord): boolean | undefined {
  const { branch, defaultBranch } = record.run.value
  if (isPullRequest(record) || isFork(record)) return false
  return branch === undefined || defaultBranch === undefined ? undefined : branch === defaultBranch
}

/**
 * May baselines learn from this run? Never from a fork, and never from a pull request that does not say where its commit
 * came from. A platform without forks says nothing of heads; its runs are its own.
 */
export function isTrusted(record: RunRecord): boolean {
  const { headRepository, event } = record.run.value
  if (headRepository === undefined) return !isPullRequestEvent(event) || record.key.host === 'local'
  return !isFork(record)
}
