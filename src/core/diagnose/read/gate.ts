/**
 * The cheap first look at a log: which lines contain any literal of any rule. Of each literal four bytes that are rare in logs are put
 * into one bitmap small enough for the processor's first cache; the log is swept four bytes at a time against it, and only where
 * they are known are literals compared (Wu & Manber, A fast algorithm for multi-pattern searching, TR-94-17, 1994, with the hash of
 * Knuth, TAOCP 3, 6.4). So the cost of a byte does not grow with the number of rules.
 *
 * Exact: a literal is found where, and only where, it stands. ASCII case is folded, and nothing else.
 */
import { commonParts } from './common-parts.js'

export interface Gate {
  /** One bit for each slot of `slotOf`: some literal may be here. */
  readonly bits: Int32Array
  /** First link of each slot; 0 is none. */
  readonly heads: Uint16Array
  /**
   * Links of five numbers: literal, where in it the bytes end by which it is looked for, where it begins in `text`, its length, the
   * next link of the slot.
   */
  readonly links: Int32Array
  /** All literals, one after the other. */
  readonly text: Uint8Array
  /** How many literals there are. */
  readonly size: number
}

export const linkSize = 5

const windowBytes = 4
const shortest = 3
const slotBits = 18

/** The last four bytes; one bit of each is left out, by which letters differ in case. */
const keyAfter = (key: number, byte: number): number => (key << 8) | byte | 0x20

/** Where the bitmap has a key. */
const slotOf = (key: number): number => Math.imul(key, 0x85ebca6b) >>> (32 - slotBits)

const folded = Uint8Array.from({ length: 256 }, (_, byte) => (byte >= 65 && byte <= 90 ? byte + 32 : byte))

/** Builds the gate. `literals[i]` is told as `i`; others than ASCII are compared as UTF-8. */
export function buildGate(literals: readonly string[]): Gate {
  const encoder = new TextEncoder()
  const words = literals.map((literal) => encoder.encode(literal).map((byte) => folded[byte] ?? byte))
  const short = literals.find((_, at) => (words[at]?.length ?? 0) < shortest)
  if (short !== undefined) throw new RangeError(`the literal ${JSON.stringify(short)} is too short to look for`)
  const bits = new Int32Array((1 << slotBits) / 32)
  const heads = new Uint16Array(1 << slotBits)
  const links: number[] = new Array<number>(linkSize).fill(0)
  let begins = 0
  words.forEach((word, literal) => {
    const end = rareEnd(word)
    for (const key of keysOf(word, end)) {
      const slot = slotOf(key)
      bits[slot >>> 5] = (bits[slot >>> 5] ?? 0) | (1 << (slot & 31))
      const link = links.length / linkSize
      links.push(literal, end, begins, word.length, heads[slot] ?? 0)
      heads[slot] = link
    }
    begins += word.length
  })
  if (links.length / linkSize > 0xffff) throw new RangeError('too many literals to look for')
  return { bits, heads, links: Int32Array.from(links), text: Buffer.concat(words), size: words.length }
}

/**
 * Where bytes end by which some literal is looked for. The one loop that sees every byte: kept free of calls and closures, each of
 * which takes it from 600 MB/s to below 100.
 *
 * @param into pairs (position, slot); has to hold two numbers a byte
 * @returns how many numbers there are
 */
export function sweep(bits: Int32Array, bytes: Uint8Array, from: number, until: number, into: Int32Array): number {
  let count = 0
  // Before the first byte stand blanks: a short literal may stand there too.
  let key = 0x20202020
  for (let at = Math.max(0, from - windowBytes + 1); at < from; at++) key = keyAfter(key, bytes[at] as number)
  for (let at = from; at < until; at++) {
    key = keyAfter(key, bytes[at] as number)
    const slot = slotOf(key)
    if ((((bits[slot >>> 5] as number) >>> slot) & 1) === 0) continue
    into[count] = at
    into[count + 1] = slot
    count += 2
  }
  return count
}

/** Do the bytes from `start` on read as the `length` bytes of `text` from `begins` on? */
export function readsAs(bytes: Uint8Array, start: number, text: Uint8Array, begins: number, length: number): boolean {
  for (let at = 0; at < length; at++)
    if ((folded[bytes[start + at] as number] as number) !== (text[begins + at] as number)) return false
  return true
}

/** How common a byte is in logs, roughly: letters by English frequency, then digits and separators. */
const commonBytes = 'etaoinsrhldcumfpgwybvk .-/:_0'
const rarities = Uint8Array.from({ length: 256 }, (_, byte) => {
  const at = commonBytes.indexOf(String.fromCharCode(byte >= 48 && byte <= 57 ? 48 : byte))
  return at < 0 ? 40 : at < 22 ? at : 18
})

/** Where the four bytes end by which a literal is looked for, the rarest it has; those of a shorter one at its own end. */
function rareEnd(word: Uint8Array): number {
  let best = { end: Math.min(windowBytes, word.length), worth: -1 }
  for (let end = best.end; end <= word.length; end++) {
    const part = word.subarray(Math.max(0, end - windowBytes), end)
    const rarity = part.reduce((sum, byte) => sum + (rarities[byte] ?? 0), 0)
    const worth = commonParts.get(String.fromCharCode(...part)) ?? commonParts.size + rarity
    if (worth > best.worth) best = { end, worth }
  }
  return best.end
}

/** The keys under which a literal is found: a short one may stand after anything. */
function keysOf(word: Uint8Array, end: number): readonly number[] {
  const known = word.subarray(Math.max(0, end - windowBytes), end)
  const any = Array.from({ length: 256 }, (_, byte) => byte).filter((byte) => (byte & 0x20) !== 0)
  const befores = known.length < windowBytes ? any : [0]
  return befores.map((before) => known.reduce(keyAfter, before))
}
