/** SQLFluff. */
import type { Rule } from '../../core/model/index.js'

export const sqlfluff: readonly Rule[] = [
  {
    id: 'sqlfluff/finding',
    category: 'lint',
    ecosystem: 'gate',
    pattern: /^L: +(?<line>\d{1,7}) \| P: +(?<column>\d{1,6}) \| (?<code>\w{3,6}) \| (?<message>.+)/,
    gate: ['| p: '],
    role: 'cause',
    strength: 0.92,
    transient: 0,
    title: 'SQL: {message} ({code})',
    advice: 'Mend the statement at line {line}, or run `sqlfluff fix`.',
    example: 'L:   1 | P:  10 | LT01 | Expected only single space before naked identifier.',
    counterExample: 'L: left | P: right',
  },
]
