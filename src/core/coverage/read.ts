/** Reads a coverage report of any format as a stream. */
import { readByHead } from '../tests/report/stream.js'
import type { CoverageFound } from './format.js'
import { formatOf } from './formats/index.js'

/**
 * Adds one report to a tally.
 *
 * @returns what is wrong with it, in a few words, where it could not be read to its end
 * @throws Error in one sentence where it is no coverage report, or too large
 */
export const readCoverage = (chunks: AsyncIterable<Uint8Array>, found: CoverageFound): Promise<string | undefined> =>
  readByHead(chunks, (head) => formatOf(head).reader(found))
