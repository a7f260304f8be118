/** TestNG. */
import type { Rule } from '../../core/model/index.js'

export const testng: readonly Rule[] = [
  {
    id: 'testng/failed',
    category: 'test',
    ecosystem: 'java',
    pattern: /^(?:\[testng\]\s*)?FAILED(?: CONFIGURATION)?: (?:@\w+ )?(?<test>\S+)/,
    gate: ['failed: ', 'failed configuration'],
    role: 'cause',
    strength: 0.72,
    transient: 0.08,
    title: 'The test {test} failed',
    advice: 'The exception below says why.',
    example: 'FAILED: testLogin',
    counterExample: 'PASSED: testLogin',
  },
]
