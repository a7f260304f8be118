/** Pylint. */
import type { Rule } from '../../core/model/index.js'

export const pylint: readonly Rule[] = [
  {
    id: 'pylint/finding',
    category: 'lint',
    ecosystem: 'python',
    pattern: /^\s*(?<file>[^\s:]{1,300}\.py):(?<line>\d+):(?<column>\d+): (?<code>[EFWCR]\d{4}): (?<message>.+)/,
    gate: ['.py:'],
    role: 'cause',
    strength: 0.88,
    transient: 0.01,
    title: 'Pylint {code}: {message}',
    advice: 'Fix {file}:{line}.',
    example: 'src/app.py:3:0: W0611: Unused import os (unused-import)',
    counterExample: 'src/app.py:3: ok',
  },
  {
    id: 'pylint/score',
    category: 'lint',
    ecosystem: 'python',
    pattern: /(?:Your code has been rated at (?<score>-?[\d.]+)\/10.*|pylint: error: .+)/,
    gate: ['your code has been rated at', 'pylint: error'],
    excludes: /rated at 10\.00\/10/,
    role: 'symptom',
    strength: 0.5,
    transient: 0.01,
    title: 'Pylint found faults in the code',
    advice: 'Fix the findings above.',
    example: 'Your code has been rated at 7.50/10 (previous run: 10.00/10, -2.50)',
    counterExample: 'Your code has been rated at 10.00/10',
  },
]
