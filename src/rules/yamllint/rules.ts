/** yamllint. */
import type { Rule } from '../../core/model/index.js'

export const yamllint: readonly Rule[] = [
  {
    id: 'yamllint/finding',
    category: 'lint',
    ecosystem: 'python',
    pattern:
      /^\s*(?:(?<file>[^\s:]{1,300}\.ya?ml):)?(?<line>\d+):(?<column>\d+):?\s+\[?error\]?\s+(?<message>.{3,200}\((?:[a-z-]{3,40})\))$/,
    gate: ['error  ', '[error] '],
    role: 'cause',
    strength: 0.87,
    transient: 0.01,
    title: 'yamllint: {message}',
    advice: 'Fix the line.',
    example: '  3:1       error    wrong indentation: expected 2 but found 4  (indentation)',
    counterExample: '  3:1       warning  missing document start "---"  (document-start)',
  },
]
