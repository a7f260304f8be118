/** CTest, the test runner of CMake. */
import type { Rule } from '../../core/model/index.js'

export const ctest: readonly Rule[] = [
  {
    id: 'ctest/failed-test',
    category: 'test',
    ecosystem: 'c++',
    pattern:
      /^\s*(?:\d+\/\d+ Test +#\d+: (?<name>\S+) \.+\s?\*\*\*(?<why>Failed|Timeout|Exception: \w+|Not Run|Subprocess aborted).*|\d+ - (?<name2>\S+) \((?:Failed|Timeout|SEGFAULT|Subprocess aborted|Not Run|ILLEGAL|Child aborted|OTHER_FAULT|BAD_COMMAND)\).*)/,
    gate: [
      '***failed',
      '***timeout',
      '***exception',
      '***not run',
      '***subprocess',
      '(failed)',
      '(timeout)',
      '(segfault)',
      '(subprocess aborted)',
      '(not run)',
      '(child aborted)',
      '(illegal)',
      '(other_fault)',
      '(bad_command)',
    ],
    role: 'cause',
    strength: 0.8,
    transient: 0.15,
    title: 'CTest: a test failed',
    advice: 'Run `ctest -R <name> --output-on-failure`.',
    example: ' 3/12 Test  #3: net_test .........................***Failed    0.12 sec',
    counterExample: ' 3/12 Test  #3: net_test .........................   Passed    0.12 sec',
  },
  {
    id: 'ctest/summary',
    category: 'test',
    ecosystem: 'c++',
    pattern:
      /(?:^\s*\d+% tests passed, [1-9]\d* tests failed out of \d+|^Errors while running CTest|^The following tests FAILED:)/,
    gate: ['tests passed, ', 'errors while running ctest', 'following tests failed:'],
    role: 'symptom',
    strength: 0.55,
    transient: 0.1,
    title: 'CTest reports failed tests',
    advice: 'Read the failed tests above.',
    example: '92% tests passed, 1 tests failed out of 12',
    counterExample: '100% tests passed, 0 tests failed out of 12',
  },
]
