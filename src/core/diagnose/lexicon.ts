/** Everything the gate looks for, compiled: literal → what to try on a line that holds it. */
import { type Ending, endings, type PlatformMark, platformMarks } from './endings.js'
import { buildGate, type Gate } from './read/gate.js'
import type { Rule } from './rule.js'
import { type SectionMark, sectionMarks } from './sections.js'

interface Mark {
  readonly name: PlatformMark
  readonly pattern: RegExp
}

export interface Lexicon {
  readonly gate: Gate
  rulesOf(literals: readonly number[]): readonly Rule[]
  sectionsOf(literals: readonly number[]): readonly SectionMark[]
  endingsOf(literals: readonly number[]): readonly Ending[]
  marksOf(literals: readonly number[]): readonly Mark[]
}

/** Compiles rules with the built-in endings and sections. Costs milliseconds; do it once. */
export function buildLexicon(rules: readonly Rule[]): Lexicon {
  const ids = new Map<string, number>()
  const ruleIndex = index<Rule>(ids)
  for (const rule of rules) for (const literal of rule.gate) ruleIndex.add(literal, rule)
  const sectionIndex = index<SectionMark>(ids)
  for (const mark of sectionMarks) sectionIndex.add(mark.gate, mark)
  const endingIndex = index<Ending>(ids)
  for (const ending of endings) endingIndex.add(ending.gate, ending)
  const markIndex = index<Mark>(ids)
  for (const name of Object.keys(platformMarks) as PlatformMark[])
    markIndex.add(platformMarks[name].gate, { name, pattern: platformMarks[name].pattern })
  return {
    gate: buildGate([...ids.keys()]),
    rulesOf: ruleIndex.of,
    sectionsOf: sectionIndex.of,
    endingsOf: endingIndex.of,
    marksOf: markIndex.of,
  }
}

function index<T>(ids: Map<string, number>) {
  const rows = new Map<number, T[]>()
  const none: readonly T[] = []
  return {
    add(literal: string, row: T): void {
      const word = literal.toLowerCase()
      const id = ids.get(word) ?? ids.size
      ids.set(word, id)
      const known = rows.get(id)
      if (known === undefined) rows.set(id, [row])
      else if (!known.includes(row)) known.push(row)
    },
    of(literals: readonly number[]): readonly T[] {
      if (literals.length === 1) return rows.get(literals[0] ?? -1) ?? none
      const found = new Set<T>()
      for (const id of literals) for (const row of rows.get(id) ?? none) found.add(row)
      return [...found]
    },
  }
}
