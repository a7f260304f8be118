/** Cells of a table: words for outcomes, and times. */
import type { Outcome } from '../model/index.js'
import { outcomeOfWord } from '../run/outcomes.js'

/** What our own tables say of a run or job that has not ended, or of which nobody knows how. */
export const unknownOutcome = 'unknown'

/** @returns undefined for a word nobody knows; a row without one is of a run that passed */
export const outcomeOf = (word: string | undefined): Outcome | typeof unknownOutcome | undefined => {
  const key = (word ?? '').trim().toLowerCase()
  if (key === unknownOutcome) return key
  // In a table a run that is complete, or of which nothing is said, passed.
  return key === '' || key === 'completed' ? 'passed' : outcomeOfWord(key)
}

/** What is later is no date of a run; with the longest duration added it is still one that can be written. */
const latest = Date.UTC(9990, 0)

/** Epoch seconds (or milliseconds, from 1e11 on), or ISO 8601. */
export function timeOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  const number = Number(text)
  const at = Number.isFinite(number) ? (number >= 1e11 ? number : number * 1000) : Date.parse(text)
  return at >= 0 && at < latest ? at : undefined
}

/** Nothing in a table of runs is larger, in milliseconds some nine years; a date and it are still a date. */
export const largest = 3e11

/** The number of an attempt; undefined of what is none. */
export function attemptOf(text: string | undefined): number | undefined {
  const value = Number(text ?? 1)
  return Number.isSafeInteger(value) && value > 0 ? value : undefined
}

/** A number of 0 or more; undefined of an empty cell, `fault` of anything else. */
export function numberOf(text: string | undefined): number | undefined | 'fault' {
  if (text === undefined || text === '') return undefined
  const value = Number(text)
  return Number.isFinite(value) ? value : 'fault'
}
