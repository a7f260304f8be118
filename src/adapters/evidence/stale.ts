/** Reports of an earlier build, in a workspace that is used again. */
import type { Stats } from 'node:fs'

/** The controller’s clock is not the agent’s. */
const clockTolerance = 60_000

/** @param began start of the build, in ms since the epoch, where it is known */
export const isOfEarlierBuild = (entry: Pick<Stats, 'mtimeMs'> | undefined, began: number | undefined): boolean =>
  began !== undefined && entry !== undefined && entry.mtimeMs < began - clockTolerance
