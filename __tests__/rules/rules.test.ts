import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { matchLine } from '../../src/core/diagnose/rule.js'
import { shippedRules } from '../../src/rules/index.js'

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
  test('ids are unique and kebab-case, folder/name', () => {
    const ids = shippedRules.map((rule) => rule.id)
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([])
    expect(ids.filter((id) => !/^[a-z0-9-]+\/[a-z0-9-]+$/.test(id))).toEqual([])
  })

  test('every folder is shipped, and its ids begin with its name', () => {
    const home = resolve('src/rules')
    const folders = readdirSync(home, { withFileTypes: true }).filter((entry) => entry.isDirectory())
    const written = folders.flatMap(({ name }) =>
      readdirSync(join(home, name))
        .filter((file) => file.endsWith('.ts'))
        .flatMap((file) => [...readFileSync(join(home, name, file), 'utf8').matchAll(/^ {4}id: '([^']+)'/gm)])
        .map(([, id = '']) => ({ folder: name, id })),
    )
    expect(written.filter(({ folder, id }) => !id.startsWith(`${folder}/`))).toEqual([])
    expect(written.map(({ id }) => id).sort()).toEqual(shippedRules.map(({ id }) => id).sort())
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

  test('every pattern ends on hostile lines (how long it takes: npm run bench:growth)', () => {
    for (const rule of shippedRules) for (const text of adversaries(rule.example)) matchLine(rule, text)
  })
})
