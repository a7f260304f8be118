/**
 * Lines of successful runs, kept small: a failing line that successful runs of the same job print as well is seldom the
 * cause. A Bloom filter (Bloom, CACM 13(7), 1970) over line templates: it may call a new line known (2 in 100), never a
 * known line new, which errs on the side of saying less.
 */
import type { Candidate } from '../rank/candidates.js'
import type { Novelty } from '../rank/features.js'
import { readBlocks } from '../read/blocks.js'
import { cleanLine } from '../read/clean.js'
import type { Lexicon } from '../read/lexicon.js'
import type { Pace } from '../read/pace.js'
import { hash64, templateOf } from './template.js'

/** What is known of successful runs. */
export interface KnownLines {
  has(template: string): boolean
  /** Were all lines looked at, or only those a rule may care for? */
  readonly whole: boolean
}

const hashes = 5
/** Distinct templates kept in a stored set: 4 KB, 5.5 KB as base64. */
const mostStored = 4000
const bitsEach = 8
const mostWhole = 200_000
const format = 1

const positions = (template: string, bits: number): number[] => {
  const hash = hash64(template)
  const a = Number.parseInt(hash.slice(0, 8), 16)
  const b = Number.parseInt(hash.slice(8), 16) | 1
  return Array.from({ length: hashes }, (_, i) => ((a + Math.imul(i, b)) >>> 0) % bits)
}

async function* templatesOf(
  chunks: AsyncIterable<Uint8Array>,
  lexicon: Lexicon,
  { whole, pace }: { readonly whole: boolean; readonly pace?: Pace | undefined },
): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  for await (const block of readBlocks(chunks, lexicon.gate)) {
    const speaking = new Set<number>()
    for (let at = 0; at < block.hitCount; at += 2) speaking.add(block.hits[at] ?? -1)
    for (let index = block.from; index < block.until; index++) {
      if (!whole && !speaking.has(index)) continue
      const turn = pace?.turn()
      if (turn !== undefined) await turn
      const start = block.starts[index] ?? 0
      const bytes = block.bytes.subarray(start, Math.min(block.ends[index] ?? 0, start + 1024))
      const { text } = cleanLine(decoder.decode(bytes))
      if (text !== '') yield templateOf(text)
    }
    await pace?.turn()
    if (pace?.isOver() === true) return
  }
}

/** All lines of a successful log at hand. Holds at most 200,000 templates; a longer log is known in part. */
export async function knownFromLog(chunks: AsyncIterable<Uint8Array>, lexicon: Lexicon): Promise<KnownLines> {
  const seen = new Set<string>()
  for await (const template of templatesOf(chunks, lexicon, { whole: true }))
    if (seen.size < mostWhole) seen.add(template)
  return { has: (template) => seen.has(template), whole: true }
}

/** The compact set of a successful job's speaking lines, base64, for `JobRecord.templates`. */
export async function fingerprintsOf(
  chunks: AsyncIterable<Uint8Array>,
  lexicon: Lexicon,
  pace?: Pace,
): Promise<string> {
  const seen = new Set<string>()
  for await (const template of templatesOf(chunks, lexicon, { whole: false, pace }))
    if (seen.size < mostStored) seen.add(template)
  const bits = Math.max(64, Math.ceil((seen.size * bitsEach) / 8) * 8)
  const bytes = new Uint8Array(1 + bits / 8)
  bytes[0] = format
  for (const template of seen)
    for (const at of positions(template, bits)) bytes[1 + (at >> 3)] = (bytes[1 + (at >> 3)] ?? 0) | (1 << (at & 7))
  return Buffer.from(bytes).toString('base64')
}

/** @returns undefined for a set of another format, or none at all */
export function knownFromFingerprints(base64: string): KnownLines | undefined {
  const bytes = Buffer.from(base64, 'base64')
  const bits = (bytes.length - 1) * 8
  if (bytes[0] !== format || bits < 64) return undefined
  const has = (template: string): boolean =>
    positions(template, bits).every((at) => ((bytes[1 + (at >> 3)] ?? 0) & (1 << (at & 7))) !== 0)
  return { has, whole: false }
}

/** Familiar to any of the successful runs, new to all of them, or not known. */
export function noveltyAgainst(known: readonly KnownLines[]): Novelty {
  if (known.length === 0) return () => undefined
  const whole = known.every((each) => each.whole)
  return ({ template, rule }: Candidate) => {
    if (known.some((each) => each.has(template))) return false
    // A line no rule cares for is not in a stored set even if every run prints it.
    return rule === undefined && !whole ? undefined : true
  }
}
