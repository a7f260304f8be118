/** Pyright. */
import type { Rule } from '../../core/model/index.js'

export const pyright: readonly Rule[] = [
  {
    id: 'pyright/error',
    category: 'lint',
    ecosystem: 'python',
    pattern: /^\s*(?<file>(?:[A-Za-z]:)?[^\s:]{1,300}\.pyi?):(?<line>\d+):(?<column>\d+) - error: (?<message>.+)/,
    gate: ['.py:', '.pyi:'],
    role: 'cause',
    strength: 0.86,
    transient: 0.01,
    title: 'Pyright: {message}',
    advice: 'Fix {file}:{line}.',
    example: '  /app/src/app.py:3:5 - error: "foo" is not defined (reportUndefinedVariable)',
    counterExample: '  /app/src/app.py:3:5 - warning: Import "x" could not be resolved',
  },
]
