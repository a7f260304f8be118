/**
 * Reads chunks of bytes as blocks of segments: a segment is a line, or one of the overlays a progress bar wrote over it
 * with `\r`. Memory is flat: a block holds at most about 1 MB of new bytes and a little of what came before, and a line
 * longer than 64 KB is cut into pieces.
 */
import type { Gate } from './gate.js'
import { createSweep } from './sweep.js'

const blockBytes = 1 << 20
/** Most logs are small: the block grows to its full size only when the first part was filled. */
const firstBytes = 1 << 17
/** Context kept from the block before: segments, and bytes at most. */
export const contextSegments = 48
const contextBytes = 128 * 1024
const longestSegment = 64 * 1024

/** A block of segments. Index 0 is the oldest retained; `seq = base + index` grows over the whole log. */
export interface Block {
  readonly bytes: Uint8Array
  readonly starts: Int32Array
  readonly ends: Int32Array
  /** 1-based raw line numbers. */
  readonly numbers: Int32Array
  readonly count: number
  readonly base: number
  /** Segments from here on are to be judged now; those before were judged with the last block. */
  readonly from: number
  /** Segments before this index are to be judged now; the rest need what follows them first. */
  readonly until: number
  /** Pairs (segment index, index of a literal it contains) in order; each literal once. */
  readonly hits: Int32Array
  readonly hitCount: number
  readonly last: boolean
}

/** Cuts the log into blocks. `lookahead` segments after a judged one are always in its block, except at the end. */
export async function* readBlocks(
  chunks: AsyncIterable<Uint8Array>,
  gate: Gate,
  lookahead = 16,
): AsyncGenerator<Block> {
  const reader = createReader(gate, lookahead)
  for await (const chunk of chunks) {
    for (let at = 0; at < chunk.length; ) {
      at += reader.take(chunk, at)
      if (reader.full()) yield reader.block(false)
    }
  }
  yield reader.block(true)
}

function createReader(gate: Gate, lookahead: number) {
  const sweep = createSweep(gate)
  let bytes = new Uint8Array(firstBytes + contextBytes + longestSegment)
  let filled = 0
  let starts = new Int32Array(1 << 12)
  let ends = new Int32Array(1 << 12)
  let numbers = new Int32Array(1 << 12)
  let count = 0
  let segmentStart = 0
  let lineNumber = 1
  let base = 0
  let judged = 0
  let stale = false

  const closeSegment = (end: number): void => {
    if (count === starts.length) {
      starts = grown(starts)
      ends = grown(ends)
      numbers = grown(numbers)
    }
    starts[count] = segmentStart
    ends[count] = end
    numbers[count] = lineNumber
    count += 1
  }

  /** Finds the segments that are whole; an open one waits for its rest. */
  const scan = (last: boolean): void => {
    const first = count
    const find = finder(bytes, filled)
    const coloured: number[] = []
    while (segmentStart < filled) {
      const cut = segmentStart + longestSegment
      const newline = find.newline(segmentStart)
      const end = Math.min(newline, find.carriage(segmentStart), cut, filled)
      if (end === filled && end < cut && !last) break
      if (end > segmentStart) {
        if (find.escape(segmentStart) < end) coloured.push(count)
        closeSegment(end)
      }
      if (end === newline) lineNumber += 1
      segmentStart = end < filled && (bytes[end] === 10 || bytes[end] === 13) ? end + 1 : end
    }
    sweep.over(bytes, { starts, ends, coloured }, first, count)
  }

  /** Drops what was judged except a little context, and moves the rest to the front. */
  const compact = (): void => {
    stale = false
    let keep = Math.max(0, judged - contextSegments)
    while (keep < judged && segmentStart - (starts[keep] ?? 0) > contextBytes) keep += 1
    const cut = keep < count ? (starts[keep] ?? segmentStart) : segmentStart
    bytes.copyWithin(0, cut, filled)
    starts.copyWithin(0, keep, count)
    ends.copyWithin(0, keep, count)
    numbers.copyWithin(0, keep, count)
    count -= keep
    for (let i = 0; i < count; i++) {
      starts[i] = (starts[i] as number) - cut
      ends[i] = (ends[i] as number) - cut
    }
    filled -= cut
    segmentStart -= cut
    base += keep
    judged -= keep
    sweep.drop(keep, judged)
  }

  return {
    /** Copies as much of the chunk as fits; returns how much. */
    take(chunk: Uint8Array, at: number): number {
      if (stale) {
        compact()
        if (bytes.length < blockBytes) {
          const larger = new Uint8Array(blockBytes + contextBytes + longestSegment)
          larger.set(bytes.subarray(0, filled))
          bytes = larger
        }
      }
      const size = Math.min(chunk.length - at, bytes.length - filled)
      bytes.set(chunk.subarray(at, at + size), filled)
      filled += size
      return size
    },
    full: (): boolean => filled === bytes.length,
    block(last: boolean): Block {
      if (stale) compact()
      scan(last)
      const from = judged
      const ahead = Math.max(from, count - lookahead)
      // Few and very long segments must not fill the block with what waits for its context.
      const crowded = ahead < count && filled - (starts[ahead] ?? 0) > contextBytes
      judged = last || crowded ? count : ahead
      stale = true
      const { hits, hitCount } = sweep
      return { bytes, starts, ends, numbers, count, base, from, until: judged, hits, hitCount, last }
    },
  }
}

const grown = (array: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> => {
  const larger = new Int32Array(array.length * 2)
  larger.set(array)
  return larger
}

/** Where the next of each stands, at or after a position that only grows; beyond the end where there is none. */
function finder(bytes: Uint8Array, filled: number) {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, filled)
  const next = (byte: number) => {
    let known = -1
    return (from: number): number => {
      if (known >= from) return known
      const at = view.indexOf(byte, from)
      known = at < 0 ? Number.POSITIVE_INFINITY : at
      return known
    }
  }
  return { newline: next(10), carriage: next(13), escape: next(27) }
}
