/** The lines of a block, decoded and cleaned when they are asked for. */
import type { Mask } from '../../mask/index.js'
import { longestLine } from '../rule.js'
import type { Block } from './blocks.js'
import { type CleanLine, cleanLine } from './clean.js'

/** A line that is cut is masked before, with as much more as a secret may be long. */
const beyondCut = 4096

export interface LineReader {
  /** Branches of a parallel pipeline met so far: `[linux] make` is then the line `make` of the job `linux`. */
  readonly branches: Set<string>
  /** Every index from here on is one of this block. */
  turnTo(block: Block): void
  read(index: number): CleanLine
}

/** @param mask applied to lines too long to be read whole; the others are masked when they are kept */
export function createLineReader(mask?: Mask): LineReader {
  const branches = new Set<string>()
  let cache: (CleanLine | undefined)[] = []
  let block: Block | undefined
  let bytes: Buffer = Buffer.alloc(0)

  const textOf = (start: number, end: number): string => {
    const cut = start + longestLine
    if (end <= cut || mask === undefined) return bytes.toString('utf8', start, Math.min(end, cut))
    return mask(bytes.toString('utf8', start, Math.min(end, cut + beyondCut))).slice(0, longestLine)
  }
  const decode = (index: number): CleanLine => {
    const start = block?.starts[index] ?? 0
    const line = cleanLine(textOf(start, block?.ends[index] ?? 0))
    if (branches.size === 0 || line.job !== undefined || line.text.charCodeAt(0) !== 91) return line
    const branch = /^\[([^\]]{1,80})\] ?/.exec(line.text)
    return branch === null || !branches.has(branch[1] ?? '')
      ? line
      : { ...line, text: line.text.slice(branch[0].length), job: branch[1] }
  }
  return {
    branches,
    turnTo(next) {
      block = next
      bytes = Buffer.from(next.bytes.buffer, next.bytes.byteOffset, next.bytes.length)
      cache = []
    },
    read(index) {
      const known = cache[index]
      if (known !== undefined) return known
      const line = decode(index)
      cache[index] = line
      return line
    },
  }
}
