/** GitLab’s words for how a job or a pipeline stands, once. https://docs.gitlab.com/api/jobs/ */
import type { JobStatus, Outcome } from '../../../core/model/index.js'

interface Standing {
  readonly status: JobStatus
  readonly outcome?: Outcome
}

const queued: Standing = { status: 'queued' }
const running: Standing = { status: 'in-progress' }
const done = (outcome: Outcome): Standing => ({ status: 'completed', outcome })

const standings: Readonly<Record<string, Standing>> = {
  created: queued,
  waiting_for_resource: queued,
  waiting_for_callback: queued,
  preparing: queued,
  pending: queued,
  scheduled: queued,
  running,
  canceling: running,
  success: done('passed'),
  failed: done('failed'),
  canceled: done('cancelled'),
  skipped: done('skipped'),
  // Nobody pressed the button; the pipeline does not wait for it.
  manual: done('skipped'),
}

const timeouts = new Set(['job_execution_timeout', 'stuck_or_timeout_failure'])

/** @returns undefined for a word that is not known */
export function standingOf(word: string | null | undefined, reason?: string | null): Standing | undefined {
  if (word === 'failed' && reason && timeouts.has(reason)) return done('timed-out')
  return word && Object.hasOwn(standings, word) ? standings[word] : undefined
}
