/**
 * Jobs of a pipeline, retried ones too → what stood at the end of each of its attempts.
 *
 * A pipeline keeps its id when jobs are retried; a retried job is a new job of the same name with a higher id, and jobs
 * that had been skipped behind it are started as they are. So what an attempt came to is what was there before the first
 * job of the next one was made.
 */
import { attemptOf, type GitlabJob, latestJobs, triesOf } from './jobs.js'
import { standingOf } from './statuses.js'

export interface PipelineAttempt {
  readonly attempt: number
  /** When its first job was made, for an attempt after the first. */
  readonly startedAt?: string
  /** The newest of each name, as they stood when it ended. */
  readonly jobs: readonly GitlabJob[]
  /** Is it what the pipeline is now? */
  readonly last: boolean
}

/**
 * A job with `retry:` is made anew within a second or two of its failure, while the pipeline goes on: that is the same
 * attempt. Nobody reads a failed pipeline and presses Retry within so many ms.
 */
const settledMs = 10_000

interface Beginning {
  readonly id: number
  readonly at: string
}

/**
 * Attempts that ended, first one first. One that was retried while it ran is part of the next, as it is for the step, which
 * ends the pipeline; one whose jobs are not all finished (a manual job stands in the way of others) has not ended.
 *
 * @param bridges jobs that stand for child and downstream pipelines; GitLab lists the newest of each name only
 */
export function endedAttempts(
  jobs: readonly GitlabJob[],
  bridges: readonly GitlabJob[] = [],
): readonly PipelineAttempt[] {
  const { attempt: count, startedAt } = attemptOf(jobs)
  const ended: PipelineAttempt[] = []
  let began: Beginning | undefined
  for (let attempt = 1; attempt < count; attempt++) {
    const next = beginningOf(jobs, attempt + 1)
    const stood = next === undefined ? undefined : stoodAt(jobs, bridges, next)
    if (stood !== undefined)
      ended.push({ attempt, ...(began === undefined ? {} : { startedAt: began.at }), jobs: stood, last: false })
    began = next
  }
  const now = [...latestJobs(jobs), ...bridges]
  if (now.some(isUnfinished)) return ended
  return [...ended, { attempt: count, ...(startedAt === undefined ? {} : { startedAt }), jobs: now, last: true }]
}

/** A word GitLab may invent is no reason to wait for ever: the listing said that the pipeline has ended. */
const isUnfinished = ({ status }: GitlabJob): boolean => {
  const standing = standingOf(status)
  return standing !== undefined && standing.status !== 'completed'
}

function beginningOf(jobs: readonly GitlabJob[], attempt: number): Beginning | undefined {
  let first: Beginning | undefined
  for (const tries of triesOf(jobs).values()) {
    const job = tries[attempt - 1]
    const at = job?.created_at ?? job?.started_at ?? undefined
    if (job !== undefined && at !== undefined && (first === undefined || job.id < first.id)) first = { id: job.id, at }
  }
  return first
}

/** @returns undefined where the pipeline had not come to rest by then */
function stoodAt(
  jobs: readonly GitlabJob[],
  bridges: readonly GitlabJob[],
  next: Beginning,
): readonly GitlabJob[] | undefined {
  const at = Date.parse(next.at)
  const before = [...latestJobs(jobs.filter(({ id }) => id < next.id)), ...bridges.filter(({ id }) => id < next.id)]
  let lastEnd = Number.NEGATIVE_INFINITY
  const stood: GitlabJob[] = []
  for (const job of before) {
    const started = instant(job.started_at)
    const finished = instant(job.finished_at)
    if (started !== undefined && started < at) {
      if (finished === undefined || finished > at) return undefined
      lastEnd = Math.max(lastEnd, finished)
      stood.push(job)
    } else if (finished !== undefined && finished <= at) {
      lastEnd = Math.max(lastEnd, finished)
      stood.push(job)
    } else
      stood.push({
        ...job,
        status: 'skipped',
        failure_reason: undefined,
        started_at: undefined,
        finished_at: undefined,
      })
  }
  return at - lastEnd >= settledMs && Number.isFinite(lastEnd) ? stood : undefined
}

const instant = (text: string | null | undefined): number | undefined => {
  const at = text ? Date.parse(text) : Number.NaN
  return Number.isNaN(at) ? undefined : at
}
