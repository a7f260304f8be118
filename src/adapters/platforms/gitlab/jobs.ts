/** Jobs of a pipeline as the API lists them → snapshot jobs. */
import { z } from 'zod'
import type { Outcome, SnapshotJob } from '../../../core/model/index.js'
import { withoutUnknown } from '../../../core/run/unknown.js'
import type { Answer, Rest } from '../../http/rest.js'
import { anyText, isoTime, spanMs } from '../bounded.js'
import { standingOf } from './statuses.js'

const text = anyText()

const jobSchema = z.object({
  id: z.int().min(0),
  name: z.string(),
  stage: text,
  status: text,
  failure_reason: text,
  allow_failure: z.boolean().nullish().catch(undefined),
  created_at: text,
  started_at: text,
  finished_at: text,
  queued_duration: spanMs(),
  web_url: text,
  runner: z.object({ description: text }).nullish().catch(undefined),
  tag_list: z.array(z.string()).nullish().catch(undefined),
  user: z.object({ username: text }).nullish().catch(undefined),
  commit: z.object({ title: text }).nullish().catch(undefined),
})
export type GitlabJob = z.infer<typeof jobSchema>

const perPage = 100
const pagesAtMost = 10

/** Every job of the pipeline, retried ones too, in the order GitLab gives them (newest first). */
export const fetchJobs = (rest: Rest, project: string, pipeline: string): Promise<Answer<readonly GitlabJob[]>> =>
  fetchPages(rest, `${project}/pipelines/${pipeline}/jobs?include_retried=true`)

/**
 * Jobs that stand for child and downstream pipelines, the newest of each name; `jobs` does not list them. With
 * `strategy: depend` one fails with its pipeline, and the pipeline with it.
 */
export const fetchBridges = (rest: Rest, project: string, pipeline: string): Promise<Answer<readonly GitlabJob[]>> =>
  fetchPages(rest, `${project}/pipelines/${pipeline}/bridges?`)

async function fetchPages(rest: Rest, url: string): Promise<Answer<readonly GitlabJob[]>> {
  const jobs: GitlabJob[] = []
  for (let page = 1; page <= pagesAtMost; page++) {
    const answer = await rest.json(`${url}&per_page=${perPage}&page=${page}`)
    if (answer.kind === 'refused') return answer
    if (!Array.isArray(answer.value)) return { kind: 'refused', reason: 'not-json', message: 'the answer is no list' }
    const listed: readonly unknown[] = answer.value
    jobs.push(...listed.flatMap((given) => jobSchema.safeParse(given).data ?? []))
    if (listed.length < perPage) break
  }
  return { kind: 'ok', value: jobs, headers: new Headers() }
}

/**
 * `created_at` is the pipeline’s creation and holds the time of all earlier stages: the queue time is what GitLab calls
 * `queued_duration`.
 */
export function snapshotJob(job: GitlabJob): SnapshotJob {
  const standing = standingOf(job.status, job.failure_reason) ?? { status: 'queued' as const }
  const started = job.started_at ? Date.parse(job.started_at) : Number.NaN
  const queued = typeof job.queued_duration === 'number' ? isoTime(started - job.queued_duration * 1000) : undefined
  const runner = job.runner?.description ?? undefined
  return withoutUnknown({
    id: `${job.id}`,
    name: job.name.slice(0, 250),
    ...standing,
    createdAt: queued,
    startedAt: job.started_at ?? undefined,
    completedAt: job.finished_at ?? undefined,
    url: job.web_url ?? undefined,
    runner:
      runner === undefined
        ? undefined
        : { name: runner, ...(job.tag_list ? { labels: job.tag_list.slice(0, 20) } : {}) },
    steps: [],
    allowed: job.allow_failure || undefined,
    unstarted: (standing.outcome === 'failed' && !job.started_at && runner === undefined) || undefined,
  })
}

/** The newest job of each name: what stands now. */
export function latestJobs(jobs: readonly GitlabJob[]): readonly GitlabJob[] {
  const newest = new Map<string, GitlabJob>()
  for (const job of jobs) if (job.id > (newest.get(job.name)?.id ?? -1)) newest.set(job.name, job)
  return [...newest.values()].sort((a, b) => a.id - b.id)
}

export interface Attempt {
  readonly attempt: number
  /** When its first job was made, for an attempt after the first. */
  readonly startedAt?: string
}

/** The tries of each job, by name, first one first. */
export function triesOf(jobs: readonly GitlabJob[]): ReadonlyMap<string, readonly GitlabJob[]> {
  const byName = new Map<string, GitlabJob[]>()
  for (const job of [...jobs].sort((a, b) => a.id - b.id)) {
    const tries = byName.get(job.name)
    if (tries === undefined) byName.set(job.name, [job])
    else tries.push(job)
  }
  return byName
}

/** A pipeline keeps its id when jobs are retried: the job retried most often tells how many attempts there were. */
export function attemptOf(jobs: readonly GitlabJob[]): Attempt {
  const byName = triesOf(jobs)
  const attempt = Math.max(1, ...[...byName.values()].map((same) => same.length))
  const lastTries = [...byName.values()].flatMap((same) =>
    same.length === attempt ? (same.at(-1)?.created_at ?? []) : [],
  )
  const startedAt = attempt > 1 ? lastTries.sort((a, b) => Date.parse(a) - Date.parse(b))[0] : undefined
  return { attempt, ...(startedAt === undefined ? {} : { startedAt }) }
}

/** The pipeline’s outcome by all jobs but Pipeline Guard’s own; undefined while one is unfinished. */
export function pipelineOutcome(jobs: readonly GitlabJob[], ownJob: string | undefined): Outcome | undefined {
  const others = latestJobs(jobs).filter(({ id }) => `${id}` !== ownJob)
  const outcomes = others.map((job) => ({ job, outcome: standingOf(job.status, job.failure_reason)?.outcome }))
  if (outcomes.length === 0 || outcomes.some(({ outcome }) => outcome === undefined)) return undefined
  const counted = outcomes.filter(({ job, outcome }) => !(job.allow_failure && outcome !== 'passed'))
  for (const worst of ['failed', 'timed-out', 'cancelled'] as const)
    if (counted.some(({ outcome }) => outcome === worst)) return worst
  return 'passed'
}
