/** PHP_CodeSniffer. */
import type { Rule } from '../../core/model/index.js'

export const phpcs: readonly Rule[] = [
  {
    id: 'phpcs/finding',
    category: 'lint',
    ecosystem: 'php',
    pattern: /^\s*(?<line>\d+) \| (?:ERROR) +\| (?:\[[x ]\] )?(?<message>.+)/,
    gate: ['| error'],
    role: 'cause',
    strength: 0.84,
    transient: 0.01,
    title: 'PHP_CodeSniffer: {message}',
    advice: 'Run `phpcbf`, or fix the line by hand.',
    example: ' 12 | ERROR | [x] Expected 1 space after IF keyword; 0 found',
    counterExample: ' 12 | WARNING | Line exceeds 120 characters',
  },
]
