/** What the flow needs from outside. Adapters implement these; the core never sees them. */
import type {
  ActionOutcome,
  Annotation,
  Changes,
  Coverage,
  DecisionOf,
  GateDeployment,
  GateFault,
  Learnt,
  Loaded,
  Metric,
  Recalled,
  RunKey,
  RunRecord,
  SampleFile,
  Snapshot,
  SnapshotJob,
  TestCase,
  TestResults,
  Toolchain,
  Trouble,
} from './core/model/index.js'

import type { CodeOwners } from './core/owners/read.js'
import type { PullRequestComment } from './core/report/comment/index.js'
import type { NoticeContent } from './core/report/notice.js'

export type { Loaded, Recalled } from './core/model/index.js'

/** The environment’s variables, passed in: adapters read nothing else of the process. */
export type Env = Readonly<Record<string, string | undefined>>

/** A log as bytes, read once, from the start. */
export interface LogSource {
  readonly name: string
  readonly jobId?: string
  /** The command whose output it is, masked, and its exit code: what `exec` has kept. */
  readonly executed?: { readonly command: string; readonly exitCode?: number }
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
  /**
   * Earlier runs of the same workflow as the platform remembers them, newest first; facts only.
   * @throws Error where it failed to answer, so that whether there were any is not known
   */
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
  /** The newest deployment to an environment, of any where none is named; undefined where there is none, or it cannot be asked. */
  deployment?(environment: string | undefined): Promise<GateDeployment | undefined>
}

/** What the machine the step runs on has to show. */
export interface Evidence {
  /** @param followed tests whose time and outcome are wanted even where they pass */
  tests(followed?: readonly Pick<TestCase, 'project' | 'suite' | 'name'>[]): Promise<TestResults | undefined>
  /** Absent where there is no workspace to look at. */
  coverage?(): Promise<Coverage | undefined>
  metrics(): Promise<Readonly<Record<string, Metric>>>
  logs(): Promise<readonly LogSource[]>
  /** What the machine’s environment tells of image and tools; absent where it is nobody’s. */
  toolchain?(): Promise<Toolchain | undefined>
  /** What lies between two commits, where a clone is at hand that reaches so far. */
  changes?(from: string, to: string): Promise<Changes | undefined>
  /** What was sampled of the machine while the run’s steps ran here; absent where nothing samples. */
  resources?(): Promise<readonly SampleFile[]>
}

/** A place the history lives. `save` gets the run’s own record and the whole merged history, and keeps what it is for. */
export interface HistoryStore {
  readonly name: string
  /** Nobody vouches for what it holds: it only speeds up, as far as the platform confirms it. */
  readonly unattested?: true
  /**
   * @param known what faster stores are finding meanwhile, so that only the rest need be fetched
   * @param told the platform’s own list of earlier runs, whose word on a run’s event, head and actor prevails
   */
  load(
    key: RunKey,
    known?: Promise<readonly RunRecord[]>,
    told?: Promise<readonly RunRecord[]>,
  ): Promise<Loaded<Recalled>>
  /** Also keeps what a step saw that judged its own job only: others of the run add theirs. */
  readonly keepsParts?: boolean
  /** Puts the record on this machine’s disk, so that it survives whatever acting does. Absent where `save` needs no file. */
  stage?(record: RunRecord): Promise<void>
  /** @param learnt models to keep beside the records; undefined leaves those there are */
  save(record: RunRecord, history: readonly RunRecord[], learnt?: readonly Learnt[]): Promise<ActionOutcome>
}

/** What is posted to people, before a channel gives it its form. */
export interface Notice {
  readonly decision: DecisionOf<'notify'>
  readonly content: NoticeContent
  /** Where this channel began to speak of the same trouble, as its delivery said; undefined where it has not yet. */
  readonly thread?: string
}

/** What came of sending a notice or figures. */
export interface Delivery {
  /** `skipped`: not for this channel, such as a digest for a pager. */
  readonly state: 'done' | 'failed' | 'skipped'
  readonly detail: string
  /** It failed, and may have arrived all the same: there was no answer. */
  readonly unsure?: true
  /** Where an answer to it belongs. */
  readonly thread?: string
}

export interface Notifier {
  /** The channel’s name: that of its row and folder. */
  readonly channel: string
  send(notice: Notice): Promise<Delivery>
}

/** Sends what was measured to where figures are collected. */
export interface Exporter {
  /** That of its row and folder. */
  readonly name: string
  /** Every run is of interest there, and not only how things stand after the newest. */
  readonly everyRun?: true
  /** Called once for a run whose record is kept. */
  send(exported: Exported): Promise<Delivery>
}

export interface Exported {
  /** The judged run. */
  readonly record: RunRecord
  /** The merged history with this run, of this workflow and of what else is at hand. */
  readonly history: readonly RunRecord[]
  readonly learnt?: readonly Learnt[] | undefined
  readonly troubles: readonly Trouble[]
  readonly owners?: OwnersSource | undefined
}

/** The code owners’ file of the trusted ref, read when it is first asked for; undefined where there is none. */
export type OwnersSource = () => Promise<CodeOwners | undefined>

/** Where the result is shown: the step summary, annotations, outputs, a terminal, a result file. */
export interface Presenter {
  /** The verdict, before anything slow is done: it is out whatever happens next. Absent where only the whole is of use. */
  announce?(shown: Shown): Promise<void>
  /** The whole, with what was done; takes the place of what was announced. */
  show(shown: Shown): Promise<void>
}

/** One result in every form it is shown in. */
export interface Shown {
  readonly markdown: string
  readonly text: string
  /** The same with colours, for a terminal that shows them. */
  readonly painted?: string
  readonly annotations: readonly Annotation[]
  readonly outputs: Readonly<Record<string, string>>
  readonly json: string
  /** Of a whole run of a pull request. */
  readonly comment?: PullRequestComment | undefined
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
  readonly exporters?: readonly Exporter[]
  /** Absent where nobody is to be named. */
  readonly owners?: OwnersSource | undefined
  readonly presenter: Presenter
  readonly troubles: TroubleLog
  /** Milliseconds since the epoch. */
  readonly now: () => number
}

/** Where metrics of a service are kept. */
export interface MetricSource {
  /** Values from one instant to another, both in milliseconds since the epoch, every `step` milliseconds. */
  range(asked: {
    readonly query: string
    readonly from: number
    readonly to: number
    readonly step: number
  }): Promise<MetricAnswer>
  /** The value at an instant. */
  instant(asked: { readonly query: string; readonly at: number }): Promise<MetricAnswer>
}

export type MetricAnswer =
  | {
      readonly kind: 'ok'
      readonly points: readonly { readonly at: number; readonly value: number }[]
      /** What the source said beside: a part of it that did not answer. */
      readonly remarks?: readonly GateFault[]
    }
  | { readonly kind: 'fault'; readonly fault: GateFault }

/** Where logs of a service are kept: how many lines of errors there were, and some of the newest. */
export interface LogLines {
  lines(asked: {
    readonly query: string
    readonly from: number
    readonly to: number
  }): Promise<
    | { readonly kind: 'ok'; readonly lines: readonly { readonly at: number; readonly text: string }[] }
    | { readonly kind: 'fault'; readonly fault: GateFault }
  >
}
