/** Jenkins’ words for how things stand, once: of builds, of the stage view, of Blue Ocean, of the graph view. */
import type { JobStatus, Outcome } from '../../../core/model/index.js'
import { outcomeOfWord } from '../../../core/run/outcomes.js'

interface Standing {
  readonly status: JobStatus
  readonly outcome?: Outcome
}

/** Words that are no outcomes. */
const standings: Readonly<Record<string, JobStatus>> = {
  // stage view (wfapi)
  in_progress: 'in-progress',
  paused_pending_input: 'in-progress',
  // Blue Ocean and the graph view
  running: 'in-progress',
  paused: 'in-progress',
  queued: 'queued',
  finished: 'completed',
  unknown: 'in-progress',
}

/** @returns undefined for a word that is not known */
export const standingOf = (word: string | null | undefined): Standing | undefined => {
  const outcome = outcomeOfWord(word)
  if (outcome !== undefined) return { status: 'completed', outcome }
  const key = word?.trim().toLowerCase() ?? ''
  const status = Object.hasOwn(standings, key) ? standings[key] : undefined
  return status === undefined ? undefined : { status }
}
