/** Qt Test. */
import type { Rule } from '../../core/model/index.js'

export const qtest: readonly Rule[] = [
  {
    id: 'qtest/fail',
    category: 'test',
    ecosystem: 'c++',
    pattern: /^\s*(?:FAIL!|XPASS)\s*: (?<name>\w+::\w+\(.*?\)) ?(?<message>.*)/,
    gate: ['fail!', 'xpass'],
    role: 'cause',
    strength: 0.84,
    transient: 0.12,
    title: 'Qt test {name} failed: {message}',
    advice: 'The next lines have actual, expected and place.',
    example: 'FAIL!  : TestFoo::bar() Compared values are not the same',
    counterExample: 'PASS   : TestFoo::bar()',
  },
]
