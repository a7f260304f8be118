/** How a rule meets a line. */
import type { LinePattern, Rule } from '../model/index.js'

/** Longest part of a line that a pattern ever sees. */
export const longestLine = 4096

/**
 * Longest part of a line that a rule's pattern is run on: even a pattern that looks back over what it has read costs no more than a
 * constant a line then, and the whole no more than the log is long.
 */
const longestMatched = 1024

/** Same signs in a row beyond these add nothing to a match, and much to its cost. */
const longestRun = 64
const run = /([\s.=_#*-])\1{64,}/g

/** What of a line a pattern is run on. */
export const matchable = (line: string): string =>
  line.length <= 512 ? line : line.slice(0, longestMatched).replace(run, (_, sign: string) => sign.repeat(longestRun))

const roleRank = { benign: 3, cause: 2, symptom: 1, wrapper: 0 } as const

/** Of rules that match a line the one worth most speaks: benign ones, then specific ones. */
export const worthOf = ({ role, ecosystem, strength }: Pick<Rule, 'role' | 'ecosystem' | 'strength'>): number =>
  (role === 'benign' ? 10 : ecosystem === 'generic' ? 0 : 1) + strength + 0.01 * roleRank[role]

/** Matches one cleaned line against a rule's pattern and exclusion; what it needs nearby is the engine's part. */
export const matchLine = (rule: Rule, line: string): ReturnType<LinePattern['exec']> => {
  const seen = matchable(line)
  const match = rule.pattern.exec(seen)
  return match !== null && rule.excludes?.test(seen) === true ? null : match
}
