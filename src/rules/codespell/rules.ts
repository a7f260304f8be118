/** codespell. */
import type { Rule } from '../../core/model/index.js'

export const codespell: readonly Rule[] = [
  {
    id: 'codespell/finding',
    category: 'lint',
    ecosystem: 'python',
    pattern: /^\s*(?<file>[^\s:]{1,300}):(?<line>\d+): (?<wrong>[\w']{2,40}) ==> (?<right>[\w', ]{2,120})$/,
    gate: [' ==> '],
    role: 'cause',
    strength: 0.66,
    transient: 0.01,
    title: 'Spelling: {wrong} should be {right}',
    advice: 'Correct {file}:{line}, or list the word as known.',
    example: 'README.md:12: recieve ==> receive',
    counterExample: 'a ==> b',
  },
]
