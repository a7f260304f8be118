/** TypeScript's errors as bundlers and loaders print them. */
import type { Rule } from '../../core/model/index.js'

export const typescript: readonly Rule[] = [
  {
    id: 'typescript/error',
    category: 'build',
    ecosystem: 'javascript',
    pattern:
      /(?:^|[\s'"(])(?<file>[\w./\\@-]{1,250}\.[cm]?tsx?)[:(](?<line>\d+)[:,](?<column>\d+)\)?(?: -|:) error (?<code>TS\d+): (?<message>.+)|^(?:\S+ )?error (?<bare>TS\d+): /,
    gate: ['error ts'],
    role: 'cause',
    strength: 0.93,
    transient: 0,
    title: 'TypeScript: {message}',
    advice: 'Fix {file} at line {line}.',
    example: "src/app.ts(10,5): error TS2304: Cannot find name 'x'.",
    counterExample: 'Found 0 errors.',
  },
]
