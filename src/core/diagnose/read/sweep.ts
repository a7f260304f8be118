/** Which literals each segment of a block contains: one sweep over its bytes, and another of its own where colours stand between them. */
import { type Gate, linkSize, readsAs, sweep } from './gate.js'

/** Of a segment, what is looked at: twice what of a line is ever read, as a mask may shorten it. */
const longestSeen = 8192

/** Where segments start and end, and which contain an ESC, in order. */
export interface Segments {
  readonly starts: Int32Array
  readonly ends: Int32Array
  readonly coloured: readonly number[]
}

export interface Sweep {
  /** Pairs (segment index, literal index). */
  readonly hits: Int32Array
  readonly hitCount: number
  /** Looks at the segments from one index up to another. */
  over(bytes: Uint8Array, segments: Segments, from: number, until: number): void
  /** Forgets segments before `judged`, and numbers the others `by` less: the front of the block was dropped. */
  drop(by: number, judged: number): void
}

/** Bytes that are swept at once: what is found in them stays in the processor's cache. */
const piece = 16 * 1024
/** Filled and read within one call, never across one: shared by all logs. */
const positions = new Int32Array(2 * piece)
const plain = new Uint8Array(longestSeen)

export function createSweep({ bits, heads, links, text, size }: Gate): Sweep {
  /** Of each literal, the segment in which it was found last, counted over the whole log. */
  const last = new Float64Array(size).fill(-1)
  let passed = 0
  let hits = new Int32Array(1 << 12)
  let hitCount = 0

  const look = (bytes: Uint8Array, at: number, slot: number, line: Line): void => {
    for (let link = heads[slot] as number; link !== 0; link = links[link * linkSize + 4] as number) {
      const literal = links[link * linkSize] as number
      const start = at + 1 - (links[link * linkSize + 1] as number)
      const length = links[link * linkSize + 3] as number
      if (start < line.start || start + length > line.end || last[literal] === passed + line.index) continue
      if (!readsAs(bytes, start, text, links[link * linkSize + 2] as number, length)) continue
      last[literal] = passed + line.index
      if (hitCount + 2 > hits.length) hits = grown(hits)
      hits[hitCount] = line.index
      hits[hitCount + 1] = literal
      hitCount += 2
    }
  }

  const withoutColours = (bytes: Uint8Array, { index, start, end }: Line): void => {
    const line = { index, start: 0, end: copyWithoutColours(bytes, start, end, plain) }
    const count = sweep(bits, plain, 0, line.end, positions)
    for (let at = 0; at < count; at += 2) look(plain, positions[at] as number, positions[at + 1] as number, line)
  }

  const over = (bytes: Uint8Array, { starts, ends }: Segments, from: number, until: number): void => {
    if (from >= until) return
    const stop = ends[until - 1] as number
    const line = { index: from, start: starts[from] as number, end: ends[from] as number }
    for (let begin = line.start; begin < stop; begin += piece) {
      const count = sweep(bits, bytes, begin, Math.min(stop, begin + piece), positions)
      for (let each = 0; each < count; each += 2) {
        const at = positions[each] as number
        while (at >= line.end) {
          line.index += 1
          line.start = starts[line.index] as number
          line.end = ends[line.index] as number
        }
        if (at - line.start < longestSeen) look(bytes, at, positions[each + 1] as number, line)
      }
    }
  }

  return {
    get hits() {
      return hits
    },
    get hitCount() {
      return hitCount
    },
    over(bytes, segments, from, until) {
      let next = from
      for (const index of segments.coloured) {
        over(bytes, segments, next, index)
        withoutColours(bytes, { index, start: segments.starts[index] ?? 0, end: segments.ends[index] ?? 0 })
        next = index + 1
      }
      over(bytes, segments, next, until)
      passed += until
    },
    drop(by, judged) {
      let kept = 0
      for (let at = 0; at < hitCount; at += 2) {
        const index = (hits[at] as number) - by
        if (index < judged) continue
        hits[kept] = index
        hits[kept + 1] = hits[at + 1] as number
        kept += 2
      }
      hitCount = kept
    },
  }
}

interface Line {
  readonly index: number
  readonly start: number
  readonly end: number
}

/** Copies as much as fits. @returns how much there is */
function copyWithoutColours(bytes: Uint8Array, from: number, until: number, into: Uint8Array): number {
  let size = 0
  for (let at = from; at < until && size < into.length; at++) {
    const byte = bytes[at] as number
    if (byte === 27) at = afterEscape(bytes, at + 1, until) - 1
    else into[size++] = byte
  }
  return size
}

/** Index after a colour sequence whose ESC stands before `from`. */
function afterEscape(bytes: Uint8Array, from: number, until: number): number {
  if (from >= until || bytes[from] !== 91) return from
  let at = from + 1
  while (at < until && at < from + 24 && (bytes[at] as number) >= 32 && (bytes[at] as number) < 64) at += 1
  return at < until && (bytes[at] as number) >= 64 && (bytes[at] as number) < 127 ? at + 1 : at
}

const grown = (array: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> => {
  const larger = new Int32Array(array.length * 2)
  larger.set(array)
  return larger
}
