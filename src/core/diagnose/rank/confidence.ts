/** How sure the answer is: calibrated on out-of-fold answers of the tuned logs (docs/diagnosis.md has the table). */
import type { Category } from '../../model/index.js'
import type { Ranked } from './rank.js'
import { reliability } from './reliability.js'
import { calibration } from './weights.js'

/** One, the winner's strength, the weight behind its category, its lead, is it generic, does it know its category, is it reliable. */
export function confidenceSigns(ranked: readonly Ranked[], category: Category): readonly number[] {
  const best = ranked[0]
  if (best === undefined) return [1, 0, 0, 0, 1, 0, 0]
  let all = 0
  let own = 0
  let rival = Number.NEGATIVE_INFINITY
  for (const each of ranked.slice(0, 60)) {
    const weight = Math.exp(each.score - best.score)
    // A line that names no category agrees with any.
    if (each.category === 'unknown') continue
    all += weight
    if (each.category === category) own += weight
    else rival = Math.max(rival, each.score)
  }
  const lead = Number.isFinite(rival) ? Math.max(-1, Math.min(4, best.score - rival)) / 4 : 1
  const generic = best.rule === undefined || best.rule.ecosystem === 'generic' || best.rule.role === 'wrapper' ? 1 : 0
  const known = best.category === category ? 1 : 0
  const trust = best.rule === undefined ? -0.5 : (reliability.get(best.rule.id) ?? 0)
  return [1, best.rule?.strength ?? 0.2, all === 0 ? 0.3 : own / all, lead, generic, known, trust]
}

/** Probability, 0 to 1, that the category is right. */
export function confidenceOf(ranked: readonly Ranked[], category: Category): number {
  const signs = confidenceSigns(ranked, category)
  const sum = signs.reduce((total, value, at) => total + value * (calibration[at] ?? 0), 0)
  // Generic evidence was measured on known ecosystems; elsewhere it holds less, so it never claims to be sure.
  const most = signs[4] === 1 ? 0.78 : 0.99
  return Math.round(Math.min(most, Math.max(0.05, 1 / (1 + Math.exp(-sum)))) * 1000) / 1000
}
