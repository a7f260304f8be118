/** What the flow needs from outside. Adapters implement these; the core never sees them. */
import type {
  ActionOutcome,
  DecisionOf,
  Loaded,
  Metric,
  Recalled,
  RunKey,
  RunRecord,
  Snapshot,
  SnapshotJob,
  TestResults,
  Trouble,
} from './core/model/index.js'

export type { Loaded, Recalled } from './core/model/index.js'

/** A log as bytes, read once, from the start. */
export interface LogSource {
  readonly name: string
  readonly jobId?: string
  open(): AsyncIterable<Uint8Array>
}

/** Where a run is told and acted upon: GitHub, Jenkins, GitLab, or nothing but local files. */
export interface Platform {
  readonly name: string
  snapshot(): Promise<Snapshot>
  /** The log of a finished job; undefined when the platform does not have it (yet). */
  log(job: SnapshotJob): Promise<LogSource | undefined>
  /** Test results the platform itself keeps of the run; used where the machine shows none. */
  tests?(): Promise<TestResults | undefined>
  /** Earlier runs of the same workflow as the platform remembers them, newest first; facts only. */
  backfill(request: {
    readonly runs: number
    readonly jobListings: number
    /** Runs whose jobs are known already and need no listing. */
    readonly known?: (key: RunKey) => boolean
  }): Promise<readonly RunRecord[]>
  /** Re-runs failed jobs; checks its guards right before the call. Absent where it cannot be done. */
  rerun?(decision: DecisionOf<'rerun'>, snapshot: Snapshot): Promise<ActionOutcome>
  dispatch?(decision: DecisionOf<'dispatch'>, snapshot: Snapshot): Promise<ActionOutcome>
  /** A text file of the repository at the trusted ref (base of a PR, ref of a push), never a fork’s checkout. */
  trustedFile?(path: string): Promise<Loaded<string>>
}

/** What the machine the step runs on has to show. */
export interface Evidence {
  tests(): Promise<TestResults | undefined>
  metrics(): Promise<Readonly<Record<string, Metric>>>
  logs(): Promise<readonly LogSource[]>
}

/** A place the history lives. `save` gets the run’s own record and the whole merged history, and keeps what it is for. */
export interface HistoryStore {
  readonly name: string
  /** @param known what faster stores are finding meanwhile, so that only the rest need be fetched */
  load(key: RunKey, known?: Promise<readonly RunRecord[]>): Promise<Loaded<Recalled>>
  /** Puts the record on this machine’s disk, so that it survives whatever acting does. Absent where `save` needs no file. */
  stage?(record: RunRecord): Promise<void>
  save(record: RunRecord, history: readonly RunRecord[]): Promise<ActionOutcome>
}

/** What is posted to people; each notifier renders its own form. */
export interface Notice {
  readonly decision: DecisionOf<'notify'>
  readonly text: string
  /** Slack Block Kit blocks. */
  readonly blocks: readonly object[]
}

export interface Notifier {
  readonly channel: string
  send(notice: Notice): Promise<ActionOutcome>
}

export interface Annotation {
  readonly level: 'error' | 'warning' | 'notice'
  readonly title: string
  readonly message: string
  readonly file?: string
  readonly line?: number
  readonly column?: number
}

/** Where the result is shown: the step summary, annotations, outputs, a terminal, a result file. */
export interface Presenter {
  show(shown: {
    readonly markdown: string
    readonly text: string
    readonly annotations: readonly Annotation[]
    readonly outputs: Readonly<Record<string, string>>
    readonly json: string
  }): Promise<void>
}

/** Collects our own trouble, so that nothing is swallowed and nothing breaks the build. */
export interface TroubleLog {
  add(trouble: Trouble): void
  all(): readonly Trouble[]
}

/** The time the whole step may take. */
export interface Deadline {
  /** Milliseconds left; never negative. */
  left(): number
  /** Half of it is spent: parts that can be done without are skipped and named. */
  late(): boolean
}

export interface Ports {
  readonly deadline: Deadline
  /** Masks secrets in one text. */
  readonly mask: (text: string) => string
  readonly platform: Platform
  readonly evidence: Evidence
  readonly stores: readonly HistoryStore[]
  readonly notifiers: readonly Notifier[]
  readonly presenter: Presenter
  readonly troubles: TroubleLog
  /** Milliseconds since the epoch. */
  readonly now: () => number
}
