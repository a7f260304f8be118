/** The root-cause lines of a diagnosis as every report shows them. */
import type { Diagnosis } from '../model/index.js'
import { plainCode } from './escape.js'

export interface EvidenceLine {
  readonly number: number
  readonly text: string
  /** The one line to read when only one is read. */
  readonly best: boolean
}

/**
 * The best lines in the order of the log, which is how people read; what all are indented by is taken off.
 *
 * @returns plain text, each line at most `longest` characters
 */
export function evidenceOf({ lines }: Diagnosis, most: number, longest: number): readonly EvidenceLine[] {
  const shown = lines
    .slice(0, most)
    .toSorted((a, b) => a.number - b.number)
    .map((line) => ({ number: line.number, text: plainCode(line.text, longest), best: line === lines[0] }))
  const indents = shown.filter(({ text }) => text !== '').map(({ text }) => text.length - text.trimStart().length)
  const indent = indents.length === 0 ? 0 : Math.min(...indents)
  return shown.map((line) => ({ ...line, text: line.text.slice(indent) }))
}

/** Between number and line: the best line is pointed at, where there are others. */
export const pointer = (line: EvidenceLine, lines: readonly EvidenceLine[]): string =>
  line.best && lines.length > 1 ? '▶' : '│'
