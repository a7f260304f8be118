/** markdownlint. */
import type { Rule } from '../../core/model/index.js'

export const markdownlint: readonly Rule[] = [
  {
    id: 'markdownlint/finding',
    category: 'lint',
    ecosystem: 'markdownlint',
    pattern:
      /^\s*(?<file>[^\s:]{1,300}\.(?:md|markdown|mdx)):(?<line>\d+)(?::(?<column>\d+))? (?:error )?(?<rule>MD\d{3})[/ ](?<message>.+)/,
    gate: [' md0'],
    role: 'cause',
    strength: 0.84,
    transient: 0.01,
    title: 'markdownlint {rule}: {message}',
    advice: 'Fix {file}:{line}.',
    example: 'README.md:12:81 MD013/line-length Line length [Expected: 80; Actual: 120]',
    counterExample: 'README.md:12',
  },
]
