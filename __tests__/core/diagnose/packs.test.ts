import { describe, expect, test } from '@jest/globals'
import { shippedRules } from '../../../src/core/diagnose/packs/index.js'
import { matchLine, type Rule } from '../../../src/core/diagnose/rule.js'

/** Texts that make a quadratic or exponential pattern show itself. */
const adversaries = (example: string): string[] => {
  const long = 4096
  const seeds = [
    ' ',
    'a',
    '0',
    '-',
    '.',
    '/',
    ':',
    '"',
    '[',
    'a ',
    'a.',
    'a/',
    '0.',
    ' :',
    'ab1-',
    example,
    example.slice(0, 12),
  ]
  return seeds.flatMap((seed) => {
    const body = seed.repeat(Math.ceil(long / seed.length)).slice(0, long)
    return [body, `${example.slice(0, Math.ceil(example.length / 2))}${body}`.slice(0, long), `${body}\u0000`]
  })
}

describe('shipped rules', () => {
  test('ids are unique and kebab-case, pack/name', () => {
    const ids = shippedRules.map((rule) => rule.id)
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([])
    expect(ids.filter((id) => !/^[a-z0-9-]+\/[a-z0-9-]+$/.test(id))).toEqual([])
  })

  test.each(shippedRules.map((rule) => [rule.id, rule] as const))('%s', (_id, rule) => {
    expect(rule.pattern.flags).not.toMatch(/[gy]/)
    expect(matchLine(rule, rule.example)).not.toBeNull()
    expect(matchLine(rule, rule.counterExample)).toBeNull()
    const folded = rule.example.toLowerCase()
    expect(rule.gate.some((literal) => folded.includes(literal.toLowerCase()))).toBe(true)
    expect(rule.gate.every((literal) => new TextEncoder().encode(literal).length >= 3)).toBe(true)
    expect(rule.strength).toBeGreaterThan(0)
    expect(rule.strength).toBeLessThanOrEqual(1)
    expect(rule.transient).toBeGreaterThanOrEqual(0)
    expect(rule.transient).toBeLessThanOrEqual(1)
    const groups = Object.keys(new RegExp(`${rule.pattern.source}|`, rule.pattern.flags).exec('')?.groups ?? {})
    const used = [...`${rule.title} ${rule.advice}`.matchAll(/\{(\w+)\}/g)].map((match) => match[1])
    expect(used.filter((name) => name !== undefined && !groups.includes(name))).toEqual([])
  })

  test('no pattern takes long on hostile lines', () => {
    const timed = (rule: Rule): number => {
      const started = performance.now()
      for (const text of adversaries(rule.example)) matchLine(rule, text)
      return performance.now() - started
    }
    // A busy machine is slow at times; a bad pattern is slow every time.
    const slow = shippedRules.filter((rule) => [1, 2, 3].every(() => timed(rule) > 100)).map((rule) => rule.id)
    expect(slow).toEqual([])
  })
})
