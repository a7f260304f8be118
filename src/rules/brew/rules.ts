/** Homebrew. */
import type { Rule } from '../../core/model/index.js'

export const brew: readonly Rule[] = [
  {
    id: 'brew/error',
    category: 'dependency',
    ecosystem: 'brew',
    pattern:
      /^Error: (?:No available formula|No formulae found|\S+: (?:no bottle available|The `brew link` step did not)|Cask '.+' is unavailable|\S+ \S+ is already installed)/,
    gate: ['error: '],
    role: 'cause',
    strength: 0.85,
    transient: 0.05,
    title: 'Homebrew cannot install',
    advice: 'Read the line; formula names and bottles change.',
    example: 'Error: No available formula with the name "foo"',
    counterExample: 'Error: something else',
  },
]
