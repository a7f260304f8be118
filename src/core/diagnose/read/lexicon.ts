/** Everything the gate looks for, compiled: literals found on a line → what to try on it. */

import type { Rule } from '../../model/index.js'
import { type Ending, endings, type PlatformMark, platformMarks } from './endings.js'
import { buildGate, type Gate } from './gate.js'
import { type SectionMark, sectionMarks } from './sections.js'

/** What a line with certain literals is worth trying. */
export interface Trial {
  readonly rules: readonly Rule[]
  readonly sections: readonly SectionMark[]
  readonly endings: readonly Ending[]
  readonly marks: readonly { readonly name: PlatformMark; readonly pattern: RegExp }[]
}

export interface Lexicon {
  readonly gate: Gate
  /** @param states special states of the gate, each once, ascending */
  trialOf(states: readonly number[]): Trial
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
  for (const mark of sectionMarks) at(mark.gate).sections.push(mark)
  for (const ending of endings) at(ending.gate).endings.push(ending)
  for (const name of Object.keys(platformMarks) as PlatformMark[])
    at(platformMarks[name].gate).marks.push({ name, pattern: platformMarks[name].pattern })
  at(maskCommand)
  const gate = buildGate([...rows.keys()])
  const byLiteral = [...rows.values()]
  const single: (Trial | undefined)[] = []
  const several = new Map<string, Trial>()

  const assemble = (states: readonly number[]): Trial => {
    const ids = new Set(states.flatMap((state) => gate.outputs[state - gate.special] ?? []))
    const found = [...ids].flatMap((id) => byLiteral[id] ?? [])
    return {
      rules: [...new Set(found.flatMap((each) => each.rules))],
      sections: [...new Set(found.flatMap((each) => each.sections))],
      endings: endings.filter((ending) => found.some((each) => each.endings.includes(ending))),
      marks: [...new Set(found.flatMap((each) => each.marks))],
    }
  }
  return {
    gate,
    trialOf(states) {
      const [first = 0] = states
      if (states.length === 1) {
        single[first] ??= assemble(states)
        return single[first]
      }
      const key = states.join()
      const known = several.get(key)
      if (known !== undefined) return known
      const made = assemble(states)
      if (several.size >= mostCached) several.clear()
      several.set(key, made)
      return made
    },
  }
}
