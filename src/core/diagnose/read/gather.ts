/**
 * One pass over a log: what the rules saw, how things ended, and the last words before each failure.
 * Bounded: of each rule the first and the last few sightings are kept, and the rest is counted.
 */

import type { Mask } from '../../mask/index.js'
import type { Rule } from '../../model/index.js'
import { longestLine } from '../rule.js'
import { type Block, readBlocks } from './blocks.js'
import { createContext, type Reach } from './context.js'
import type { PlatformMark } from './endings.js'
import type { Ended, Gathered, Sighting, Spoken } from './gathered.js'
import { isHeading } from './heading.js'
import { type Lexicon, maskCommand, type Trial } from './lexicon.js'
import { createLineReader, type LineReader } from './line-reader.js'
import { maskGathered } from './masked.js'
import { createMatcher, type Match, nearby, placeAfter } from './matching.js'
import type { Pace } from './pace.js'
import type { Section } from './sections.js'
import { createTracker, type Listing } from './tracker.js'

const keptFirst = 24
const keptLast = 24
const keptEndings = 400
const spokenBefore = 14
const spokenBelow = 3
const aroundEnding: Reach = { before: 44, after: 1 }
const aroundSighting: Reach = { before: 5, after: 14 }
/** Different literals of one line that are looked at; lines with more are mostly lists. */
const mostLiterals = 64

export interface GatherOptions {
  /** Is given every block, for novelty. */
  readonly observe?: (block: Block, text: (index: number) => string) => void
  /** Applied to all that is kept; it learns what the log itself names as secret on the way. */
  readonly mask?: Mask
  /** Keeps the lines around what was seen as well. */
  readonly context?: boolean
  readonly pace?: Pace
}

/** Reads the whole log. */
export async function gather(
  chunks: AsyncIterable<Uint8Array>,
  lexicon: Lexicon,
  { observe, mask, context: asked, pace }: GatherOptions = {},
): Promise<Gathered> {
  const reader = createLineReader(mask)
  const tracker = createTracker(reader)
  const shelf = createShelf()
  const match = createMatcher()
  const context = asked === true ? createContext(reader) : undefined
  const ended: Ended[] = []
  const marks = new Set<PlatformMark>()
  let tail: readonly Spoken[] = []
  let segments = 0
  let lines = 0
  let isCut = false

  for await (const block of readBlocks(chunks, lexicon.gate)) {
    reader.turnTo(block)
    observe?.(block, (index) => reader.read(index).text)
    for (const [index, trial] of candidateLines(block, lexicon)) {
      const turn = pace?.turn()
      if (turn !== undefined) await turn
      if (pace?.isOver() === true) break
      const line = reader.read(index)
      if (line.text.startsWith(maskCommand)) mask?.(line.text)
      const section = tracker.follow(line, trial, { seq: block.base + index, index })
      for (const mark of trial.marks) if (mark.pattern.test(line.text)) marks.add(mark.name)
      const ending = trial.endings.find((each) => each.pattern.test(line.text))
      if (ending !== undefined) {
        if (ended.length >= keptEndings) ended.splice(keptEndings / 2, 1)
        if (ending.says === 'failed') context?.keep(block, index, aroundEnding)
        const spoken = spokenAt(block, index, reader, section)
        ended.push({ ...spoken, ending, before: spokenBeforeIndex(block, index - 1, reader, section, spokenBefore) })
      }
      const best = match(trial, line.text, (rule) => nearby(rule, index, block, reader))
      if (best === undefined) continue
      if (best.rule.role !== 'benign') context?.keep(block, index, aroundSighting)
      const seen = { index, section, match: best, nth: shelf.count(best.rule) }
      if (seen.nth < keptFirst) shelf.put(sightingOf(seen, block, reader))
      else shelf.defer(seen)
    }
    // Of many in one block only the last are kept, so only of these it is looked up what stands around them.
    for (const seen of shelf.deferred()) shelf.put(sightingOf(seen, block, reader))
    segments = block.base + block.count
    lines = block.numbers[block.count - 1] ?? lines
    await pace?.turn()
    isCut = !block.last && pace?.isOver() === true
    if (block.last || isCut) {
      context?.keep(block, block.count - 1, aroundEnding)
      tail = spokenBeforeIndex(block, block.count - 1, reader, tracker.current(), spokenBefore * 2)
    }
    if (isCut) break
  }
  const { frames, commands, listings } = tracker
  const isOutput = outputOf(listings)
  const gathered = {
    sightings: shelf.all().filter(isOutput),
    counts: shelf.counts,
    endings: ended.filter(isOutput).map((each) => ({ ...each, before: each.before.filter(isOutput) })),
    marks,
    frames,
    commands,
    listings,
    tail,
    context: context?.lines() ?? [],
    segments,
    lines,
    isCut,
  }
  return mask === undefined ? gathered : maskGathered(gathered, mask)
}

/** The listing of a step's source is not its output: an `echo "::error"` in it has not been said. */
const outputOf =
  (listings: ReadonlyMap<number, Listing>) =>
  ({ seq, section: { frame } }: Spoken): boolean =>
    frame === undefined || seq > (listings.get(frame.id)?.end ?? -1) || seq === frame.start

/** A rule that spoke, before it is looked up what stands around it. */
interface Seen {
  readonly index: number
  readonly section: Section
  readonly match: Match
  readonly nth: number
}

function sightingOf({ index, section, match, nth }: Seen, block: Block, reader: LineReader): Sighting {
  const { place: pattern } = match.rule
  const spoken = spokenAt(block, index, reader, section)
  const place = pattern === undefined ? undefined : placeAfter(pattern, index, block, reader)
  const isAbove = isHeading(reader.read(index).text)
  const below = isAbove ? spokenAfterIndex(block, index + 1, reader, section) : undefined
  return {
    ...spoken,
    ...match,
    nth,
    ...(place === undefined ? {} : { place }),
    ...(below === undefined ? {} : { below }),
  }
}

/** Of each rule the first and the last few sightings. */
function createShelf() {
  const first = new Map<string, Sighting[]>()
  const latest = new Map<string, Sighting[]>()
  const waiting = new Map<string, Seen[]>()
  const counts = new Map<string, number>()
  return {
    counts,
    /** @returns how often the rule has spoken before */
    count({ id }: Rule): number {
      const nth = counts.get(id) ?? 0
      counts.set(id, nth + 1)
      return nth
    },
    put(sighting: Sighting): void {
      const list = listOf(sighting.nth < keptFirst ? first : latest, sighting.rule.id)
      if (sighting.nth >= keptFirst && list.length >= keptLast) list.shift()
      list.push(sighting)
    },
    defer(seen: Seen): void {
      const list = listOf(waiting, seen.match.rule.id)
      list.push(seen)
      if (list.length >= 8 * keptLast) list.splice(0, list.length - keptLast)
    },
    /** The last of each rule that were deferred; they are forgotten here. */
    deferred(): Seen[] {
      const last = [...waiting.values()].flatMap((list) => list.slice(-keptLast))
      waiting.clear()
      return last
    },
    all: (): Sighting[] => [...first.values(), ...latest.values()].flat().sort((a, b) => a.seq - b.seq),
  }
}

const listOf = <T>(lists: Map<string, T[]>, id: string): T[] => {
  const known = lists.get(id)
  if (known !== undefined) return known
  const fresh: T[] = []
  lists.set(id, fresh)
  return fresh
}

const spokenAt = (block: Block, index: number, reader: LineReader, section: Section): Spoken => ({
  seq: block.base + index,
  number: block.numbers[index] ?? 1,
  text: reader.read(index).text.slice(0, longestLine),
  section,
})

const hasWords = (text: string): boolean => /\w/.test(text) && !machinery.test(text)

function spokenBeforeIndex(block: Block, index: number, reader: LineReader, section: Section, size: number): Spoken[] {
  const found: Spoken[] = []
  for (let at = index; at >= 0 && found.length < size; at--)
    if (hasWords(reader.read(at).text)) found.push(spokenAt(block, at, reader, section))
  return found.reverse()
}

function spokenAfterIndex(block: Block, index: number, reader: LineReader, section: Section): Spoken[] {
  const found: Spoken[] = []
  for (let at = index; at < Math.min(block.count, index + 8) && found.length < spokenBelow; at++) {
    const { text } = reader.read(at)
    if (/^##\[/.test(text)) break
    if (hasWords(text)) found.push(spokenAt(block, at, reader, section))
  }
  return found
}

/** The judged segments of a block that hold a literal, each with what is worth trying on it. */
function* candidateLines(block: Block, lexicon: Lexicon): Generator<readonly [number, Trial]> {
  const literals: number[] = []
  for (let at = 0; at < block.hitCount; ) {
    const index = block.hits[at] ?? 0
    literals.length = 0
    for (; at < block.hitCount && block.hits[at] === index; at += 2)
      if (literals.length < mostLiterals) literals.push(block.hits[at + 1] ?? 0)
    if (index < block.from || index >= block.until) continue
    if (literals.length > 1) literals.sort((a, b) => a - b)
    yield [index, lexicon.trialOf(literals)]
  }
}

/** What runners write to themselves: never the last words of a failure. */
const machinery =
  /^(?:section_(?:start|end):|travis_(?:time|fold):|##\[(?:end)?group\]|Cleaning up (?:project|file|orphan)|Post job cleanup|\[command\]|\[Pipeline\]|Temporarily overriding HOME|\s*(?:shell|env|[A-Z][A-Z0-9_]+): |Uploading artifacts|Saving cache|> @?[\w./-]+@\d\S* \S|> [\w./-]+$|Copyright \([Cc]\))/
