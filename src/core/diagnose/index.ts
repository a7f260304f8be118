/** Diagnosis of one log: what broke, in which lines, of which kind, likely to pass on a retry or not. */
import type { Diagnosis, TestResults } from '../model/index.js'
import { failedAnswer, passedAnswer } from './answer.js'
import { candidatesOf } from './candidates.js'
import type { Novelty } from './features.js'
import { type Gathered, gather } from './gather.js'
import { buildLexicon, type Lexicon } from './lexicon.js'
import { type Outcome, outcomeOf } from './outcome.js'
import { shippedRules } from './packs/index.js'
import { type Ranked, rank } from './rank.js'
import { defaultLimits, type Limits, plainBytes } from './read/inflate.js'
import type { Rule } from './rule.js'

export interface DiagnoseOptions {
  /** The name by which the log is spoken of. */
  readonly file: string
  /** The platform's word, where it has spoken; told from the log alone otherwise. */
  readonly failed?: boolean
  /** The step the platform says failed. */
  readonly failedStep?: string
  /** Reports of the tests of this job: a failing test's message and place are then the root cause. */
  readonly tests?: TestResults
  /** Rules beyond the shipped ones. */
  readonly rules?: readonly Rule[]
  readonly limits?: Limits
}

/** Everything an answer is made of; `--explain-ranking` and the bench look at it. */
export interface Examination {
  readonly gathered: Gathered
  readonly ranked: readonly Ranked[]
  readonly outcome: Outcome
}

let shipped: Lexicon | undefined

/** Compiled once a process: the shipped rules never change. */
const shippedLexicon = (): Lexicon => {
  shipped ??= buildLexicon(shippedRules)
  return shipped
}

/** Reads a log once and ranks what it saw. @throws LogError as `diagnoseLog` */
export async function examineLog(chunks: AsyncIterable<Uint8Array>, options: DiagnoseOptions): Promise<Examination> {
  const lexicon = options.rules === undefined ? shippedLexicon() : buildLexicon([...options.rules, ...shippedRules])
  const gathered = await gather(plainBytes(chunks, options.limits ?? defaultLimits), lexicon)
  const novelty: Novelty = () => undefined
  const ranked = rank(candidatesOf(gathered), gathered, novelty)
  const told = outcomeOf(gathered)
  const outcome: Outcome = options.failed === undefined ? told : { failed: options.failed, by: 'platform' }
  return { gathered, ranked, outcome }
}

/**
 * Reads a log once, from its start, and says what failed in it.
 *
 * @param chunks the raw bytes: plain, gzip or zip; UTF-8 or UTF-16
 * @throws LogError when the bytes are an archive that cannot or must not be expanded
 */
export async function diagnoseLog(chunks: AsyncIterable<Uint8Array>, options: DiagnoseOptions): Promise<Diagnosis> {
  const { ranked, outcome } = await examineLog(chunks, options)
  return outcome.failed ? failedAnswer(options.file, ranked) : passedAnswer(options.file)
}
