/** Errors that several JavaScript bundlers word alike. */
import type { Rule } from '../../core/model/index.js'

export const bundlerJs: readonly Rule[] = [
  {
    id: 'bundler-js/error',
    category: 'build',
    ecosystem: 'javascript',
    pattern:
      /^\s*(?:ERROR in \S+|Module not found: Error|Module build failed|Failed to compile\.?$|\[vite\]: Rollup failed|✘ \[ERROR\]|RollupError:|\[!\] \(?\w*.*Error|Build failed with \d+ error|Cannot resolve module)/,
    gate: [
      'error in ',
      'module not found',
      'module build failed',
      'failed to compile',
      'rollup failed',

      '[error]',
      'rolluperror',
      '[!]',
      'build failed with',
      'cannot resolve module',
    ],
    role: 'cause',
    strength: 0.83,
    transient: 0.02,
    title: 'Bundling failed',
    advice: 'The lines below it name file and import.',
    example: "Module not found: Error: Can't resolve './x' in '/app/src'",
    counterExample: 'webpack compiled successfully',
  },
]
