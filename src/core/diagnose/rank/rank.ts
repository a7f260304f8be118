/** Orders candidates by their weighted evidence, best first, and says how the score came about. */

import type { Gathered } from '../read/gathered.js'
import { isBareHeading } from '../read/heading.js'
import type { Candidate } from './candidates.js'
import { type FeatureName, featureNames, featuresOf, isPlain, type Novelty } from './features.js'
import { saysExit } from './says-exit.js'
import { weights } from './weights.js'

export interface Ranked extends Candidate {
  readonly score: number
  readonly features: readonly number[]
}

/** How far behind a line that only says that something failed may another stand and still be the better answer. */
const wrapperMargin = 2
/** In the step that failed the job every line is nearer to the cause than the runner's word for it. */
const windowMargin = 8

export function rank(candidates: readonly Candidate[], gathered: Gathered, novelty: Novelty): readonly Ranked[] {
  const scored = candidates.map((candidate) => {
    const features = featuresOf(candidate, gathered, novelty)
    const score = featureNames.reduce((sum, name, at) => sum + weights[name] * (features[at] ?? 0), 0)
    return { ...candidate, score, features }
  })
  return settled(scored)
}

/** The order of scored candidates, with what no weight may overrule. */
export const settled = (scored: readonly Ranked[]): readonly Ranked[] =>
  withoutHeadingFirst(withoutWrapperFirst(insideFirst([...scored].sort((a, b) => b.score - a.score || a.seq - b.seq))))

/** Says only that something failed. */
export const isWrapper = ({ rule, text }: Candidate): boolean =>
  rule?.role === 'wrapper' || ((rule === undefined || isPlain(rule.ecosystem)) && saysExit(text))

/**
 * What stands outside the step that failed the job was healed, tolerated or came after; it is an answer only where the step
 * itself says nothing.
 */
function insideFirst(ordered: readonly Ranked[]): readonly Ranked[] {
  const best = ordered.find((each) => each.inWindow === true && !isWrapper(each))
  if (best === undefined) return ordered
  const behind = ordered.filter((each) => each.inWindow === false && each.score >= best.score)
  if (behind.length === 0) return ordered
  // Their order among themselves stays; all are moved right behind the best line of the step.
  const lowered = new Set(behind)
  const inside = ordered.filter((each) => !lowered.has(each))
  const at = inside.indexOf(best) + 1
  const moved = behind.map((each, nth) => ({ ...each, score: best.score - 0.001 * (nth + 1) }))
  return [...inside.slice(0, at), ...moved, ...inside.slice(at)].sort((a, b) => b.score - a.score)
}

/** A line that only says that something failed is never the best answer while another one is near. */
function withoutWrapperFirst(ordered: readonly Ranked[]): readonly Ranked[] {
  const [first] = ordered
  if (first === undefined || !isWrapper(first) || (first.category !== 'unknown' && first.rule?.role !== 'cause'))
    return ordered
  const better = ordered.find(
    (each) =>
      !isWrapper(each) &&
      each.inWindow !== false &&
      each.score > first.score - (each.inWindow === true ? windowMargin : wrapperMargin),
  )
  if (better === undefined) return ordered
  const raised = { ...better, score: first.score + 0.001 }
  return [raised, ...ordered.filter((each) => each !== better)]
}

/** Segments between a heading and what it announces. */
const announcedWithin = 4

/** A heading that says nothing itself makes room for the first line below it. */
function withoutHeadingFirst(ordered: readonly Ranked[]): readonly Ranked[] {
  const [first] = ordered
  if (first === undefined || !isBareHeading(first.text)) return ordered
  const below = ordered
    .filter(({ seq, text }) => seq > first.seq && seq <= first.seq + announcedWithin && !isBareHeading(text))
    .sort((a, b) => a.seq - b.seq)
    .find((each) => !isWrapper(each))
  if (below === undefined) return ordered
  const raised = { ...below, score: first.score + 0.001 }
  return [raised, ...ordered.filter((each) => each !== below)]
}

/**
 * The same order with repetition put off: a line like one already shown, or one more of the same rule,
 * tells less than another view of the trouble.
 */
export function varied(ranked: readonly Ranked[], size: number): readonly Ranked[] {
  const templates = new Map<string, number>()
  const rules = new Map<string, number>()
  const texts = new Set<string>()
  const left = ranked.slice(0, 200)
  const chosen: Ranked[] = []
  while (chosen.length < size && left.length > 0) {
    let best = 0
    let bestScore = Number.NEGATIVE_INFINITY
    left.forEach((each, at) => {
      const penalty =
        1.5 * (templates.get(each.template) ?? 0) +
        0.7 * (rules.get(each.rule?.id ?? '') ?? 0) +
        (texts.has(each.text) ? 9 : 0)
      if (each.score - penalty > bestScore) {
        best = at
        bestScore = each.score - penalty
      }
    })
    const [next] = left.splice(best, 1)
    if (next === undefined) break
    chosen.push(next)
    texts.add(next.text)
    templates.set(next.template, (templates.get(next.template) ?? 0) + 1)
    rules.set(next.rule?.id ?? '', (rules.get(next.rule?.id ?? '') ?? 0) + 1)
  }
  return chosen
}

/** The parts of a score that are not nothing, greatest first: `--explain-ranking`. */
export const reasonsFor = (ranked: Ranked): readonly { readonly feature: FeatureName; readonly adds: number }[] =>
  featureNames
    .map((feature, at) => ({ feature, adds: weights[feature] * (ranked.features[at] ?? 0) }))
    .filter((each) => Math.abs(each.adds) >= 0.01)
    .sort((a, b) => Math.abs(b.adds) - Math.abs(a.adds))
