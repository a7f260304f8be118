/**
 * One pass over a log: what the rules saw, how things ended, and the last words before each failure.
 * Bounded: of each rule the first and the last few sightings are kept, and the rest is counted.
 */

import type { Mask } from '../../mask/index.js'
import type { Rule } from '../../model/index.js'
import { longestLine, matchLine } from '../rule.js'
import { type Block, readBlocks } from './blocks.js'
import type { CleanLine } from './clean.js'
import type { Ending, PlatformMark } from './endings.js'
import { type Lexicon, maskCommand, type Trial } from './lexicon.js'
import { createLineCache } from './line-cache.js'
import { maskGathered } from './masked.js'
import { type Section, sectionAfter } from './sections.js'

export interface Sighting {
  readonly rule: Rule
  readonly groups: Readonly<Record<string, string | undefined>>
  /** Sequence number of the segment: order within the log. */
  readonly seq: number
  /** 1-based raw line number. */
  readonly number: number
  readonly text: string
  readonly section: Section
  /** How many times the rule had matched before in this log. */
  readonly nth: number
  readonly place?: Place
}

/** Where the location stands: the line, and its groups `file`, `line`, `column`. */
export interface Place {
  readonly groups: Readonly<Record<string, string | undefined>>
  readonly number: number
  readonly text: string
}

export interface Ended {
  readonly ending: Ending
  readonly seq: number
  readonly number: number
  readonly text: string
  readonly section: Section
  /** The last lines before it, oldest first. */
  readonly before: readonly Spoken[]
}

export interface Spoken {
  readonly seq: number
  readonly number: number
  readonly text: string
  readonly section: Section
}

export interface Gathered {
  readonly sightings: readonly Sighting[]
  readonly counts: ReadonlyMap<string, number>
  readonly endings: readonly Ended[]
  readonly marks: ReadonlySet<PlatformMark>
  /** The last lines of the log, oldest first. */
  readonly tail: readonly Spoken[]
  readonly segments: number
  readonly lines: number
}

const keptFirst = 24
const keptLast = 24
const keptEndings = 400
const spokenBefore = 14
/** Different literals of one line that are looked at; lines with more are mostly lists. */
const mostStates = 24

export interface GatherOptions {
  /** Is given every block, for novelty. */
  readonly observe?: (block: Block, text: (index: number) => string) => void
  /** Applied to all that is kept; it learns what the log itself names as secret on the way. */
  readonly mask?: Mask
}

/** Reads the whole log. */
export async function gather(
  chunks: AsyncIterable<Uint8Array>,
  lexicon: Lexicon,
  { observe, mask }: GatherOptions = {},
): Promise<Gathered> {
  const first = new Map<string, Sighting[]>()
  const latest = new Map<string, Sighting[]>()
  const counts = new Map<string, number>()
  const ended: Ended[] = []
  const marks = new Set<PlatformMark>()
  let section: Section = { id: 0, job: undefined, step: undefined, goal: undefined, start: 0 }
  let tail: readonly Spoken[] = []
  let segments = 0
  let lines = 0

  for await (const block of readBlocks(chunks, lexicon.gate)) {
    const read = createLineCache(block, mask)
    observe?.(block, (index) => read(index).text)
    const spokenUntil = (index: number, size: number): Spoken[] => {
      const found: Spoken[] = []
      for (let at = index; at >= 0 && found.length < size; at--) {
        const { text } = read(at)
        if (/\w/.test(text) && !machinery.test(text))
          found.push({
            seq: block.base + at,
            number: block.numbers[at] ?? 1,
            text: text.slice(0, longestLine),
            section,
          })
      }
      return found.reverse()
    }
    for (const [index, trial] of candidateLines(block, lexicon)) {
      const line = read(index)
      if (line.text.startsWith(maskCommand)) mask?.(line.text)
      const seq = block.base + index
      const number = block.numbers[index] ?? 1
      if (line.job !== undefined && (line.job !== section.job || line.step !== section.step))
        section = { id: section.id + 1, job: line.job, step: line.step, goal: undefined, start: seq }
      for (const mark of trial.sections) {
        const name = mark.pattern.exec(line.text)?.groups?.['name']
        if (name === undefined) continue
        const step = line.step !== undefined && line.step !== 'UNKNOWN STEP' ? line.step : name
        section = sectionAfter(section, mark, step.slice(0, 200), { seq, job: line.job })
      }
      for (const mark of trial.marks) if (mark.pattern.test(line.text)) marks.add(mark.name)
      const ending = trial.endings.find((each) => each.pattern.test(line.text))
      if (ending !== undefined) {
        if (ended.length >= keptEndings) ended.splice(keptEndings / 2, 1)
        ended.push({ ending, seq, number, text: line.text, section, before: spokenUntil(index - 1, spokenBefore) })
      }
      const best = bestMatch(trial.rules, line.text, (rule) => nearby(rule, index, block, read))
      if (best === undefined || (best.rule.ecosystem === 'generic' && isQuiet(line.text))) continue
      const nth = counts.get(best.rule.id) ?? 0
      counts.set(best.rule.id, nth + 1)
      const place = best.rule.place === undefined ? undefined : placeAfter(best.rule.place, index, block, read)
      const sighting: Sighting = {
        ...best,
        seq,
        number,
        text: line.text,
        section,
        nth,
        ...(place === undefined ? {} : { place }),
      }
      if (nth < keptFirst) listOf(first, best.rule.id).push(sighting)
      else {
        const list = listOf(latest, best.rule.id)
        if (list.length >= keptLast) list.shift()
        list.push(sighting)
      }
    }
    segments = block.base + block.count
    lines = block.numbers[block.count - 1] ?? lines
    if (block.last) tail = spokenUntil(block.count - 1, spokenBefore * 2)
  }
  const sightings = [...first.values(), ...latest.values()].flat().sort((a, b) => a.seq - b.seq)
  const gathered = { sightings, counts, endings: ended, marks, tail, segments, lines }
  return mask === undefined ? gathered : maskGathered(gathered, mask)
}

const listOf = (lists: Map<string, Sighting[]>, id: string): Sighting[] => {
  const known = lists.get(id)
  if (known !== undefined) return known
  const fresh: Sighting[] = []
  lists.set(id, fresh)
  return fresh
}

/** The judged segments of a block that hold a literal, each with what is worth trying on it. */
function* candidateLines(block: Block, lexicon: Lexicon): Generator<readonly [number, Trial]> {
  const states: number[] = []
  for (let at = 0; at < block.hitCount; ) {
    const index = block.hits[at] ?? 0
    states.length = 0
    for (; at < block.hitCount && block.hits[at] === index; at += 2) {
      const state = block.hits[at + 1] ?? 0
      if (states.length < mostStates && !states.includes(state)) states.push(state)
    }
    if (index < block.from || index >= block.until) continue
    if (states.length > 1) states.sort((a, b) => a - b)
    yield [index, lexicon.trialOf(states)]
  }
}

/** What runners write to themselves: never the last words of a failure. */
const machinery =
  /^(?:section_(?:start|end):|travis_(?:time|fold):|##\[(?:end)?group\]|Cleaning up (?:project|file|orphan)|Post job cleanup|\[command\]|\[Pipeline\]|Temporarily overriding HOME|\s*(?:shell|env|[A-Z][A-Z0-9_]+): |Uploading artifacts|Saving cache)/

/** A line that calls itself a warning or less: the weak rules have nothing to say about it. */
const quiet =
  /^\W{0,8}(?:[\w./-]{1,60}(?::\d+){0,2}:\s*)?(?:\[?(?:WARN(?:ING)?|[Ww]arn(?:ing)?|NOTE|[Nn]ote|INFO|[Ii]nfo|DEBUG|[Dd]ebug|TRACE|hint)\]?[:\s|]|##\[(?:warning|notice|debug)\]|npm (?:WARN|warn|notice|verb|info|http)|::(?:warning|notice|debug))/

/** `set -x`: a command as it is about to run, whatever words are in it. */
const shellTrace = /^\+{1,5} \S/

const isQuiet = (text: string): boolean => quiet.test(text) || shellTrace.test(text)

const roleRank = { benign: 3, cause: 2, symptom: 1, wrapper: 0 } as const

/** The most telling rule for a line: benign ones win, then specific ones. */
function bestMatch(rules: readonly Rule[], text: string, near: (rule: Rule) => boolean) {
  let best: { rule: Rule; groups: Readonly<Record<string, string | undefined>>; worth: number } | undefined
  for (const rule of rules) {
    const worth =
      (rule.role === 'benign' ? 10 : rule.ecosystem === 'generic' ? 0 : 1) + rule.strength + 0.01 * roleRank[rule.role]
    if (best !== undefined && worth <= best.worth) continue
    const match = matchLine(rule, text)
    if (match !== null && near(rule)) best = { rule, groups: match.groups ?? {}, worth }
  }
  return best === undefined ? undefined : { rule: best.rule, groups: best.groups }
}

function nearby(rule: Rule, index: number, block: Block, read: (index: number) => CleanLine): boolean {
  const some = (pattern: RegExp, lines: number): boolean => {
    for (let at = Math.max(0, index - lines); at <= Math.min(block.count - 1, index + Math.min(lines, 16)); at++)
      if (pattern.test(read(at).text)) return true
    return false
  }
  if (rule.within !== undefined && !some(rule.within.pattern, rule.within.lines)) return false
  return rule.without === undefined || !some(rule.without.pattern, rule.without.lines)
}

function placeAfter(pattern: RegExp, index: number, block: Block, read: (index: number) => CleanLine) {
  for (let at = index; at <= Math.min(block.count - 1, index + 8); at++) {
    const groups = pattern.exec(read(at).text)?.groups
    if (groups !== undefined) return { groups, number: block.numbers[at] ?? 1, text: read(at).text }
  }
  return undefined
}
