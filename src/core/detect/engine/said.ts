/** What is asked of the engine about a run, and what it has to say of a value. */
import type { Reach } from '../../model/index.js'
import type { Vote } from '../detectors/detector.js'
import type { Thresholds } from './thresholds.js'

export interface Asked {
  readonly thresholds: Thresholds
  /** Factors: how bad would the value times each have been? */
  readonly whatIf?: readonly number[]
  /** Nobody reads more of the answer than its alarm: the band and the words are left out. */
  readonly brief?: boolean
}

/** What is said of a value: the vote that names it, and what its rarity allows. */
export interface Said {
  readonly vote: Vote
  readonly reach: Reach
  readonly agreeing: readonly string[]
}
