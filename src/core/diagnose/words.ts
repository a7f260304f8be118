/**
 * A rule's words filled with what the log names. What the line did not say is left out: a title never shows a gap. A title
 * without any name in it gets the name the rule caught, or the line's own words.
 */
import type { Rule } from '../model/index.js'

type Groups = Readonly<Record<string, string | undefined>>

const longestTitle = 500
const longestName = 300
const longestAddition = 120
const holes = /\{([\w|]+)\}/g

/** Where something stands is shown beside the title, and a number alone names nothing. */
const places: ReadonlySet<string> = new Set(['file', 'line', 'column'])

/** What a runner writes before a line to mark it: the line's own words come after it. */
const runnersMark = /^(?:##\[error\]|::error[^:]{0,200}::)/

const nameIn = (names: string, groups: Groups): string | undefined =>
  names
    .split('|')
    .map((name) => groups[name]?.trim())
    .find((value) => value !== undefined && value !== '')

/** The text with its names, or undefined where one of them is missing. */
function filled(text: string, groups: Groups): string | undefined {
  const missing = [...text.matchAll(holes)].some(([, names = '']) => nameIn(names, groups) === undefined)
  return missing
    ? undefined
    : text.replace(holes, (_, names: string) => nameIn(names, groups)?.slice(0, longestName) ?? '')
}

const shortened = (text: string, length: number): string =>
  text.length <= length ? text : `${text.slice(0, length - 1).trimEnd()}…`

/**
 * @param text the line the rule met
 * @example titleOf({ title: 'Bundler cannot find a gem' }, { gem: 'rates' }, line) // 'Bundler cannot find a gem: rates'
 */
export function titleOf(rule: Pick<Rule, 'title' | 'role'>, groups: Groups, text: string): string {
  const line = text.replace(runnersMark, '').trim().replaceAll(/\s+/g, ' ')
  const title = filled(rule.title, groups)
  if (title === undefined) return shortened(line, longestTitle)
  if (rule.role === 'wrapper' || rule.title.includes('{')) return title.slice(0, longestTitle)
  const names = Object.keys(groups)
    .filter((name) => !places.has(name))
    .map((name) => nameIn(name, groups))
    .filter((name) => name !== undefined && /[a-z]/i.test(name))
  const addition = names.length > 0 ? [...new Set(names)].join(', ') : line
  return addition === '' ? title : `${title}: ${shortened(addition, longestAddition)}`
}

/** The rule's advice; sentences that need a name the line did not give are left out. */
export function adviceOf(rule: Pick<Rule, 'advice'>, groups: Groups): string {
  const sentences = rule.advice.split(/(?<=[.;])\s+(?=\S)/).map((sentence) => filled(sentence, groups))
  const kept = sentences.filter((sentence) => sentence !== undefined).join(' ')
  return kept === '' ? 'Read the lines named.' : kept.replace(/;$/, '.')
}
