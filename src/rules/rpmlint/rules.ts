/** rpmlint. */
import type { Rule } from '../../core/model/index.js'

export const rpmlint: readonly Rule[] = [
  {
    id: 'rpmlint/error',
    category: 'lint',
    ecosystem: 'rpm',
    pattern: /^\s*\S+?(?:\.\w+)?: E: (?<check>[a-z][\w-]{3,60})(?: .*)?$/,
    gate: [': e: '],
    role: 'cause',
    strength: 0.8,
    transient: 0.01,
    title: 'rpmlint: {check}',
    advice: 'Fix it, or filter the check with a reason.',
    example: 'foo.x86_64: E: no-binary',
    counterExample: 'foo.x86_64: W: no-documentation',
  },
]
