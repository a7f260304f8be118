/**
 * A trouble of one series from the run that first says it to the runs that show it gone. While it lasts it is said again
 * only when more is known of it: seen once, it is a remark; seen to stay, it may notify; certain, it may fail the check.
 */
import type { AnomalyKind, Reach } from '../../model/index.js'
import type { Vote } from '../detectors/detector.js'
import { isBeyond } from './thresholds.js'

export interface Episode {
  readonly kind: AnomalyKind
  /** Index of the point with which the change began, and of the one that said it first. */
  readonly since: number
  readonly first: number
  readonly reach: Reach
  /** On the scale, turned so that worse is more: what was usual before, how far off it went, and where "back" begins. */
  readonly base: number
  readonly size: number
  readonly edge: number
  readonly sign: 1 | -1
  /** Runs since it was said, those of them out of the band from before, and how many runs had gone by at the last of these. */
  readonly runs: number
  readonly out: number
  readonly lastOut: number
}

/** An episode that is over, and the point that showed it. */
export interface Past {
  readonly episode: Episode
  readonly at: number
}

/** Within so many runs of its end a trouble of the same size is the same, come back. */
const RELAPSE = 30

/** Is a change so far off the old trouble again? What flaps is notified once; after a second start nobody reads the third. */
export const isRelapse = (
  past: Past | undefined,
  { point, off, sign }: { readonly point: number; readonly off: number; readonly sign: number },
): boolean =>
  past !== undefined && point - past.at <= RELAPSE && sign === past.episode.sign && off <= WORSE * past.episode.size

/** A level that stays is one of these; of a single run the next runs tell. */
export const isLevel = ({ kind }: Episode): boolean => kind !== 'spike' && kind !== 'seasonal'

/** Runs after which what is found is measured from the new level alone. */
const SETTLED = 20
/** A further change of the same spell is news from this share of the first on. */
const WORSE = 1.5

export const isSettled = (episode: Episode): boolean => episode.runs >= SETTLED

/** Has this been said? @param off how far from what was usual before, turned */
export function isSaid(
  episode: Episode,
  vote: Vote,
  { reach, off }: { readonly reach: Reach; readonly off: number },
): boolean {
  // More slow runs than before are no level to settle at.
  if (vote.kind === 'mixture' && episode.kind === 'mixture') return !isBeyond(reach, episode.reach)
  if (isSettled(episode) || off >= WORSE * episode.size) return false
  if (!isLevel(episode)) return false
  return vote.kind === 'spike' || !isBeyond(reach, episode.reach)
}

/** Of the last runs this many must be back, of how many. */
const BACK = { runs: 3, of: 4 } as const
/**
 * And they must be so many that they would be a surprise if the trouble came as often as it did: where half of the runs land
 * on a slow runner, three good ones in a row are no recovery.
 */
const SURPRISE = 0.0005

const CERTAIN = 0.999

/** @returns what is known after a further run, or undefined where it shows the trouble gone */
export function afterRun(episode: Episode, value: number): Episode | undefined {
  const isOut = episode.sign * value > episode.edge
  const runs = episode.runs + 1
  const next = isOut ? { ...episode, runs, out: episode.out + 1, lastOut: runs } : { ...episode, runs }
  if (isOut) return next
  const back = runs - next.lastOut
  if (back < BACK.runs) return next
  // The run that said it was out.
  const share = Math.min(CERTAIN, (next.out + 1) / (next.lastOut + 1))
  return (1 - share) ** back <= SURPRISE ? undefined : next
}
