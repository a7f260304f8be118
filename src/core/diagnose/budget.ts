/** The budget of a brief, and what the history adds to it, apart from the reader of logs: most runs have none to read. */
import { cutBeforeWord } from '../tests/cut.js'

export const defaultBriefTokens = 1500

/** What `withHistory` may add later. */
export const bytesOfHistory = 160

/**
 * The brief with what the history knows of the failure, within the same budget.
 *
 * @example withHistory(brief, 'seen in 14 earlier runs, passed on 13 of 14 retries')
 */
export const withHistory = (brief: string, words: string): string =>
  brief.replace(/^lines:$/m, `history: ${cutBeforeWord(words, bytesOfHistory - 40)}\nlines:`)
