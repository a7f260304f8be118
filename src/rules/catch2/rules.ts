/** Catch2: tests of C++. */
import type { Rule } from '../../core/model/index.js'

export const catch2: readonly Rule[] = [
  {
    id: 'catch2/failed',
    category: 'test',
    ecosystem: 'c++',
    pattern:
      /(?:^|\s)(?<file>[^\s:(]{1,300})[:(](?<line>\d+)\)?: (?:FAILED:|FAILED$|ERROR: (?:CHECK|REQUIRE)\w*\(.*|FATAL ERROR: (?:REQUIRE|test case)\w*.*|error: in ".{1,200}": .+|error in ".{1,200}": .+|fatal error: in ".{1,200}": .+)/,
    gate: [': failed', 'error: check', 'error: require', 'error: in "', 'error in "'],
    role: 'cause',
    strength: 0.84,
    transient: 0.12,
    title: 'A check failed at {file}:{line}',
    advice: 'The lines below say what was expected.',
    example: 'test_foo.cpp:42: FAILED:',
    counterExample: 'test_foo.cpp:42: PASSED:',
  },
]
