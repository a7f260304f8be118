/** minitest: tests of Ruby. */
import type { Rule } from '../../core/model/index.js'

export const minitest: readonly Rule[] = [
  {
    id: 'minitest/failure',
    category: 'test',
    ecosystem: 'ruby',
    pattern: /^\s*(?:\d+\) )?(?:Failure|Error):$/,
    gate: ['failure:', 'error:'],
    within: { pattern: /^\s*\S+#test_\S+|\[[^\]]+:\d+\]|^test[_:]/, lines: 3 },
    role: 'symptom',
    strength: 0.6,
    transient: 0.12,
    title: 'A minitest test failed',
    advice: 'The next lines name the test and what was expected.',
    example: '  1) Failure:',
    counterExample: 'Failure: build',
  },
  {
    id: 'minitest/test-name',
    category: 'test',
    ecosystem: 'ruby',
    pattern:
      /^\s*(?<class>[A-Z]\w*(?:::\w+)*)#(?<name>test_[^\s[]{1,200})(?: \[(?<file>[^\s:\]]+):(?<line>\d+)\]:?|:$|: .+)/,
    gate: ['#test_'],
    excludes: /PASS|= [\d.]+ s = \./,
    role: 'cause',
    strength: 0.85,
    transient: 0.12,
    title: 'Test {class}#{name} failed',
    advice: 'Run the file with `-n {name}`; the next lines say what was expected.',
    example: 'UserTest#test_valid [test/user_test.rb:12]:',
    counterExample: 'UserTest#test_valid = 0.01 s = .',
  },
  {
    id: 'minitest/summary',
    category: 'test',
    ecosystem: 'ruby',
    pattern:
      /^\s*\d+ (?:runs|tests), \d+ assertions, (?:(?<failures>[1-9]\d*) failures|0 failures, (?<errors>[1-9]\d*) errors)/,
    gate: ['assertions, '],
    role: 'symptom',
    strength: 0.6,
    transient: 0.1,
    title: 'Minitest reports failures',
    advice: 'Read the failures above.',
    example: '24 runs, 50 assertions, 1 failures, 0 errors, 0 skips',
    counterExample: '24 runs, 50 assertions, 0 failures, 0 errors, 0 skips',
  },
]
