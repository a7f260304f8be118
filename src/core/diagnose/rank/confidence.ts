/** How sure the answer is: calibrated on answers to logs whose project or tool was left out (docs/diagnosis.md has the table). */
import type { Category } from '../../model/index.js'
import { featureNames, isPlain } from './features.js'
import { isWrapper, type Ranked } from './rank.js'
import { reliability } from './reliability.js'
import { calibration } from './weights.js'

const at = (name: (typeof featureNames)[number]): number => featureNames.indexOf(name)
const lone = at('lone')
const unnamed = at('unnamed')
const unproven = at('unproven')

/** Evidence of no tool in particular: a line of no rule, a net's, a runner's annotation or a wrapper's. */
const isGeneric = (best: Ranked): boolean =>
  best.rule === undefined ||
  isWrapper(best) ||
  (isPlain(best.rule.ecosystem) && best.rule.category === 'unknown') ||
  best.rule.ecosystem === 'generic'

/**
 * One; the winner's strength; the share of the evidence behind its category; its lead; whether it is generic, names its category,
 * is reliable; whether its tool speaks nowhere else; whether the platform says that it failed there; whether the stage told its
 * category; whether nothing proves its rule; whether the
 * step's commands name another tool.
 */
export function confidenceSigns(ranked: readonly Ranked[], category: Category): readonly number[] {
  const best = ranked[0]
  if (best === undefined) return [1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0]
  let all = 0
  let own = 0
  let rival = Number.NEGATIVE_INFINITY
  for (const each of ranked.slice(0, 60)) {
    // What stands outside the step that failed is no rival; a line that names no category agrees with any.
    if (each.category === 'unknown' || each.inWindow !== best.inWindow) continue
    const weight = Math.exp(each.score - best.score)
    all += weight
    if (each.category === category) own += weight
    else rival = Math.max(rival, each.score)
  }
  const lead = Number.isFinite(rival) ? Math.max(-1, Math.min(4, best.score - rival)) / 4 : 1
  const trust = best.rule === undefined ? -0.5 : (reliability.get(best.rule.id) ?? 0)
  return [
    1,
    best.rule?.strength ?? 0.2,
    all === 0 ? 0.3 : own / all,
    lead,
    isGeneric(best) ? 1 : 0,
    best.category === category ? 1 : 0,
    trust,
    best.features[lone] ?? 0,
    best.inWindow === true ? 1 : 0,
    best.rule === undefined || best.rule.staged === true ? 1 : 0,
    best.features[unproven] ?? 0,
    best.features[unnamed] ?? 0,
  ]
}

/**
 * Generic evidence, and that of a tool of which neither the step's commands nor anything else in the log speaks, never claims to be
 * sure: with the rules of the tool at work left out, such answers were right in four of five cases.
 */
const mostGeneric = 0.78
const most = 0.99

/** Probability, 0 to 1, that the category is right. */
export function confidenceOf(ranked: readonly Ranked[], category: Category): number {
  const signs = confidenceSigns(ranked, category)
  const sum = signs.reduce((total, value, index) => total + value * (calibration[index] ?? 0), 0)
  const foreign = signs[7] === 1
  const bound = signs[4] === 1 || foreign ? mostGeneric : most
  return Math.round(Math.min(bound, Math.max(0.05, 1 / (1 + Math.exp(-sum)))) * 1000) / 1000
}
