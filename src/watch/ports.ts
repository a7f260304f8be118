/** What a watch needs from outside: many runs of many repositories. Adapters implement it beside the ports of the flow. */
import type { RunKey, Snapshot, SnapshotRun } from '../core/model/index.js'
import type { Loaded, Platform } from '../ports.js'

/** One attempt of a run as a listing of many shows it, before its jobs are asked for. */
export interface ListedRun {
  readonly key: RunKey
  readonly finished: boolean
  /** Milliseconds since the epoch: of the run, and of this attempt. */
  readonly createdAt: number
  readonly startedAt: number
  /**
   * When it last changed, in ms since the epoch: for a listing that does not tell which attempt a run is in. Its attempt
   * is then 1 whatever it is, and `Fleet.attempts` tells those that ended.
   */
  readonly changedAt?: number
  readonly told: SnapshotRun
  /** Further names its workflow goes by, where those who choose may use them. */
  readonly alsoCalled?: readonly string[]
  /** Its first attempt is listed no more, so that `createdAt` is of a later one. */
  readonly firstGone?: true
}

/** One page of a listing as it was last seen; it need not be read again while the platform says that it is unchanged. */
export interface PageTag {
  readonly etag: string
  /** Is there a page after it? */
  readonly more: boolean
}

export interface ListedPage {
  readonly id: string
  /** Absent where the page had holes, or came without a tag. */
  readonly tag?: PageTag
  readonly runs: readonly ListedRun[]
}

export interface FleetListing {
  readonly pages: readonly ListedPage[]
  /** Pages the platform says are as they were. */
  readonly unchanged: readonly string[]
  /** False where a page could not be read, or requests or time were spent. */
  readonly whole: boolean
}

/** What came of asking for one run: itself; gone for good; not now, but the next may; or nothing more can be asked. */
export type Opened =
  | { readonly kind: 'ok'; readonly snapshot: Snapshot; readonly platform: Platform }
  | { readonly kind: 'gone' }
  | { readonly kind: 'later' }
  | { readonly kind: 'stop' }

/** The attempts of one run that ended and were not dealt with, each with its jobs, first one first. */
export type OpenedAttempts =
  | {
      readonly kind: 'ok'
      readonly opened: readonly {
        readonly run: ListedRun
        readonly snapshot: Snapshot
        readonly platform: Platform
      }[]
    }
  | Exclude<Opened, { readonly kind: 'ok' }>

/** Many runs of many repositories, seen from outside: what a watch asks of a platform. */
export interface Fleet {
  readonly name: string
  requests(): { readonly made: number; readonly unchanged: number; readonly left: number }
  /** Why nothing more can be asked, once it is so: requests, time or the platform’s own limit. */
  spent(): string | undefined
  /** Names as `owner/repo`, and patterns such as `owner/*` as what they stand for. */
  repositories(wanted: readonly string[]): Promise<readonly string[]>
  list(request: {
    readonly repository: string
    /** Milliseconds since the epoch: runs created from here on. */
    readonly since: number
    /** Newest first on a first watch, where the oldest can be done without. */
    readonly newestFirst: boolean
    readonly tags: Readonly<Record<string, PageTag>>
    /** Requests it may take. */
    readonly most: number
  }): Promise<FleetListing>
  /** An earlier attempt of a listed run. */
  attempt(run: ListedRun, attempt: number): Promise<ListedRun | 'gone' | 'later' | 'stop'>
  /**
   * Attempts after `known` (0: none is) that ended, where listings do not tell them apart. The last one bears `changedAt`:
   * once it is dealt with, so is the run as it was listed.
   */
  attempts?(run: ListedRun, known: number): Promise<OpenedAttempts>
  /** With its jobs; of a run whose attempt is not listed, the last attempt that ended. */
  open(run: ListedRun): Promise<Opened>
  trustedFile(repository: string, path: string): Promise<Loaded<string>>
  /** Sets the commit’s status. */
  status(snapshot: Snapshot, told: { readonly pass: boolean; readonly description: string }): Promise<void>
}
