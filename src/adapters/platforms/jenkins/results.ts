/** Jenkins’ words for how things stand, once: of builds, of the stage view, of Blue Ocean, of the graph view. */
import type { JobStatus, Outcome } from '../../../core/model/index.js'

interface Standing {
  readonly status: JobStatus
  readonly outcome?: Outcome
}

const done = (outcome?: Outcome): Standing => ({ status: 'completed', ...(outcome === undefined ? {} : { outcome }) })

const standings: Readonly<Record<string, Standing>> = {
  // hudson.model.Result
  success: done('passed'),
  // Tests failed and the build went on.
  unstable: done('failed'),
  failure: done('failed'),
  aborted: done('cancelled'),
  not_built: done('skipped'),
  // stage view (wfapi)
  failed: done('failed'),
  not_executed: done('skipped'),
  in_progress: { status: 'in-progress' },
  paused_pending_input: { status: 'in-progress' },
  // Blue Ocean and the graph view
  skipped: done('skipped'),
  running: { status: 'in-progress' },
  paused: { status: 'in-progress' },
  queued: { status: 'queued' },
  finished: done(),
  unknown: { status: 'in-progress' },
  // the words of `job-status`
  cancelled: done('cancelled'),
  'timed-out': done('timed-out'),
}

/** @returns undefined for a word that is not known */
export const standingOf = (word: string | null | undefined): Standing | undefined => {
  const key = word?.trim().toLowerCase() ?? ''
  return Object.hasOwn(standings, key) ? standings[key] : undefined
}
