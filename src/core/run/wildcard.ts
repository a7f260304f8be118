/** The one meaning of `*` in what people write: series, branches, workflows, repositories, names of jobs and steps. */

/**
 * Does the text match the pattern, in which `*` stands for any part, an empty one too, and everything else for itself?
 * `\*` is the star itself, and `\\` before one a backslash. Upper and lower case count. No regular expression is built from what people write.
 *
 * Leftmost fit of each part between two stars, so no way back: at worst pattern × text steps, whatever the pattern.
 *
 * @example matches('job[build*].work', 'job[build (20)].work') // true
 */
export function matches(pattern: string, text: string): boolean {
  return pattern.includes('\\*')
    ? matchesPlain(
        pattern.replace(/\\([\\*])/g, (_, escaped: string) => (escaped === '*' ? star : '\\')),
        text.replaceAll('*', star),
      )
    : matchesPlain(pattern, text)
}

/** No name has it. */
const star = '\u0000'

function matchesPlain(pattern: string, text: string): boolean {
  const [first = '', ...rest] = pattern.split('*')
  const last = rest.pop()
  if (last === undefined) return text === pattern
  if (!text.startsWith(first)) return false
  let at = first.length
  for (const part of rest) {
    const found = text.indexOf(part, at)
    if (found === -1) return false
    at = found + part.length
  }
  return text.length - at >= last.length && text.endsWith(last)
}
