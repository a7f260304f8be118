/** How a rule meets a line. */
import type { LinePattern, Rule } from '../model/index.js'

/** Longest part of a line that a pattern ever sees. */
export const longestLine = 4096

/** Matches one cleaned line against a rule's pattern and exclusion; what it needs nearby is the engine's part. */
export const matchLine = (rule: Rule, line: string): ReturnType<LinePattern['exec']> => {
  const match = rule.pattern.exec(line)
  return match !== null && rule.excludes?.test(line) === true ? null : match
}
