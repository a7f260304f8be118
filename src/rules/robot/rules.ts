/** Robot Framework. */
import type { Rule } from '../../core/model/index.js'

export const robot: readonly Rule[] = [
  {
    id: 'robot/failed',
    category: 'test',
    ecosystem: 'test',
    pattern: /^(?<name>.{1,250}?)\s+\| FAIL \|$/,
    gate: ['| fail |'],
    role: 'cause',
    strength: 0.82,
    transient: 0.15,
    title: 'Robot test failed: {name}',
    advice: 'The lines below have the message.',
    example: 'Login Should Work                                                     | FAIL |',
    counterExample: 'Login Should Work                                                     | PASS |',
  },
]
