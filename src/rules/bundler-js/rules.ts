/** Errors that several JavaScript bundlers word alike. */
import type { Rule } from '../../core/model/index.js'

export const bundlerJs: readonly Rule[] = [
  {
    id: 'bundler-js/error',
    category: 'build',
    ecosystem: 'javascript',
    pattern:
      /^\s*(?:Module not found: Error|Module (?:build|parse) failed|Failed to compile\.?$|\[vite\]: Rollup failed|✘ \[ERROR\]|RollupError:|\[!\] \(?\w*.*Error|Build failed with \d+ error|Cannot resolve module)/,
    gate: [
      'module parse failed',
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
  {
    id: 'bundler-js/heading',
    category: 'build',
    ecosystem: 'javascript',
    pattern: /^\s*ERROR in \S+/,
    gate: ['error in '],
    role: 'symptom',
    strength: 0.6,
    transient: 0.02,
    title: 'A module could not be bundled',
    advice: 'Read the next line.',
    example: 'ERROR in ./src/index.js 1:0-30',
    counterExample: 'no error in it',
  },
]
