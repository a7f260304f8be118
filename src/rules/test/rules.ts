/** Runners that print expected and actual values alike. */
import type { Rule } from '../../core/model/index.js'

export const test: readonly Rule[] = [
  {
    id: 'test/mismatch',
    category: 'test',
    ecosystem: 'test',
    pattern: /^\s*(?:Expected|Actual|expected|actual|EXPECTED|ACTUAL)(?: value| output| result)?\s*: .{1,300}$/,
    gate: ['expected', 'actual'],
    within: { pattern: /^\W*(?:not ok|fail|failed|failure|assert|mismatch)\b/i, lines: 3 },
    role: 'symptom',
    strength: 0.45,
    transient: 0.1,
    title: 'What was expected and what was got',
    advice: 'Compare the two.',
    example: 'Expected: 3',
    counterExample: 'Expected files: 3',
  },
]
