/** Globs: `*`, `**`, `?` and braces, matched in time linear in the name for each pattern. */

const alternativesAtMost = 64

/** `a/{b,c}/*.log` → `a/b/*.log`, `a/c/*.log`; a brace that is not closed is an ordinary character. */
export function expandBraces(pattern: string): readonly string[] {
  const done: string[] = []
  const waiting = [pattern]
  while (waiting.length > 0 && done.length + waiting.length <= alternativesAtMost) {
    const next = waiting.shift() ?? ''
    const group = firstGroup(next)
    if (group === undefined) done.push(next)
    else waiting.unshift(...group)
  }
  return [...new Set([...done, ...waiting])].slice(0, alternativesAtMost)
}

const firstGroup = (pattern: string): readonly string[] | undefined => {
  const open = pattern.indexOf('{')
  if (open < 0) return undefined
  const parts: string[] = []
  let depth = 0
  let from = open + 1
  for (let at = open; at < pattern.length; at++) {
    const character = pattern[at]
    if (character === '{') depth++
    else if (character === '}' && --depth === 0) {
      parts.push(pattern.slice(from, at))
      const tail = pattern.slice(at + 1)
      return parts.length > 1 ? parts.map((part) => pattern.slice(0, open) + part + tail) : undefined
    } else if (character === ',' && depth === 1) {
      parts.push(pattern.slice(from, at))
      from = at + 1
    }
  }
  return undefined
}

export const isGlob = (pattern: string): boolean => /[*?]/.test(pattern) || expandBraces(pattern).length > 1

/** Does one path segment match? `*` is any run of characters, `?` one. Greedy with a single point to go back to. */
export function matchesSegment(name: string, pattern: string): boolean {
  let at = 0
  let star = -1
  let resume = 0
  let p = 0
  while (at < name.length) {
    if (pattern[p] === '*') {
      star = p++
      resume = at
    } else if (p < pattern.length && (pattern[p] === '?' || pattern[p] === name[at])) {
      p++
      at++
    } else if (star >= 0) {
      p = star + 1
      at = ++resume
    } else return false
  }
  while (pattern[p] === '*') p++
  return p === pattern.length
}
