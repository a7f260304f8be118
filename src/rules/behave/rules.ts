/** Behave: scenarios in Python. */
import type { Rule } from '../../core/model/index.js'

export const behave: readonly Rule[] = [
  {
    id: 'behave/failed',
    category: 'test',
    ecosystem: 'test',
    pattern:
      /(?:^\s*(?<file>\S{1,200}\.feature):(?<line>\d+) {2}(?<name>\S.{0,200})$|^Failing scenarios:$|^\d+ features? passed, (?<count>[1-9]\d*) failed)/,
    gate: ['.feature:', 'failing scenarios:', 'features passed, ', 'feature passed, '],
    within: { pattern: /Failing scenarios:|features? passed, \d+ failed/, lines: 12 },
    role: 'cause',
    strength: 0.8,
    transient: 0.12,
    title: 'A scenario failed',
    advice: 'Its failing step stands above with the message.',
    example: 'Failing scenarios:',
    counterExample: '12 features passed, 0 failed, 0 skipped',
  },
]
