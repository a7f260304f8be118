/** What one pass over a log finds: the seam between reading and ranking. */
import type { Rule } from '../../model/index.js'
import type { ContextLine } from './context.js'
import type { Ending, PlatformMark } from './endings.js'
import type { Place } from './matching.js'
import type { Frame, Section } from './sections.js'
import type { Listing } from './tracker.js'

export interface Spoken {
  readonly seq: number
  readonly number: number
  readonly text: string
  readonly section: Section
}

export interface Sighting extends Spoken {
  readonly rule: Rule
  readonly groups: Readonly<Record<string, string | undefined>>
  /** How many times the rule had matched before in this log. */
  readonly nth: number
  readonly place?: Place
  /** What a heading announces: the lines below it. */
  readonly below?: readonly Spoken[]
}

export interface Ended extends Spoken {
  readonly ending: Ending
  /** The last lines before it, oldest first. */
  readonly before: readonly Spoken[]
}

export interface Gathered {
  readonly sightings: readonly Sighting[]
  readonly counts: ReadonlyMap<string, number>
  readonly endings: readonly Ended[]
  readonly marks: ReadonlySet<PlatformMark>
  /** Steps of the platform, in order. */
  readonly frames: readonly Frame[]
  /** Where in the log a GitLab runner echoed a command, by sequence number. */
  readonly commands: readonly number[]
  /** What a step's source listing shows, by frame id. */
  readonly listings: ReadonlyMap<number, Listing>
  /** The last lines of the log, oldest first. */
  readonly tail: readonly Spoken[]
  /** The lines around what was seen; empty where no brief is asked for. */
  readonly context: readonly ContextLine[]
  readonly segments: number
  readonly lines: number
  /** Its time was up before its end. */
  readonly isCut: boolean
}

/** The lines in which the cause is looked for. */
export interface CauseWindow {
  /** First and last sequence number. */
  readonly from: number
  readonly to: number
  /** Where the failure was said. */
  readonly anchor: Ended
}
