/** The lines of a block as text, each decoded and cleaned once. */
import type { Mask } from '../../mask/index.js'
import { longestLine } from '../rule.js'
import type { Block } from './blocks.js'
import { type CleanLine, cleanLine } from './clean.js'

/** A line that is cut is masked before, with as much more as a secret may be long. */
const beyondCut = 4096

export const createLineCache = (block: Block, mask: Mask | undefined): ((index: number) => CleanLine) => {
  const cache = new Map<number, CleanLine>()
  const bytes = Buffer.from(block.bytes.buffer, block.bytes.byteOffset, block.bytes.length)
  return (index) => {
    const known = cache.get(index)
    if (known !== undefined) return known
    const start = block.starts[index] ?? 0
    const end = block.ends[index] ?? 0
    const text = bytes.toString(
      'utf8',
      start,
      Math.min(end, start + longestLine + (mask === undefined ? 0 : beyondCut)),
    )
    const line = cleanLine(end - start <= longestLine || mask === undefined ? text : mask(text).slice(0, longestLine))
    if (cache.size > 4096) cache.clear()
    cache.set(index, line)
    return line
  }
}
