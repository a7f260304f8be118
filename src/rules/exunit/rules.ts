/** ExUnit: tests of Elixir. */
import type { Rule } from '../../core/model/index.js'

export const exunit: readonly Rule[] = [
  {
    id: 'exunit/failed-test',
    category: 'test',
    ecosystem: 'elixir',
    pattern: /^\s{1,4}(?<number>\d{1,4})\) (?:test|property|doctest) (?<name>.{1,250}) \((?<module>[\w.]{1,150})\)$/,
    gate: [') test ', ') property ', ') doctest '],
    role: 'cause',
    strength: 0.86,
    transient: 0.12,
    title: 'Test failed: {name} ({module})',
    advice: 'The next lines have the place, the code, left and right.',
    example: '  1) test adds numbers (CalcTest)',
    counterExample: '  1) tests the thing',
  },
  {
    id: 'exunit/summary',
    category: 'test',
    ecosystem: 'elixir',
    pattern: /^\s*(?:\d+ (?:doctests?|properties|property), )*\d+ tests?, (?<count>[1-9]\d*) failures?/,
    gate: ['failure'],
    within: { pattern: /tests?, [1-9]\d* failures?/, lines: 1 },
    role: 'symptom',
    strength: 0.58,
    transient: 0.1,
    title: 'ExUnit reports {count} failures',
    advice: 'Read the failures above.',
    example: '12 tests, 1 failure',
    counterExample: '12 tests, 0 failures',
  },
]
