/** Newman: tests of HTTP interfaces. */
import type { Rule } from '../../core/model/index.js'

export const newman: readonly Rule[] = [
  {
    id: 'newman/failed',
    category: 'test',
    ecosystem: 'test',
    pattern: /^\s*\d{1,3}\.\s+(?:AssertionError|JSONError|TypeError|Error) .{2,200}$/,
    gate: ['assertionerror', 'jsonerror', 'typeerror', ' error'],
    within: { pattern: /newman|# +failure +detail|postman/i, lines: 30 },
    role: 'cause',
    strength: 0.8,
    transient: 0.2,
    title: "A request's test failed",
    advice: 'The next lines have the request and the message.',
    example: ' 01.  AssertionError  Status code is 200',
    counterExample: '01. install',
  },
]
