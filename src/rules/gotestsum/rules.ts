/** gotestsum. */
import type { Rule } from '../../core/model/index.js'

export const gotestsum: readonly Rule[] = [
  {
    id: 'gotestsum/failed',
    category: 'test',
    ecosystem: 'go',
    pattern: /^=== FAIL: (?<package>\S+)(?: (?<name>\S+))?(?: \([\d.]+s\))?$/,
    gate: ['=== fail: '],
    role: 'cause',
    strength: 0.84,
    transient: 0.12,
    title: 'The test {name} of {package} failed',
    advice: 'Its output stands below this line.',
    example: '=== FAIL: internal/server TestServer (0.02s)',
    counterExample: '=== RUN   TestServer',
  },
]
