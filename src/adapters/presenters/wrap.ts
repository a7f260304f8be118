/** Text for a terminal of a width: long lines go on below their own beginning, colours kept. */

/** Narrower, and words would break in every line. */
const narrowest = 40
/** Deeper, and a line of a log would become a column. */
const deepest = 12

/**
 * @param columns of the terminal; undefined where there is none, and the text stays as it is
 * @returns lines of at most so many columns, wide characters counted as two; words are broken only where none fits
 */
export async function wrapped(text: string, columns: number | undefined): Promise<string> {
  if (columns === undefined || columns < narrowest) return text
  const { default: wrapAnsi } = await import('wrap-ansi')
  return text
    .split('\n')
    .map((line) => {
      if (line.length <= columns / 2) return line
      const hang = ' '.repeat(Math.min(deepest, (/^ */.exec(line)?.[0].length ?? 0) + 2))
      const [first = '', ...rest] = wrapAnsi(line, columns, { hard: true, trim: false }).split('\n')
      if (rest.length === 0) return line
      const below = wrapAnsi(rest.join('\n').replaceAll('\n', '').trimStart(), columns - hang.length, { hard: true })
      return [first.trimEnd(), ...below.split('\n').map((part) => `${hang}${part.trim()}`)].join('\n')
    })
    .join('\n')
}
