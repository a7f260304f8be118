/** Stylelint. */
import type { Rule } from '../../core/model/index.js'

export const stylelint: readonly Rule[] = [
  {
    id: 'stylelint/finding',
    category: 'lint',
    ecosystem: 'stylelint',
    pattern: /^\s*(?<line>\d+):(?<column>\d+)\s+[✖×]\s+(?<message>.{3,300})/,
    gate: ['  ✖  ', '  ×  '],
    role: 'cause',
    strength: 0.82,
    transient: 0.01,
    title: 'Stylelint: {message}',
    advice: "Fix the line; the file's name stands above.",
    example: '  3:10  ✖  Unexpected empty block  block-no-empty',
    counterExample: '✖ 1 problem',
  },
]
