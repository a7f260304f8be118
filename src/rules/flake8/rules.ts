/** Flake8. */
import type { Rule } from '../../core/model/index.js'

export const flake8: readonly Rule[] = [
  {
    id: 'flake8/finding',
    category: 'lint',
    ecosystem: 'python',
    pattern:
      /(?:^|\s)(?<file>[^\s:]{1,300}\.(?:pyi?|ipynb))(?::cell \d+)?:(?<line>\d+):(?:(?<column>\d+):)? (?<code>[A-Z]{1,6}\d{2,4}):? (?<message>.+)/,
    gate: ['.py:', '.pyi:', '.ipynb:'],
    role: 'cause',
    strength: 0.86,
    transient: 0.01,
    title: '{code}: {message}',
    advice: 'Fix {file}:{line}; many of these `ruff check --fix` can fix.',
    example: "src/app.py:3:1: F401 'os' imported but unused",
    counterExample: 'src/app.py:3: in test_foo',
  },
]
