/** One listed pipeline → its attempts that ended, each as a snapshot such as its own step would have taken. */

import type { Snapshot, SnapshotRun } from '../../../../core/model/index.js'
import { isGuardOnly } from '../../../../core/run/plumbing.js'
import { withoutUnknown } from '../../../../core/run/unknown.js'
import type { Platform } from '../../../../ports.js'
import type { ListedRun, OpenedAttempts } from '../../../../watch/ports.js'
import type { Answer } from '../../../http/rest.js'
import { endedAttempts, type PipelineAttempt } from '../attempts.js'
import { fetchBridges, fetchJobs, type GitlabJob, pipelineOutcome, snapshotJob } from '../jobs.js'
import { createMergeRequests, mergeRequestOf } from '../merge-requests.js'
import type { Project, Projects } from '../projects.js'
import { type FleetContext, outcomeOf } from './context.js'

export interface AttemptsOptions {
  readonly context: FleetContext
  readonly projects: Projects
  readonly platformOf: (given: {
    readonly project: Project
    readonly snapshot: Snapshot
    readonly last: boolean
    readonly bridges: ReadonlySet<string>
  }) => Platform
}

/** After so many pipelines of a project and source without any, bridges are asked for where a failure is unexplained. */
const probes = 3

export function createAttempts({ context, projects, platformOf }: AttemptsOptions) {
  const { rest, now } = context
  const mergeRequest = createMergeRequests(context)
  /** Pipelines of a project and source in a row that had no bridge; below zero once one had. */
  const without = new Map<string, number>()

  async function bridgesOf(
    project: Project,
    run: ListedRun,
    jobs: readonly GitlabJob[],
  ): Promise<Answer<readonly GitlabJob[]>> {
    const kind = `${project.id} ${run.told.event ?? ''}`
    const probed = without.get(kind) ?? 0
    const failed = run.told.outcome === 'failed'
    const explained = !failed || pipelineOutcome(jobs, undefined) === 'failed'
    if (probed >= probes && explained) return { kind: 'ok', value: [], headers: new Headers() }
    const answer = await fetchBridges(rest, project.url, run.key.run)
    // GitLab before 12.4 has no such list.
    if (answer.kind === 'refused')
      return answer.reason === 'missing' ? { kind: 'ok', value: [], headers: new Headers() } : answer
    if (probed >= 0) without.set(kind, answer.value.length > 0 ? -1 : probed + 1)
    return answer
  }

  async function headOf(project: Project, run: ListedRun): Promise<Answer<Partial<SnapshotRun>>> {
    const iid = mergeRequestOf(run.told.branch)
    return iid === undefined
      ? { kind: 'ok', value: { headRepository: project.path }, headers: new Headers() }
      : mergeRequest(project, iid)
  }

  return async (run: ListedRun, known: number): Promise<OpenedAttempts> => {
    const what = `A pipeline of ${run.key.repository}`
    const project = await projects.of(run.key.repository)
    if (project.kind === 'refused') return { kind: later(outcomeOf(context, what, project)) }
    const listed = await fetchJobs(rest, project.value.url, run.key.run)
    if (listed.kind === 'refused') {
      const kind = outcomeOf(context, `The jobs of ${what.toLowerCase()}`, listed)
      if (kind !== 'gone' || (await projects.isReadable(run.key.repository))) return { kind }
      // GitLab says “not found” of what may not be read, too: then it was not deleted.
      context.tell(`The project ${run.key.repository}`, listed)
      return { kind: 'later' }
    }
    const bridges = await bridgesOf(project.value, run, listed.value)
    if (bridges.kind === 'refused')
      return { kind: later(outcomeOf(context, `The bridges of ${what.toLowerCase()}`, bridges)) }
    const head = await headOf(project.value, run)
    if (head.kind === 'refused') return { kind: later(outcomeOf(context, 'A merge request', head)) }
    const ended = endedAttempts(listed.value, bridges.value).filter(
      ({ attempt, jobs }) => attempt > known && !isOwnAlone(jobs),
    )
    return {
      kind: 'ok',
      opened: ended.map((attempt, index) => {
        const snapshot = snapshotOf(run, attempt, head.value, now())
        const { changedAt, ...bare } = run
        const dealt = index === ended.length - 1 && changedAt !== undefined ? { ...bare, changedAt } : bare
        return {
          run: { ...dealt, key: snapshot.key },
          snapshot,
          platform: platformOf({
            project: project.value,
            snapshot,
            last: attempt.last,
            bridges: new Set(bridges.value.map(({ id }) => `${id}`)),
          }),
        }
      }),
    }
  }
}

/** Pipeline Guard’s own jobs and nothing else: a scheduled watch is not judged by the next. */
const isOwnAlone = (jobs: readonly GitlabJob[]): boolean =>
  jobs.length > 0 && jobs.every((job) => isGuardOnly(snapshotJob(job), undefined))

const later = (kind: 'gone' | 'later' | 'stop'): 'later' | 'stop' => (kind === 'gone' ? 'later' : kind)

function snapshotOf(
  run: ListedRun,
  { attempt, startedAt, jobs }: PipelineAttempt,
  head: Partial<SnapshotRun>,
  now: number,
): Snapshot {
  const others = jobs.filter((job) => !isGuardOnly(snapshotJob(job), undefined))
  const [first] = others
  return {
    key: { ...run.key, attempt },
    observedAt: new Date(now).toISOString(),
    status: 'completed',
    source: 'api',
    run: withoutUnknown({
      ...run.told,
      title: first?.commit?.title ?? undefined,
      actor: first?.user?.username ?? undefined,
      ...head,
      startedAt: startedAt ?? run.told.createdAt,
      outcome: pipelineOutcome(others, undefined) ?? run.told.outcome,
    }),
    jobs: jobs.map(snapshotJob),
  }
}
