/** node:test, the test runner of Node.js. */
import type { Rule } from '../../core/model/index.js'

export const nodeTest: readonly Rule[] = [
  {
    id: 'node-test/failed',
    category: 'test',
    ecosystem: 'javascript',
    pattern: /^\s*✖ (?<test>.+?) \([\d.]+ms\)/,
    gate: ['✖ '],
    role: 'cause',
    strength: 0.86,
    transient: 0.08,
    title: 'The test {test} failed',
    advice: 'The list of failing tests at the end shows the error.',
    example: '✖ parses manifests (12.5ms)',
    counterExample: '✔ parses manifests (12.5ms)',
  },
  {
    id: 'node-test/totals',
    category: 'test',
    ecosystem: 'javascript',
    pattern: /^(?:ℹ|#) fail (?<failed>[1-9]\d*)$/,
    gate: [' fail '],
    role: 'symptom',
    strength: 0.64,
    transient: 0.08,
    title: '{failed} tests failed',
    advice: 'They are named above.',
    example: '# fail 1',
    counterExample: '# fail 0',
  },
]
