/** AVA, a test runner of Node.js. */
import type { Rule } from '../../core/model/index.js'

export const ava: readonly Rule[] = [
  {
    id: 'ava/failed',
    category: 'test',
    ecosystem: 'javascript',
    pattern: /^\s*(?:✖|✘) (?:\[fail\]: )(?<name>.{1,300})/,
    gate: ['[fail]:'],
    role: 'cause',
    strength: 0.84,
    transient: 0.12,
    title: 'Test failed: {name}',
    advice: 'The difference stands in the section of this name below.',
    example: '  ✘ [fail]: sum › adds numbers',
    counterExample: '  ✔ sum › adds numbers',
  },
]
