import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { matches } from '../../../src/core/run/wildcard.js'

const long = 'x'.repeat(2000)

test.each([
  ['a', 'a', true],
  ['a', 'ab', false],
  ['', '', true],
  ['', 'a', false],
  ['*', '', true],
  ['a*', 'abc', true],
  ['*c', 'abc', true],
  ['a*c', 'ac', true],
  ['a*c*', 'abcd', true],
  ['ab*ba', 'aba', false],
  ['*b*b*', 'ab', false],
  ['(a+)+$', 'aaaa', false],
  ['Main', 'main', false],
  ['job[build*].work', 'job[build (20)].work', true],
  ['a*b', 'a\nb', true],
  ['a**b', 'ab', true],
  ['a \\* b', 'a * b', true],
  ['a \\* b', 'a x b', false],
  ['*\\**', 'x*y', true],
  ['Acme\\\\*', 'Acme\\Cart', true],
  ['Acme\\Cart*', 'Acme\\CartTest', true],
])('%j on %j: %s', (pattern, text, answer) => expect(matches(pattern, text)).toBe(answer))

test.each([
  [`*${long}`, `a${long}`, true],
  ['x*x', long, true],
  [`${long}*y`, long, false],
  ['test *', `test ${long}`, true],
])('texts and patterns of any length: %#', (pattern, text, answer) => expect(matches(pattern, text)).toBe(answer))

test('agrees with the regular expression it means', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', '/', '.', '\n'), maxLength: 12 })
  const pattern = fc.string({ unit: fc.constantFrom('a', 'b', '/', '.', '*'), maxLength: 8 })
  fc.assert(
    fc.property(pattern, text, (glob, name) => {
      const parts = glob.split('*').map((part) => part.replaceAll('.', '\\.'))
      expect(matches(glob, name)).toBe(new RegExp(`^${parts.join('.*')}$`, 's').test(name))
    }),
    { numRuns: 2000 },
  )
})

test('stays quick on the worst of patterns', () => {
  expect(matches(`${'*a'.repeat(249)}b`, 'a'.repeat(500))).toBe(false)
  expect(matches(`${'*aaab'.repeat(100)}`, 'a'.repeat(100_000))).toBe(false)
})
