/**
 * Does the text match the pattern, in which `*` stands for any part and everything else for itself?
 *
 * Greedy with one point of return, so at worst pattern × text steps: patterns and texts are capped at 500 characters,
 * and no regular expression is built from what people write.
 */
export function matches(pattern: string, text: string): boolean {
  if (pattern.length > 500 || text.length > 500) return pattern === text
  let p = 0
  let t = 0
  let star = -1
  let resume = 0
  while (t < text.length) {
    if (pattern[p] === '*') {
      star = p++
      resume = t
    } else if (p < pattern.length && pattern[p] === text[t]) {
      p++
      t++
    } else if (star >= 0) {
      p = star + 1
      t = ++resume
    } else return false
  }
  while (pattern[p] === '*') p++
  return p === pattern.length
}
