/** esbuild. */
import type { Rule } from '../../core/model/index.js'

export const esbuild: readonly Rule[] = [
  {
    id: 'esbuild/error',
    category: 'build',
    ecosystem: 'esbuild',
    pattern: /^\s*(?:✘|X) \[ERROR\] (?<message>.+)/,
    gate: ['[error] '],
    role: 'cause',
    strength: 0.87,
    transient: 0.02,
    title: 'esbuild: {message}',
    advice: 'The next lines show the place.',
    example: '✘ [ERROR] Could not resolve "lodash"',
    counterExample: '▲ [WARNING] Import is undefined',
  },
]
