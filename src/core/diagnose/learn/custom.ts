/**
 * Rules people write or learn: checked, compiled by RE2 (linear time whatever the pattern; Cox 2007) and given a gate.
 * Every fault is named, with the pattern it is in; the good ones stand.
 */
import { RE2JS } from 're2js'
import { z } from 'zod'
import { categories, type LinePattern, type Rule } from '../../model/index.js'

const day = z.iso.date()

export const customPatternSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+\/[a-z0-9-]+$/, 'must read name/name, lower case'),
  category: z.enum(categories),
  pattern: z.string().min(3).max(1000).describe('RE2 syntax, matched against one cleaned line'),
  gate: z.array(z.string().min(3)).min(1).optional().describe('literals of which every matching line contains one'),
  excludes: z.string().max(1000).optional(),
  title: z.string().max(300).optional(),
  advice: z.string().max(1000).optional(),
  link: z.url({ protocol: /^https$/ }).optional(),
  strength: z.number().min(0).max(1).optional(),
  transient: z.number().min(0).max(1).optional().describe('probability that a retry passes'),
  firstSeen: day.optional(),
  lastSeen: day.optional(),
  seen: z.int().nonnegative().optional(),
  expires: day.optional().describe('not used from this day on'),
})
export type CustomPattern = z.infer<typeof customPatternSchema>

export const patternFileSchema = z.strictObject({
  schema: z.literal('pipeline-guard/patterns'),
  version: z.literal(1),
  patterns: z.array(z.unknown()).max(2000),
})

export interface Checked {
  readonly patterns: readonly CustomPattern[]
  readonly rules: readonly Rule[]
  readonly faults: readonly string[]
}

/**
 * @param raw patterns as read from a file or the configuration
 * @param today `YYYY-MM-DD`; expired patterns are left out where it is given
 * @param taken ids that are already in use, mostly the shipped ones
 */
export function checkPatterns(raw: readonly unknown[], taken: ReadonlySet<string>, today?: string): Checked {
  const faults: string[] = []
  const patterns: CustomPattern[] = []
  const rules: Rule[] = []
  const ids = new Set(taken)
  raw.forEach((each, at) => {
    const parsed = customPatternSchema.safeParse(each)
    if (!parsed.success) {
      const issues = parsed.error.issues.map((issue) => `${issue.path.join('.') || 'pattern'}: ${issue.message}`)
      faults.push(`pattern ${at + 1}: ${issues.join('; ')}`)
      return
    }
    const pattern = parsed.data
    if (ids.has(pattern.id)) {
      faults.push(`pattern ${pattern.id}: this id is taken; choose another`)
      return
    }
    ids.add(pattern.id)
    try {
      const rule = ruleOf(pattern)
      patterns.push(pattern)
      if (today === undefined || pattern.expires === undefined || pattern.expires > today) rules.push(rule)
    } catch (error) {
      faults.push(`pattern ${pattern.id}: ${(error as Error).message}`)
    }
  })
  return { patterns, rules, faults }
}

/** @throws Error when the pattern is no RE2 syntax, or has no literal to look for first */
function ruleOf(custom: CustomPattern): Rule {
  const pattern = compile(custom.pattern)
  const gate = custom.gate ?? [requiredLiteral(custom.pattern)].filter((literal) => literal !== undefined)
  if (gate.length === 0) throw new Error('has no literal of three characters that every match contains; add `gate`')
  return {
    id: custom.id,
    category: custom.category,
    ecosystem: 'custom',
    pattern,
    gate,
    ...(custom.excludes === undefined ? {} : { excludes: compile(custom.excludes) }),
    role: 'cause',
    // People know their own project best: a hair above every shipped rule.
    strength: custom.strength ?? 0.97,
    transient: custom.transient ?? 0.05,
    title: custom.title ?? custom.id,
    advice: custom.advice ?? 'A pattern of this repository; it has no advice yet.',
    ...(custom.link === undefined ? {} : { link: custom.link }),
    example: '',
    counterExample: '',
  }
}

function compile(source: string): LinePattern {
  let compiled: RE2JS
  try {
    compiled = RE2JS.compile(source)
  } catch (error) {
    throw new Error(`not valid RE2 syntax (no look-around, no back-references): ${(error as Error).message}`)
  }
  const names = Object.keys(compiled.namedGroups())
  return {
    source,
    flags: '',
    test: (line) => compiled.matcher(line).find(),
    exec: (line) => {
      const matcher = compiled.matcher(line)
      if (!matcher.find()) return null
      return { groups: Object.fromEntries(names.map((name) => [name, matcher.group(name) ?? undefined])) }
    },
  }
}

/** The longest run of plain characters outside of groups, classes and alternatives; undefined when there is none. */
export function requiredLiteral(source: string): string | undefined {
  if (/(?<!\\)\|/.test(source.replace(/\((?:[^()\\]|\\.)*\)|\[(?:[^\]\\]|\\.)*\]/g, '('))) return undefined
  const plain = source
    .replace(/^\(\?[a-z]+\)/, '')
    .replace(/\\[QE]/g, '\u0000')
    .replace(/\[(?:[^\]\\]|\\.)*\]/g, '\u0000')
  let depth = 0
  let text = ''
  for (let at = 0; at < plain.length; at++) {
    const unit = plain[at] ?? ''
    const next = plain[at + 1] ?? ''
    if (unit === '\\') {
      at += 1
      text += /[A-Za-z0-9]/.test(next) ? '\u0000' : depth === 0 ? next : '\u0000'
    } else if (unit === '(') depth += 1
    else if (unit === ')') {
      depth -= 1
      text += '\u0000'
    } else if (depth > 0) text += '\u0000'
    else if ('?*{'.includes(unit)) text = `${text.slice(0, -1)}\u0000`
    else if ('.^$+}'.includes(unit)) text += '\u0000'
    else text += unit
  }
  const [longest] = text
    .split('\u0000')
    .filter((part) => part.length >= 3 && !/^[\d,]+$/.test(part))
    .sort((a, b) => b.length - a.length)
  return longest
}
