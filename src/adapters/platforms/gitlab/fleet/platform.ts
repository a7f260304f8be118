/** One attempt of a pipeline as the flow sees it from a watch. */
import type { Snapshot } from '../../../../core/model/index.js'
import { hasFailed } from '../../../../core/run/outcomes.js'
import type { Platform } from '../../../../ports.js'
import { keptForFailures } from '../../../http/budget.js'
import { traceOf } from '../index.js'
import type { Project } from '../projects.js'
import { retryJobs } from '../rerun.js'
import { readGitlabTests } from '../tests.js'
import type { FleetContext } from './context.js'

/** GitLab’s runners end a log at 4 MB unless told otherwise; several are read at once. */
const traceBytes = 32 * 1048576
/** Time left for remembering when a rerun waits, in ms. */
const reserveMs = 10_000

export interface WatchedPipeline {
  readonly project: Project
  readonly snapshot: Snapshot
  /** Is it what the pipeline is now? What GitLab keeps of a pipeline as a whole tells of that alone. */
  readonly last: boolean
  /** Jobs without a log: they stand for other pipelines. */
  readonly bridges: ReadonlySet<string>
}

export function watchedPlatform(
  context: FleetContext,
  { project, snapshot, last, bridges }: WatchedPipeline,
): Platform {
  const { rest, requestsLeft, spent, tell } = context
  const failed = hasFailed(snapshot.run.outcome)
  return {
    name: 'gitlab',
    snapshot: async () => snapshot,
    async log(job) {
      if (bridges.has(job.id) || spent() !== undefined) return undefined
      if (job.outcome === 'passed' && requestsLeft() < keptForFailures) return undefined
      // The log of a job that passed may be long gone, and nobody misses it.
      return traceOf({ rest, project: project.url }, job, job.outcome === 'passed' ? () => undefined : tell, traceBytes)
    },
    async tests() {
      if (!failed || !last || spent() !== undefined) return undefined
      const answer = await rest.json(`${project.url}/pipelines/${snapshot.key.run}/test_report`)
      if (answer.kind === 'ok') return readGitlabTests(answer.value)
      tell('The test report', answer)
      return undefined
    },
    // Only earlier runs are known, and those are the watch’s own: the platform is not asked for more.
    backfill: async () => [],
    ...(last && {
      rerun: async (decision, seen) => {
        const waitMs = Math.min(decision.waitSeconds * 1000, Math.max(0, context.left() - reserveMs))
        if (waitMs > 0) await context.sleep(waitMs)
        return retryJobs(rest, project.url, decision, seen)
      },
    }),
  }
}
