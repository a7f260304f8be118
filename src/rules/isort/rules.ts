/** isort. */
import type { Rule } from '../../core/model/index.js'

export const isort: readonly Rule[] = [
  {
    id: 'isort/unsorted',
    category: 'lint',
    ecosystem: 'python',
    pattern: /^ERROR: (?<file>\S{1,300}) Imports are incorrectly sorted.*/,
    gate: ['imports are incorrectly sorted'],
    role: 'cause',
    strength: 0.92,
    transient: 0,
    title: 'The imports of {file} are not sorted',
    advice: 'Run isort on it.',
    example: 'ERROR: /app/cart.py Imports are incorrectly sorted and/or formatted.',
    counterExample: 'imports are fine',
  },
]
