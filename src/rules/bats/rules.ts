/** bats: tests of shell scripts. */
import type { Rule } from '../../core/model/index.js'

export const bats: readonly Rule[] = [
  {
    id: 'bats/failed',
    category: 'test',
    ecosystem: 'bats',
    pattern:
      /^\s*(?:not ok (?<number>\d+) (?<name>.{1,250})|✗ (?<name2>.{1,250})|#? {0,8}\((?:in test file|from function .{1,200} in file) (?<file>\S{1,200}), line (?<line>\d+)\).*|# {0,8}`.{1,200}' failed.*|# {3}`.{1,200}' failed)/,
    gate: ['in test file', 'from function', "' failed"],
    within: { pattern: /^\s*(?:not ok \d+|✗ )|bats/, lines: 8 },
    role: 'cause',
    strength: 0.84,
    transient: 0.12,
    title: 'A bats test failed',
    advice: 'The lines below show the command and its output.',
    example: '# (in test file test/foo.bats, line 12)',
    counterExample: 'ok 3 adds numbers',
  },
]
