/** Keeps a message within what a channel takes: whole parts, the most consequential first, and a word on what is left out. */

/**
 * The parts, one paragraph each, as many as fit.
 *
 * @param max characters
 * @example joinWithin(['a', 'b'.repeat(99)], 40) // "a\n\nand 1 more"
 */
export function joinWithin(parts: readonly string[], max: number, gap = '\n\n'): string {
  const left = (count: number): string => `${gap}and ${count} more`
  let text = ''
  for (const [index, part] of parts.entries()) {
    const next = text === '' ? part : `${text}${gap}${part}`
    const rest = parts.length - index - 1
    if (next.length + (rest === 0 ? 0 : left(rest).length) > max)
      return text === '' ? '' : `${text}${left(parts.length - index)}`
    text = next
  }
  return text
}
