/** Which rule speaks on a line, and what stands near it. */
import type { Rule } from '../../model/index.js'
import { matchable, matchLine } from '../rule.js'
import type { Block } from './blocks.js'
import type { Trial } from './lexicon.js'
import type { LineReader } from './line-reader.js'

/** A line that calls itself a warning or less: the weak rules have nothing to say about it. */
const quiet =
  /^\W{0,8}(?:[\w./-]{1,60}(?::\d+){0,2}:\s*)?(?:\[?(?:WARN(?:ING)?|[Ww]arn(?:ing)?|NOTE|[Nn]ote|INFO|[Ii]nfo|DEBUG|[Dd]ebug|TRACE|hint)\]?[:\s|]|##\[(?:warning|notice|debug)\]|npm (?:WARN|warn|notice|verb|info|http)|::(?:warning|notice|debug))/

/** `set -x`: a command as it is about to run, whatever words are in it. */
const shellTrace = /^\+{1,5} \S/

/** What a check or a test says that went well, whatever words stand in its name. */
const passMark = /^\W{0,8}(?:✅|✓|✔|√|🟢|\[ {0,4}(?:OK|PASS(?:ED)?) {0,4}\]|PASS(?:ED)?[: ]|ok \d+\b(?!.*# TODO))/u

const isQuiet = (text: string): boolean => quiet.test(text) || shellTrace.test(text)

/** A rule that speaks on a line, and the named groups of its pattern. */
export interface Match {
  readonly rule: Rule
  readonly groups: Readonly<Record<string, string | undefined>>
}

/** What was found on a line met before: logs repeat themselves. */
interface Matched {
  readonly text: string
  readonly trial: Trial
  readonly best: Match | undefined
}

/** A power of two: a line's place is told by its length and two of its signs, which costs less than a hash of it. */
const places = 1024

const placeOf = (text: string): number =>
  (text.length * 7 + text.charCodeAt(text.length >> 1) * 31 + text.charCodeAt(text.length - 1) * 131) & (places - 1)

/** `bestMatch`, remembering what it said of a line of the same words where nothing around it had a say. */
export function createMatcher(): (trial: Trial, text: string, near: (rule: Rule) => boolean) => Match | undefined {
  const known: (Matched | undefined)[] = new Array<Matched | undefined>(places).fill(undefined)
  return (trial, text, near) => {
    if (trial.rules.length === 0) return undefined
    const place = placeOf(text)
    const before = known[place]
    if (before !== undefined && before.trial === trial && before.text === text) return before.best
    let asked = false
    const best = bestMatch(trial.rules, text, (rule) => {
      if (rule.within === undefined && rule.without === undefined) return true
      asked = true
      return near(rule)
    })
    if (!asked) known[place] = { text, trial, best }
    return best
  }
}

/** The most telling rule for a line. @param rules those worth most first: the first that matches is the answer */
function bestMatch(rules: readonly Rule[], text: string, near: (rule: Rule) => boolean): Match | undefined {
  let best: Match | undefined
  for (const rule of rules) {
    const match = matchLine(rule, text)
    if (match === null || !near(rule)) continue
    best = { rule, groups: match.groups ?? {} }
    break
  }
  if (best === undefined || (best.rule.ecosystem === 'generic' && isQuiet(text))) return undefined
  if (best.rule.role !== 'benign' && best.rule.category !== 'test' && passMark.test(text)) return undefined
  return { rule: best.rule, groups: best.groups }
}

/** Do the lines around one have what the rule needs there, and nothing it must not have? */
export function nearby(rule: Rule, index: number, block: Block, reader: LineReader): boolean {
  const some = (pattern: RegExp, lines: number): boolean => {
    for (let at = Math.max(0, index - lines); at <= Math.min(block.count - 1, index + Math.min(lines, 16)); at++)
      if (pattern.test(matchable(reader.read(at).text))) return true
    return false
  }
  if (rule.within !== undefined && !some(rule.within.pattern, rule.within.lines)) return false
  return rule.without === undefined || !some(rule.without.pattern, rule.without.lines)
}

/** Where the location stands: the line, and its groups `file`, `line`, `column`. */
export interface Place {
  readonly groups: Readonly<Record<string, string | undefined>>
  readonly number: number
  readonly text: string
}

export function placeAfter(pattern: RegExp, index: number, block: Block, reader: LineReader): Place | undefined {
  for (let at = index; at <= Math.min(block.count - 1, index + 8); at++) {
    const groups = pattern.exec(matchable(reader.read(at).text))?.groups
    if (groups !== undefined) return { groups, number: block.numbers[at] ?? 1, text: reader.read(at).text }
  }
  return undefined
}
