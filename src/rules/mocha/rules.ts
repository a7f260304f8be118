/** Mocha. */
import type { Rule } from '../../core/model/index.js'

export const mocha: readonly Rule[] = [
  {
    id: 'mocha/failing',
    category: 'test',
    ecosystem: 'javascript',
    pattern: /^\s{1,6}(?<count>[1-9]\d*) failing$/,
    gate: ['failing'],
    role: 'symptom',
    strength: 0.62,
    transient: 0.12,
    title: '{count} mocha tests fail',
    advice: 'Read the numbered failures below.',
    example: '  2 failing',
    counterExample: '  0 failing',
  },
  {
    id: 'mocha/numbered',
    category: 'test',
    ecosystem: 'javascript',
    pattern: /^\s{1,6}(?<number>[1-9]\d{0,3})\) (?<name>\S.{1,300})$/,
    gate: [' 1) ', ' 2) ', ' 3) '],
    within: { pattern: /^\s{1,6}\d+ failing$|AssertionError|^\s+at (?:Context|Object)\./, lines: 8 },
    role: 'cause',
    strength: 0.78,
    transient: 0.12,
    title: 'Test failed: {name}',
    advice: 'The lines below say what was expected, and where.',
    example: '  1) sum adds numbers:',
    counterExample: '1) install',
  },
]
