/** PHP CS Fixer. */
import type { Rule } from '../../core/model/index.js'

export const phpcsfixer: readonly Rule[] = [
  {
    id: 'phpcsfixer/finding',
    category: 'lint',
    ecosystem: 'php',
    pattern:
      /^\s*(?:\d+\) (?<file>\S{1,300}\.php)(?: \([\w, /]+\))?|Found (?<count>[1-9]\d*) of \d+ files that can be fixed.*)$/,
    gate: ['.php', 'that can be fixed'],
    within: { pattern: /php[ -]cs[ -]fixer|that can be fixed|begin diff/i, lines: 30 },
    role: 'cause',
    strength: 0.8,
    transient: 0.01,
    title: 'PHP CS Fixer would change files',
    advice: 'Run `php-cs-fixer fix` and commit.',
    example: 'Found 2 of 12 files that can be fixed in 0.123 seconds, 14.000 MB memory used',
    counterExample: 'Found 0 of 12 files that can be fixed in 0.123 seconds',
  },
]
