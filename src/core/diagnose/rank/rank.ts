/** Orders candidates by their weighted evidence, best first, and says how the score came about. */

import type { Gathered } from '../read/gather.js'
import type { Candidate } from './candidates.js'
import { type FeatureName, featureNames, featuresOf, type Novelty } from './features.js'
import { weights } from './weights.js'

export interface Ranked extends Candidate {
  readonly score: number
  readonly features: readonly number[]
}

const wrapperMargin = 2

export function rank(candidates: readonly Candidate[], gathered: Gathered, novelty: Novelty): readonly Ranked[] {
  const scored = candidates.map((candidate) => {
    const features = featuresOf(candidate, gathered, novelty)
    const score = featureNames.reduce((sum, name, at) => sum + weights[name] * (features[at] ?? 0), 0)
    return { ...candidate, score, features }
  })
  const ordered = scored.sort((a, b) => b.score - a.score || a.seq - b.seq)
  // A line that only says that something failed is never the best answer while another one is near.
  const [first] = ordered
  if (first?.rule?.role !== 'wrapper' || first.category !== 'unknown') return ordered
  const better = ordered.find((each) => each.rule?.role !== 'wrapper' && each.score > first.score - wrapperMargin)
  if (better === undefined) return ordered
  const raised = { ...better, score: first.score + 0.001 }
  return [raised, ...ordered.filter((each) => each !== better)]
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
