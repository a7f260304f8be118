/** Psalm. */
import type { Rule } from '../../core/model/index.js'

export const psalm: readonly Rule[] = [
  {
    id: 'psalm/finding',
    category: 'lint',
    ecosystem: 'php',
    pattern:
      /^\s*(?:ERROR|error): (?<kind>[A-Z][A-Za-z]{4,60}) - (?<file>[^\s:]{1,300}):(?<line>\d+):(?<column>\d+) - (?<message>.+)/,
    gate: ['error: '],
    role: 'cause',
    strength: 0.85,
    transient: 0.01,
    title: 'Psalm: {message}',
    advice: 'Fix {file}:{line}.',
    example: 'ERROR: UndefinedMethod - src/Foo.php:12:9 - Method Foo::bar does not exist',
    counterExample: 'INFO: UnusedVariable',
  },
]
