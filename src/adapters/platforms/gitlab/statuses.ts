/** GitLab’s words for how a job or a pipeline stands, once. https://docs.gitlab.com/api/jobs/ */
import type { JobStatus, Outcome } from '../../../core/model/index.js'
import { outcomeOfWord } from '../../../core/run/outcomes.js'

interface Standing {
  readonly status: JobStatus
  readonly outcome?: Outcome
}

/** Words that are no outcomes. */
const standings: Readonly<Record<string, JobStatus>> = {
  created: 'queued',
  waiting_for_resource: 'queued',
  waiting_for_callback: 'queued',
  preparing: 'queued',
  pending: 'queued',
  scheduled: 'queued',
  running: 'in-progress',
  canceling: 'in-progress',
}

const timeouts = new Set(['job_execution_timeout', 'stuck_or_timeout_failure'])

/** @returns undefined for a word that is not known */
export function standingOf(word: string | null | undefined, reason?: string | null): Standing | undefined {
  const outcome = outcomeOfWord(word)
  if (outcome !== undefined)
    return {
      status: 'completed',
      outcome: outcome === 'failed' && reason && timeouts.has(reason) ? 'timed-out' : outcome,
    }
  const status = word && Object.hasOwn(standings, word) ? standings[word] : undefined
  return status === undefined ? undefined : { status }
}
