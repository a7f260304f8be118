import { describe, expect, test } from '@jest/globals'
import { checkPatterns, requiredLiteral } from '../../../../src/core/diagnose/learn/custom.js'
import { learnt, mergePatterns, unknownSignatures } from '../../../../src/core/diagnose/learn/learning.js'
import { aRecord, failure } from '../records.js'

const good = { id: 'own/gateway', category: 'network', pattern: 'gateway (?P<name>\\S+) said no' }

describe('patterns of one’s own', () => {
  test('every fault is named; the good ones stand', () => {
    const raw = [
      good,
      { ...good, category: 'nonsense' },
      good,
      { ...good, id: 'own/b', pattern: '(?=look)ahead' },
      { ...good, id: 'own/c', pattern: '\\d+\\s\\d+' },
      7,
    ]
    const { rules, patterns, faults } = checkPatterns(raw, new Set(['cargo/compile-error']))
    expect(rules.map((rule) => rule.id)).toEqual(['own/gateway'])
    expect(patterns).toHaveLength(1)
    expect(faults).toEqual([
      expect.stringContaining('pattern 2: category'),
      expect.stringContaining('own/gateway: this id is taken'),
      expect.stringContaining('own/b: not valid RE2 syntax'),
      expect.stringContaining('own/c: has no literal'),
      expect.stringContaining('pattern 6'),
    ])
    expect(rules[0]?.pattern.exec('the gateway eu-1 said no')?.groups).toEqual({ name: 'eu-1' })
    expect(rules[0]?.gate).toEqual(['gateway '])
  })

  test('an expired pattern is kept but not used', () => {
    const { patterns, rules } = checkPatterns([{ ...good, expires: '2026-01-01' }], new Set(), '2026-01-01')
    expect([patterns.length, rules.length]).toEqual([1, 0])
  })

  test.each([
    ['abc (def)? ghij', ' ghij'],
    ['colou?r of money', 'r of money'],
    ['(a|b) error', ' error'],
    ['error|failure', undefined],
    ['\\d{3}', undefined],
    ['a\\.b\\.cde', 'a.b.cde'],
    ['[xyz]+ boom', ' boom'],
  ])('the literal every match of %s has is %s', (source, literal) => expect(requiredLiteral(source)).toBe(literal))

  test('merging: the newer stays, the first sighting and the count too; order does not matter', () => {
    const a = { ...learnt('gateway eu-1 said no', { category: 'network', id: 'own/g', today: '2026-01-01' }), seen: 5 }
    const b = {
      ...learnt('gateway eu-1 said no', { category: 'infrastructure', id: 'own/g', today: '2026-02-01' }),
      seen: 2,
    }
    const merged = mergePatterns([a], [b])
    expect(merged).toEqual(mergePatterns([b], [a]))
    expect(merged).toEqual([{ ...b, firstSeen: '2026-01-01', seen: 5 }])
  })

  test('unknown signatures of the history, most frequent first', () => {
    const unknown = failure({ signature: 'line:1', rule: null })
    const records = [
      aRecord({ run: '1', failure: unknown }),
      aRecord({ run: '2', failure: unknown, branch: 'dev' }),
      aRecord({ run: '3', failure: failure({ signature: 'cargo/x:2', rule: 'cargo/x' }) }),
    ]
    expect(unknownSignatures(records)).toMatchObject([{ signature: 'line:1', count: 2, branches: ['dev', 'main'] }])
  })
})
