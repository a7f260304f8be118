/** What is looked at to rank a candidate. Each is a number around 0 to 1, so that weights can be compared. */

import { proofs } from '../../../rules/proofs.js'
import { oncePer } from '../../run/once.js'
import type { Gathered } from '../read/gathered.js'
import { isHeading } from '../read/heading.js'
import type { Candidate } from './candidates.js'
import { reliability } from './reliability.js'
import { saysExit } from './says-exit.js'
import { isTally, speaksOfTrouble } from './trouble.js'

export const featureNames = [
  'strength',
  'cause',
  'symptom',
  'wrapper',
  'no-rule',
  'generic',
  'unknown-category',
  'failed-step',
  'same-goal',
  'distance',
  'no-failure-after',
  'first',
  'nth',
  'count',
  'position',
  'annotated',
  'stack-frame',
  'warning',
  'head-of-group',
  'place',
  'long',
  'error-word',
  'novel',
  'familiar',
  'indented',
  'reliability',
  'in-window',
  'outside-window',
  'heading',
  'announced',
  'says-exit',
  'lone',
  'unnamed',
  'unproven',
  'tally',
] as const
export type FeatureName = (typeof featureNames)[number]

/** Is the line new against successful runs? undefined where there is nothing to compare with. */
export type Novelty = (candidate: Candidate) => boolean | undefined

const log2 = (value: number): number => Math.log2(1 + value)
const is = (condition: boolean): number => (condition ? 1 : 0)

export const isPlain = (ecosystem: string): boolean =>
  ecosystem === 'generic' || ecosystem === 'gha' || ecosystem === 'build'

/** Do the commands of the step, where they are known, name the rule's tool? undefined where no commands are known. */
function isNamed({ rule, section }: Candidate, gathered: Gathered): boolean | undefined {
  const commands = section.frame === undefined ? undefined : gathered.listings.get(section.frame.id)?.commands
  const said = `${section.step ?? ''} ${section.goal ?? ''} ${commands ?? ''}`.trim().toLowerCase()
  if (rule === undefined || isPlain(rule.ecosystem) || said === '') return undefined
  const folder = rule.id.slice(0, rule.id.indexOf('/'))
  return said.includes(rule.ecosystem.toLowerCase()) || said.includes(folder)
}

/** How many lines the rules of each ecosystem speak on. */
const spokenBy = oncePer(({ sightings }: Gathered): ReadonlyMap<string, number> => {
  const tally = new Map<string, number>()
  for (const { rule } of sightings) tally.set(rule.ecosystem, (tally.get(rule.ecosystem) ?? 0) + 1)
  return tally
})

/** A rule of a tool of which nothing else in the log speaks: neither another of its rules nor the step's commands. */
function isLone({ rule }: Candidate, gathered: Gathered, named: boolean | undefined): boolean {
  if (rule === undefined || isPlain(rule.ecosystem) || named === true) return false
  return (spokenBy(gathered).get(rule.ecosystem) ?? 0) <= 1
}

/** One number for each of `featureNames`, in their order. */
export function featuresOf(candidate: Candidate, gathered: Gathered, novelty: Novelty): readonly number[] {
  const { rule, text, anchor, distance } = candidate
  const novel = novelty(candidate)
  const named = isNamed(candidate, gathered)
  return [
    rule?.strength ?? 0.2,
    is(rule?.role === 'cause'),
    is(rule?.role === 'symptom'),
    is(rule?.role === 'wrapper'),
    is(rule === undefined),
    is(rule?.ecosystem === 'generic'),
    is(candidate.category === 'unknown'),
    is(
      anchor !== undefined &&
        anchor.section.step === candidate.section.step &&
        anchor.section.job === candidate.section.job,
    ),
    is(anchor !== undefined && anchor.section.id === candidate.section.id),
    distance === undefined ? 1 : Math.min(1, log2(distance) / 16),
    is(anchor === undefined),
    is(candidate.nth === 0),
    Math.min(1, log2(candidate.nth) / 8),
    Math.min(1, log2(candidate.count) / 12),
    candidate.seq / Math.max(1, gathered.segments),
    is(/^(?:##\[error\]|::error)/.test(text)),
    is(/^\s*(?:at |\.{3} \d+ more|File "|from )/.test(text)),
    is(/^\W{0,3}(?:warn(?:ing)?|note|info|debug)\b/i.test(text) || /warning:/i.test(text)),
    is(candidate.gap > 3),
    is(/[\w)]\.\w{1,6}[:([]\[?\d+/.test(text)),
    is(text.length > 400),
    is(speaksOfTrouble(text)),
    is(novel === true),
    is(novel === false),
    is(/^\s{2,}/.test(text)),
    rule === undefined ? 0 : (reliability.get(rule.id) ?? 0),
    is(candidate.inWindow === true),
    is(candidate.inWindow === false),
    is(isHeading(text)),
    is(candidate.announced),
    is(saysExit(text)),
    is(isLone(candidate, gathered, named)),
    is(named === false),
    is(rule !== undefined && !isPlain(rule.ecosystem) && !proofs.has(rule.id)),
    is(isTally(text)),
  ]
}
