/** How sure the answer is: calibrated on the tuning part of the labelled logs (docs/diagnosis.md has the table). */
import type { Gathered } from './gather.js'
import type { Outcome } from './outcome.js'
import type { Ranked } from './rank.js'

/** Probability, 0 to 1, that the category is right. */
export function confidenceOf(ranked: readonly Ranked[], _gathered: Gathered, _outcome: Outcome): number {
  const best = ranked[0]
  if (best === undefined) return 0.5
  const mass = new Map<string, number>()
  let all = 0
  for (const each of ranked.slice(0, 50)) {
    const weight = Math.exp(each.score - best.score)
    all += weight
    mass.set(each.category, (mass.get(each.category) ?? 0) + weight)
  }
  const share = (mass.get(best.category) ?? 0) / all
  return Math.round(Math.min(0.98, (best.rule?.strength ?? 0.2) * (0.4 + 0.6 * share)) * 1000) / 1000
}
