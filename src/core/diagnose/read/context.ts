/** The lines around what was seen, for the brief: what a person would scroll through. Bounded, and only where it is asked for. */
import type { Block } from './blocks.js'
import type { LineReader } from './line-reader.js'

export interface ContextLine {
  /** Order within the log. */
  readonly seq: number
  /** 1-based raw line number. */
  readonly number: number
  readonly text: string
}

export interface Reach {
  readonly before: number
  readonly after: number
}

const mostLines = 8000

export interface Context {
  /** Keeps the lines around an index of the block. */
  keep(block: Block, index: number, reach: Reach): void
  lines(): readonly ContextLine[]
}

export function createContext(reader: LineReader): Context {
  const kept = new Map<number, ContextLine>()
  return {
    keep(block, index, { before, after }) {
      const last = Math.min(block.count - 1, index + after)
      for (let at = Math.max(0, index - before); at <= last && kept.size < mostLines; at++) {
        const seq = block.base + at
        if (kept.has(seq)) continue
        const { text } = reader.read(at)
        if (/\w/.test(text)) kept.set(seq, { seq, number: block.numbers[at] ?? 1, text })
      }
    },
    lines: () => [...kept.values()].sort((a, b) => a.seq - b.seq),
  }
}
