/** Colour for terminals. What is painted must be escaped already. */
import type { Severity } from '../../model/index.js'

export type Paint = (style: 'bold' | 'dim' | 'good' | Severity, text: string) => string

/** SGR codes of ECMA-48. */
const codes = { bold: 1, dim: 2, critical: 31, high: 31, medium: 33, low: 36, good: 32 } as const

/** Each piece is closed on its own, so that a cut line cannot colour what follows. */
export const coloured: Paint = (style, text) => `\u001b[${codes[style]}m${text}\u001b[0m`
export const plain: Paint = (_, text) => text
