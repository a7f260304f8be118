/** JUnit and TestNG as Gradle and Ant print them. */
import type { Rule } from '../../core/model/index.js'

export const gradleTests: readonly Rule[] = [
  {
    id: 'gradle/failed-test',
    category: 'test',
    ecosystem: 'gradle',
    pattern: /^(?<test>\S.{0,250}? > .{1,300}?) FAILED$/,
    gate: [' failed'],
    excludes: /^> Task/,
    place:
      /at (?:[\w$]+\.){0,14}[\w$ ,'-]{1,150}\((?<file>[\w$]*(?:Test|Spec|IT|TestCase)\w*\.(?:java|kt|groovy|scala)):(?<line>\d+)\)/,
    role: 'cause',
    strength: 0.93,
    transient: 0.08,
    title: 'The test {test} failed',
    advice: 'The exception below says why; run it with --tests.',
    example: 'XMLLexerTest > testTokens FAILED',
    counterExample: '> Task :test FAILED',
  },
  {
    id: 'gradle/tests-completed',
    category: 'test',
    ecosystem: 'gradle',
    pattern: /^(?<all>\d+) tests? completed, (?<failed>\d+) failed/,
    gate: ['completed, '],
    role: 'symptom',
    strength: 0.64,
    transient: 0.08,
    title: '{failed} of {all} tests failed',
    advice: 'The failed tests are listed above by name.',
    example: '10 tests completed, 4 failed',
    counterExample: '10 tests completed',
  },
]
