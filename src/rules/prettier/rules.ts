/** Prettier. */
import type { Rule } from '../../core/model/index.js'

export const prettier: readonly Rule[] = [
  {
    id: 'prettier/unformatted',
    category: 'lint',
    ecosystem: 'prettier',
    pattern:
      /^\s*\[(?:warn|error)\] (?:(?<file>\S{1,300}\.\w{1,10})(?:: .+)?|Code style issues (?:were )?found in .+)$/,
    gate: ['[warn] ', '[error] '],
    within: { pattern: /prettier|Code style issues|Checking formatting/i, lines: 40 },
    role: 'cause',
    strength: 0.86,
    transient: 0.01,
    title: 'Prettier would format {file}',
    advice: 'Run `npx prettier --write` and commit.',
    example: '[warn] src/app.ts',
    counterExample: '[info] checking',
  },
]
