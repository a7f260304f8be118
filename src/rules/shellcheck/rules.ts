/** ShellCheck. */
import type { Rule } from '../../core/model/index.js'

export const shellcheck: readonly Rule[] = [
  {
    id: 'shellcheck/finding',
    category: 'lint',
    ecosystem: 'shell',
    pattern:
      /(?:^\s*(?:\^-+\^?|\^--) (?<code>SC\d{4}) \((?:error|warning|info|style)\): (?<message>.+)|^(?<file>[^\s:]{1,300}):(?<line>\d+):(?<column>\d+): (?:error|warning|note): (?<message2>.+) \[(?<code2>SC\d{4})\])/,
    gate: [' sc1', ' sc2', ' sc3', '(error): ', '[sc1', '[sc2', '[sc3'],
    role: 'cause',
    strength: 0.86,
    transient: 0.01,
    title: 'ShellCheck found something',
    advice: 'Fix the line shown above, or disable the code with a reason.',
    example: '       ^-- SC2086 (info): Double quote to prevent globbing and word splitting.',
    counterExample: 'SC2086 is fine',
  },
]
