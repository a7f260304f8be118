/** actionlint: workflow files of GitHub Actions. */
import type { Rule } from '../../core/model/index.js'

export const actionlint: readonly Rule[] = [
  {
    id: 'actionlint/finding',
    category: 'lint',
    ecosystem: 'gha',
    pattern:
      /^(?<file>\.github\/workflows\/[^\s:]{1,200}):(?<line>\d+):(?<column>\d+): (?<message>.+) \[(?<rule>[\w-]+)\]$/,
    gate: ['.github/workflows/'],
    role: 'cause',
    strength: 0.85,
    transient: 0.01,
    title: 'actionlint: {message}',
    advice: 'Fix {file}:{line}.',
    example: '.github/workflows/ci.yml:12:9: property "foo" is not defined in object type {} [expression]',
    counterExample: '.github/workflows/ci.yml',
  },
]
