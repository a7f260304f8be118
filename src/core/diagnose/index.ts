/** Diagnosis of one log: what broke, in which lines, of which kind, likely to pass on a retry or not. */

import { shippedRules } from '../../rules/index.js'
import type { Mask } from '../mask/index.js'
import type { Diagnosis, Rule, TestResults } from '../model/index.js'
import { oncePer } from '../run/once.js'
import { failedAnswer, passedAnswer, weaklyPassedAnswer } from './answer.js'
import { briefOf } from './brief.js'
import type { Examination } from './examination.js'
import { type Executed, withCommand, withOthers } from './exit-code.js'
import { fingerprintsOf, type KnownLines, knownFromLog, noveltyAgainst } from './learn/novelty.js'
import { type Outcome, outcomeOf, saysNothing } from './outcome.js'
import { candidatesOf } from './rank/candidates.js'
import { rank } from './rank/rank.js'
import { gather } from './read/gather.js'
import { defaultLimits, type Limits, plainBytes } from './read/inflate.js'
import { buildLexicon, type Lexicon } from './read/lexicon.js'
import type { Pace } from './read/pace.js'
import { causeWindow, furtherFailures } from './read/window.js'
import { withReport } from './reports.js'

export interface DiagnoseOptions {
  /** The name by which the log is spoken of. */
  readonly file: string
  /** The platform's word, where it has spoken; told from the log alone otherwise. */
  readonly failed?: boolean
  /** The command whose output this is, and how it ended. */
  readonly executed?: Executed
  /** The step the platform says failed. */
  readonly failedStep?: string
  /** Reports of the tests of this job: a failing test's message and place are then the root cause. */
  readonly tests?: TestResults
  /** What successful runs of the same job print; lines unknown to them count more. */
  readonly baselines?: readonly KnownLines[]
  /** Rules beyond the shipped ones. */
  readonly rules?: readonly Rule[]
  /** In place of the shipped rules: what the benches leave out, to see how the rest does without. */
  readonly shipped?: readonly Rule[]
  /** Budget of the brief, in tokens; without it none is written. */
  readonly briefTokens?: number
  readonly limits?: Limits
  /** Applied to every line before it is cut, ranked or named. */
  readonly mask?: Mask
  readonly pace?: Pace
}

const lexiconOf = oncePer((rules: readonly Rule[]): Lexicon => buildLexicon(rules))
const lexiconWith = oncePer((own: readonly Rule[]): Lexicon => buildLexicon([...own, ...shippedRules]))

function lexiconFor({ rules, shipped }: Pick<DiagnoseOptions, 'rules' | 'shipped'>): Lexicon {
  if (rules === undefined) return lexiconOf(shipped ?? shippedRules)
  return shipped === undefined ? lexiconWith(rules) : buildLexicon([...rules, ...shipped])
}

/** Reads a log once and ranks what it saw. @throws LogError as `diagnoseLog` */
export async function examineLog(chunks: AsyncIterable<Uint8Array>, options: DiagnoseOptions): Promise<Examination> {
  const gathered = await gather(plainBytes(chunks, options.limits ?? defaultLimits), lexiconFor(options), {
    ...(options.mask === undefined ? {} : { mask: options.mask }),
    ...(options.pace === undefined ? {} : { pace: options.pace }),
    context: options.briefTokens !== undefined,
  })
  const novelty = noveltyAgainst(options.baselines ?? [])
  const window = causeWindow(gathered, options.failedStep)
  const further = furtherFailures(gathered, window)
  const ranked = rank(candidatesOf(gathered, window, further), gathered, novelty)
  const told = outcomeOf(gathered)
  const by = told.failed || options.failed !== true || !saysNothing(ranked) ? 'platform' : 'platform-alone'
  const outcome: Outcome = options.failed === undefined ? told : { failed: options.failed, by }
  return { gathered, ranked, outcome, further }
}

/**
 * Reads a log once, from its start, and says what failed in it.
 *
 * @param chunks the raw bytes: plain, gzip or zip; UTF-8 or UTF-16
 * @throws LogError when the bytes are an archive that cannot or must not be expanded
 */
export async function diagnoseLog(chunks: AsyncIterable<Uint8Array>, options: DiagnoseOptions): Promise<Diagnosis> {
  return diagnosisOf(await examineLog(chunks, options), options)
}

/** The answer to an examination. */
export function diagnosisOf(examination: Examination, options: DiagnoseOptions): Diagnosis {
  const { gathered, outcome } = examination
  if (!outcome.failed) return outcome.by === 'closing' ? weaklyPassedAnswer(options.file) : passedAnswer(options.file)
  const fromLog = failedAnswer(options.file, examination)
  const { briefTokens, executed, tests } = options
  const told = executed === undefined ? fromLog : withCommand(fromLog, executed)
  const known = tests === undefined ? told : withReport(told, tests, gathered)
  const diagnosis = withOthers(known, executed?.alsoFailed)
  return briefTokens === undefined ? diagnosis : { ...diagnosis, brief: briefOf(diagnosis, examination, briefTokens) }
}

/** The log of a successful run as a baseline: see `DiagnoseOptions.baselines`. */
export const baselineFromLog = (chunks: AsyncIterable<Uint8Array>, limits = defaultLimits): Promise<KnownLines> =>
  knownFromLog(plainBytes(chunks, limits), lexiconOf(shippedRules))

/** The same as a few KB of base64, for `JobRecord.templates`; `knownFromFingerprints` reads it. */
export const templatesOfLog = (chunks: AsyncIterable<Uint8Array>, pace?: Pace): Promise<string> =>
  fingerprintsOf(plainBytes(chunks), lexiconOf(shippedRules), pace)

export type { Examination } from './examination.js'
export { type KnownLines, knownFromFingerprints } from './learn/novelty.js'
export { LogError } from './read/inflate.js'
export type { Pace } from './read/pace.js'
