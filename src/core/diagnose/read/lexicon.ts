/** Everything the gate looks for, compiled: literals found on a line → what to try on it. */

import type { Rule } from '../../model/index.js'
import { worthOf } from '../rule.js'
import { type Ending, endings, type PlatformMark, platformMarks } from './endings.js'
import { buildGate, type Gate } from './gate.js'
import { type SectionMark, sectionMarks } from './sections.js'

/** What a line with certain literals is worth trying. */
export interface Trial {
  /** Worth most first. */
  readonly rules: readonly Rule[]
  readonly sections: readonly SectionMark[]
  readonly endings: readonly Ending[]
  readonly marks: readonly { readonly name: PlatformMark; readonly pattern: RegExp }[]
}

export interface Lexicon {
  readonly gate: Gate
  /** @param literals indices of literals of the gate, each once, ascending */
  trialOf(literals: readonly number[]): Trial
}

interface Rows {
  readonly rules: Rule[]
  readonly sections: SectionMark[]
  readonly endings: Ending[]
  readonly marks: { readonly name: PlatformMark; readonly pattern: RegExp }[]
}

/** GitHub’s command that names a secret: the mask learns from it. */
export const maskCommand = '::add-mask::'

/** Combinations of literals met before; real logs have a few hundred. */
const mostCached = 4000

/** Compiles rules with the built-in endings and sections. Costs milliseconds; do it once. */
export function buildLexicon(rules: readonly Rule[]): Lexicon {
  const rows = new Map<string, Rows>()
  const at = (literal: string): Rows => {
    const word = literal.toLowerCase()
    const known = rows.get(word) ?? { rules: [], sections: [], endings: [], marks: [] }
    rows.set(word, known)
    return known
  }
  for (const rule of rules) for (const literal of rule.gate) at(literal).rules.push(rule)
  for (const mark of sectionMarks) for (const literal of [mark.gate].flat()) at(literal).sections.push(mark)
  for (const ending of endings) at(ending.gate).endings.push(ending)
  for (const name of Object.keys(platformMarks) as PlatformMark[])
    at(platformMarks[name].gate).marks.push({ name, pattern: platformMarks[name].pattern })
  at(maskCommand)
  const gate = buildGate([...rows.keys()])
  const byLiteral = [...rows.values()]
  const single: (Trial | undefined)[] = []
  const several = new Map<string, Trial>()

  const lengths = [...rows.keys()].map((literal) => Math.min(12, new TextEncoder().encode(literal).length))

  const assemble = (literals: readonly number[]): Trial => {
    // Of rules worth the same, the one of the shorter literal and then the later one speaks.
    const byDepth = [...literals].sort((a, b) => (lengths[a] ?? 0) - (lengths[b] ?? 0) || b - a)
    const found = byDepth.flatMap((literal) => byLiteral[literal] ?? [])
    return {
      rules: [...new Set(found.flatMap((each) => each.rules))].sort((a, b) => worthOf(b) - worthOf(a)),
      sections: [...new Set(found.flatMap((each) => each.sections))],
      endings: endings.filter((ending) => found.some((each) => each.endings.includes(ending))),
      marks: [...new Set(found.flatMap((each) => each.marks))],
    }
  }
  return {
    gate,
    trialOf(literals) {
      const [first = 0] = literals
      if (literals.length === 1) {
        single[first] ??= assemble(literals)
        return single[first]
      }
      const key = literals.join()
      const known = several.get(key)
      if (known !== undefined) return known
      const made = assemble(literals)
      if (several.size >= mostCached) several.clear()
      several.set(key, made)
      return made
    },
  }
}
