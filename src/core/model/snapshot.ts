/**
 * A platform's view of a run at one moment, in platform-neutral words: what an adapter hands to `core/collect`.
 * Times are ISO 8601 strings as the platform gave them. Unknown is absent.
 */
import type { Outcome, RunFacts, RunKey } from './record.js'

export type JobStatus = 'queued' | 'in-progress' | 'completed'

export interface SnapshotStep {
  readonly number: number
  readonly name: string
  readonly status?: JobStatus
  readonly outcome?: Outcome
  readonly startedAt?: string
  readonly completedAt?: string
}

export interface SnapshotJob {
  readonly id: string
  readonly name: string
  readonly status: JobStatus
  readonly outcome?: Outcome
  readonly attempt?: number
  readonly createdAt?: string
  readonly startedAt?: string
  readonly completedAt?: string
  readonly url?: string
  readonly runner?: {
    readonly name?: string
    readonly os?: string
    readonly cpu?: string
    readonly labels?: readonly string[]
  }
  readonly steps: readonly SnapshotStep[]
  /** Its failure fails no run: `continue-on-error`, `allow_failure`. */
  readonly allowed?: boolean
  /** It ended before its first step: no runner took it, and there is no log. */
  readonly unstarted?: boolean
}

/** What only the platform's own words tell; the rest of `RunFacts` is worked out in `core/collect`. */
export type SnapshotRun = Omit<RunFacts, 'workMs' | 'durationMs' | 'wallMs' | 'queueMs' | 'jobCount' | 'stepCount'>

export interface Snapshot {
  readonly key: RunKey
  readonly observedAt: string
  /** `completed` when seen from outside after its end (companion, watch); `in-progress` from within. */
  readonly status: JobStatus
  readonly source: 'step' | 'api'
  readonly run: SnapshotRun
  readonly jobs: readonly SnapshotJob[]
  /** The platform would not list the run’s jobs: what `jobs` holds is what the step knows by itself. */
  readonly partial?: boolean
  /** A person asked, and nothing had run: no run to remember. */
  readonly empty?: boolean
  /** Seen from inside: jobs that are not listed yet may follow, so nothing of the whole run is known. */
  readonly jobsMayFollow?: boolean
  /** The job this step runs in, when it runs inside the run it judges. */
  readonly ownJob?: string
  /** Name or number of Pipeline Guard's own step in that job, where known. */
  readonly ownStep?: number
}
