/** What reading a log has found, before it is put into an answer. */
import type { Outcome } from './outcome.js'
import type { Ranked } from './rank/rank.js'
import type { CauseWindow, Gathered } from './read/gathered.js'

/** Everything an answer is made of; `--explain-ranking` and the bench look at it. */
export interface Examination {
  readonly gathered: Gathered
  readonly ranked: readonly Ranked[]
  readonly outcome: Outcome
  /** Where else in the job something failed by itself. */
  readonly further: readonly CauseWindow[]
}
