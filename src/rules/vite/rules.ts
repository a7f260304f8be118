/** Vite. */
import type { Rule } from '../../core/model/index.js'

export const vite: readonly Rule[] = [
  {
    id: 'vite/failed-line',
    category: 'build',
    ecosystem: 'vite',
    pattern:
      /^\s*(?:✗ Build failed in [\d.]+m?s|x Build failed in .+|error during build:|> Build error occurred|Failed to compile\.)/,
    gate: ['build failed in', 'error during build', 'build error occurred', 'failed to compile.'],
    role: 'wrapper',
    strength: 0.4,
    transient: 0.02,
    title: 'The bundler failed',
    advice: 'Read the lines next to this one.',
    example: 'error during build:',
    counterExample: '✓ built in 320ms',
  },
]
