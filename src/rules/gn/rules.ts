/** GN, the build generator of Chromium. */
import type { Rule } from '../../core/model/index.js'

export const gn: readonly Rule[] = [
  {
    id: 'gn/error',
    category: 'build',
    ecosystem: 'browser',
    pattern: /^\s*ERROR at (?<file>\/\/\S{1,200}):(?<line>\d+):(?<column>\d+): (?<message>.+)/,
    gate: ['error at //'],
    role: 'cause',
    strength: 0.88,
    transient: 0.01,
    title: 'GN: {message}',
    advice: 'Fix {file}:{line}; `gn gen` then passes.',
    example: 'ERROR at //build/config/BUILDCONFIG.gn:12:3: Unknown variable "foo".',
    counterExample: 'Done. Made 1200 targets',
  },
]
