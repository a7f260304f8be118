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
  {
    id: 'esbuild/flag',
    category: 'config',
    ecosystem: 'javascript',
    pattern:
      /^\s*(?:✘|X) \[ERROR\] (?<message>(?:Invalid (?:build flag|value|option|transform flag)|Must use|Cannot use|Missing value|Unrecognized).{1,200})/,
    gate: ['[error] '],
    role: 'cause',
    strength: 0.95,
    transient: 0.01,
    title: 'esbuild: {message}',
    advice: 'Correct the option.',
    example: '✘ [ERROR] Invalid build flag: "--bundel"',
    counterExample: '✘ [ERROR] Could not resolve "a"',
  },
]
