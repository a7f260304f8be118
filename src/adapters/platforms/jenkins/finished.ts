/** A build that has ended, as the API tells it → facts of its run, and its snapshot. */

import type { Outcome, RunKey, Snapshot, SnapshotRun, SnapshotStep } from '../../../core/model/index.js'
import { isPullRequestEvent } from '../../../core/run/trust.js'
import { withoutUnknown } from '../../../core/run/unknown.js'
import type { Env } from '../../../ports.js'
import { isoTime } from '../bounded.js'
import { type Build, causesOf, queueOf, revisionOf, titleOf } from './build.js'
import { eventOf } from './environment.js'
import { outcomeOf, ownJob } from './snapshot.js'

export interface FinishedBuild {
  readonly build: Build
  readonly key: RunKey
  /** What the build’s own environment would say of its job: BRANCH_NAME, CHANGE_ID, GIT_URL. */
  readonly env: Env
  readonly defaultBranch?: string | undefined
}

/** Undefined for a build that has not ended, or whose end nobody could date. */
export function endOfBuild({
  building,
  result,
  timestamp,
  duration,
  ...build
}: Build): { readonly startedAt: string; readonly completedAt: string; readonly outcome: Outcome } | undefined {
  const outcome = outcomeOf(result, causesOf({ ...build, building, result, timestamp, duration }))
  if (building === true || outcome === undefined || timestamp == null || duration == null) return undefined
  return {
    startedAt: new Date(timestamp).toISOString(),
    completedAt: new Date(timestamp + duration).toISOString(),
    outcome,
  }
}

export function factsOf({ build, key, env, defaultBranch }: FinishedBuild): SnapshotRun {
  const revision = revisionOf(build, env['GIT_URL'])
  const change = env['CHANGE_ID']
  const event = eventOf(env, causesOf(build))
  return withoutUnknown({
    name: key.repository,
    // Whose change it is the builds do not tell: one of a change request is never learnt from.
    headRepository: isPullRequestEvent(event) ? undefined : key.repository,
    pullRequest: change !== undefined && /^\d{1,9}$/.test(change) ? Number(change) : undefined,
    number: build.number ?? undefined,
    event,
    branch: env['BRANCH_NAME'] ?? revision.branch,
    defaultBranch,
    sha: revision.sha,
    title: titleOf(build),
    actor: causesOf(build).find(({ userId }) => userId)?.userId ?? undefined,
    url: build.url ?? undefined,
    ...endOfBuild(build),
  })
}

/** @param steps its stages; undefined where they were not asked for, so that no job is told of: rather none than half a one */
export function finishedSnapshot(
  finished: FinishedBuild,
  steps: readonly SnapshotStep[] | undefined,
  now: number,
): Snapshot | undefined {
  const { build, key } = finished
  const end = endOfBuild(build)
  if (end === undefined) return undefined
  const queue = queueOf(build)
  return {
    key,
    observedAt: new Date(now).toISOString(),
    status: 'completed',
    source: 'api',
    run: factsOf(finished),
    jobs:
      steps === undefined
        ? []
        : [
            withoutUnknown({
              id: ownJob,
              name: key.workflow,
              status: 'completed' as const,
              ...end,
              createdAt: queue === undefined ? undefined : isoTime((build.timestamp ?? 0) - queue),
              url: build.url ?? undefined,
              runner: build.builtOn ? { name: build.builtOn } : undefined,
              steps,
            }),
          ],
  }
}
