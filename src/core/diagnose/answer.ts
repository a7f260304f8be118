/** From ranked candidates to the answer people and machines read. */
import type { Category, Diagnosis, Location } from '../model/index.js'
import { hash64, signatureOf } from './learn/template.js'
import type { Outcome } from './outcome.js'
import { confidenceOf } from './rank/confidence.js'
import { leaningOf } from './rank/leaning.js'
import { isWrapper, type Ranked, varied } from './rank/rank.js'
import { speaksOfTrouble } from './rank/trouble.js'
import type { CauseWindow } from './read/gathered.js'
import { likelyTransient, transientPrior } from './transient.js'
import { adviceOf, titleOf } from './words.js'

const shown = 5
const offered = 10
const longestShown = 2000

const longestTitle = 200

/** The line itself in a few words, without the runner's mark. */
const inItsWords = (text: string): string =>
  text
    .replace(/^(?:##\[error\]|::error[^:]*::)/, '')
    .trim()
    .slice(0, longestTitle)

const titleFor = ({ rule, groups, text }: Ranked): string =>
  rule === undefined ? inItsWords(text) : titleOf(rule, groups, text)

const adviceFor = ({ rule, groups }: Ranked): string =>
  rule === undefined ? 'No known failure pattern matched; see the lines named.' : adviceOf(rule, groups)

const lineOf = (each: Ranked) => ({ number: each.number, text: each.text.slice(0, longestShown) })

/** The category of a candidate: its rule's, or what its words and step lean to. */
export const categoryOf = (each: Ranked): Category =>
  each.category !== 'unknown' ? each.category : leaningOf(each.text, each.stage).category

/** Words too weak to stand against what the next best candidates say. */
const weakLeaning = 2.5

/**
 * The log's category: the winner's own; where its rule knows none, what its words say plainly; else the candidates close
 * behind it in the same step vote; else what words and step lean to at all.
 */
export function overallCategory(ranked: readonly Ranked[], cutShort = false): Category {
  const best = ranked[0]
  if (best === undefined) return 'unknown'
  if (best.category !== 'unknown') return best.category
  const leaning = leaningOf(isWrapper(best) ? '' : best.text, best.stage)
  if (leaning.weight >= weakLeaning) return leaning.category
  const votes = new Map<Category, number>()
  for (const each of ranked.slice(0, 40))
    if (each.category !== 'unknown' && each.score > best.score - 4 && each.inWindow === best.inWindow)
      votes.set(each.category, (votes.get(each.category) ?? 0) + Math.exp(each.score - best.score))
  const [vote] = [...votes].sort((a, b) => b[1] - a[1])
  const found = vote === undefined || (vote[1] < 0.15 && leaning.weight > 0) ? leaning.category : vote[0]
  if (found !== 'unknown' || best.rule?.role === 'wrapper' || (cutShort && best.rule === undefined)) return found
  // An error of its own that names no kind: tests if the log speaks of any, else the code that was built.
  return ranked.some((each) => each.category === 'test' && each.inWindow === best.inWindow) ? 'test' : 'build'
}

export const passedAnswer = (file: string): Diagnosis => ({
  file,
  failed: false,
  category: null,
  confidence: 0.9,
  transient: false,
  transientProbability: 0,
  rule: null,
  signature: '',
  title: 'Nothing failed',
  advice: '',
  lines: [],
  candidates: [],
})

/** What a log of which nobody knows whether it failed would have failed of: only where its best line plainly speaks of trouble. */
function guessOf(ranked: readonly Ranked[]): Category {
  const best = ranked[0]
  if (best === undefined || isWrapper(best) || !speaksOfTrouble(best.text)) return 'unknown'
  if (best.category !== 'unknown') return best.category
  const { category, weight } = leaningOf(best.text, best.stage)
  return weight >= leastLeaning ? category : 'unknown'
}
const leastLeaning = 1.2

/** Words at the end of a log of a tool nobody knows are weak proof that all went well. */
export const weaklyPassedAnswer = (file: string): Diagnosis => ({
  ...passedAnswer(file),
  confidence: 0.6,
  title: 'Nothing failed, as far as the last lines say',
})

/** A log that says neither that something failed nor that all went well. */
const untoldAnswer = (file: string, ranked: readonly Ranked[]): Diagnosis => ({
  ...passedAnswer(file),
  failed: true,
  category: guessOf(ranked),
  confidence: 0.3,
  signature: `line:${hash64('').slice(0, 12)}`,
  title: 'The log does not say how it ended',
  advice: 'Look at the job’s page on the platform; the log may be cut short, or of a format that is not known.',
  lines: ranked.slice(0, shown).map(lineOf),
  candidates: ranked
    .slice(0, offered)
    .map((each) => ({ ...lineOf(each), score: Math.round(each.score * 1000) / 1000 })),
})

/** The job failed and its log is green: the cause is elsewhere. */
const greenAnswer = (file: string): Diagnosis => ({
  ...passedAnswer(file),
  failed: true,
  category: 'unknown',
  confidence: 0.5,
  signature: `line:${hash64('green').slice(0, 12)}`,
  title: 'The job failed, but its log shows no failure: the cause is not in it',
  advice:
    'Look at the job’s page for a step without a log, or give the test reports or the log file of the part that failed.',
})

/** Two steps that failed by themselves, of different kinds. */
const mostDisputed = 0.75

export interface Evidence {
  readonly ranked: readonly Ranked[]
  readonly outcome: Outcome
  readonly further: readonly CauseWindow[]
}

export function failedAnswer(file: string, { ranked, outcome, further }: Evidence): Diagnosis {
  const best = ranked[0]
  if (outcome.by === 'nobody') return untoldAnswer(file, ranked)
  if (outcome.by === 'platform-alone') return greenAnswer(file)
  if (best === undefined)
    return {
      ...passedAnswer(file),
      failed: true,
      category: 'unknown',
      confidence: 0.5,
      signature: `line:${hash64('').slice(0, 12)}`,
      title: 'The log does not say what failed',
      advice: 'Look at the job’s page on the platform; the log ends without a word of error.',
    }
  const order = varied(ranked, shown + offered)
  const category = overallCategory(ranked, outcome.by === 'cut-short')
  const transientProbability = transientPrior(best, category)
  const location = locationOf(best)
  const furtherBest = bestOfEach(further, ranked)
  const causes = otherCauses(best, order, furtherBest)
  // A step that failed before another one that works may have been allowed to: which of them failed the job, no log says.
  const isDisputed = furtherBest.some((each) => categoryOf(each) !== category)
  const confidence = Math.min(isDisputed ? mostDisputed : 1, confidenceOf(ranked, category))
  const step = best.section.step ?? best.section.goal
  const job = best.section.job
  return {
    file,
    failed: true,
    category,
    confidence,
    transient: transientProbability >= likelyTransient,
    transientProbability,
    rule: best.rule?.id ?? null,
    signature: signatureOf(best.rule?.id ?? null, best.text),
    title: titleFor(best),
    advice: adviceFor(best),
    lines: withPlace(best, order.slice(0, shown).map(lineOf)),
    candidates: order.map((each) => ({ ...lineOf(each), score: Math.round(each.score * 1000) / 1000 })),
    ...(location === undefined ? {} : { location }),
    ...(step === undefined ? {} : { step: job === undefined ? step : `${job} / ${step}` }),
    ...(causes.length === 0 ? {} : { causes }),
  }
}

/** The line that tells the place comes right after the cause it belongs to. */
function withPlace(best: Ranked, lines: readonly { number: number; text: string }[]) {
  const place = best.place
  if (place === undefined || lines.some((line) => line.number === place.number)) return [...lines]
  return [
    ...lines.slice(0, 1),
    { number: place.number, text: place.text.slice(0, longestShown) },
    ...lines.slice(1, -1),
  ]
}

function locationOf(each: Ranked): Location | undefined {
  const groups = { ...each.groups, ...each.place?.groups }
  const file = groups['file']?.trim()
  if (file === undefined || file === '') return undefined
  const line = positive(groups['line'])
  const column = positive(groups['column'])
  return { file, ...(line === undefined ? {} : { line }), ...(column === undefined ? {} : { column }) }
}

const positive = (text: string | undefined): number | undefined => {
  const value = Number(text)
  return Number.isSafeInteger(value) && value > 0 ? value : undefined
}

/** The best line of each further step that failed. */
const bestOfEach = (further: readonly CauseWindow[], ranked: readonly Ranked[]): readonly Ranked[] =>
  further.flatMap(({ from, to }) => {
    const own = ranked.filter(({ seq }) => seq >= from && seq <= to)
    return own.find((each) => !isWrapper(each)) ?? own[0] ?? []
  })

type Cause = NonNullable<Diagnosis['causes']>[number]

const causeOf = (each: Ranked): Cause => ({
  category: categoryOf(each),
  rule: each.rule?.id ?? null,
  title: titleFor(each),
  line: lineOf(each),
})

/** Causes of other jobs, steps or categories, those of further failed steps first; not further signs of the first one. */
function otherCauses(best: Ranked, order: readonly Ranked[], further: readonly Ranked[]): readonly Cause[] {
  const found: Cause[] = []
  const keyOf = (each: Ranked) => `${each.section.job}|${each.section.step}|${categoryOf(each)}`
  const known = new Set([keyOf(best)])
  const near = order.filter((each) => each.rule?.role === 'cause' && each.score >= best.score - 4)
  for (const each of further) {
    known.add(keyOf(each))
    found.push({ ...causeOf(each), transientProbability: transientPrior(each, categoryOf(each)) })
  }
  for (const each of near) {
    if (known.has(keyOf(each))) continue
    known.add(keyOf(each))
    found.push(causeOf(each))
  }
  return found.slice(0, 5)
}
