/** Zig. */
import type { Rule } from '../../core/model/index.js'

export const zig: readonly Rule[] = [
  {
    id: 'zig/compile-error',
    category: 'build',
    ecosystem: 'zig',
    pattern: /^\s*(?<file>[^\s:]{1,300}\.(?:zig|zon)):(?<line>\d+):(?<column>\d+): error: (?<message>.+)/,
    gate: ['.zig:', '.zon:'],
    role: 'cause',
    strength: 0.86,
    transient: 0.01,
    title: 'Zig: {message}',
    advice: 'Fix {file}:{line}.',
    example: "src/main.zig:12:5: error: use of undeclared identifier 'foo'",
    counterExample: 'src/main.zig:12:5: note: called from here',
  },
  {
    id: 'zig/test-name',
    category: 'test',
    ecosystem: 'zig',
    pattern:
      /^\d+\/\d+ (?<name>\S.{0,150}?)\.\.\.(?<message>expected .{1,200}|FAIL.{0,200}|slices differ.{0,200}|.{0,100}panic.{0,200})/,
    gate: ['...expected', '...fail', '...slices', 'panic'],
    role: 'cause',
    strength: 0.86,
    transient: 0.1,
    title: 'Zig test failed: {name}',
    advice: 'The trace below names the place.',
    example: '1/1 main.test.adds...expected 3, found 2',
    counterExample: '1/1 main.test.adds...OK',
  },
  {
    id: 'zig/test-failed',
    category: 'test',
    ecosystem: 'zig',
    pattern:
      /^(?:error: '(?<name>[^']{1,200})' failed: .*|error: while executing test '.{1,200}'.*|\d+ passed; \d+ skipped; [1-9]\d* failed\.)/,
    gate: ["' failed: ", "while executing test '", 'passed; '],
    excludes: /; 0 failed/,
    role: 'symptom',
    strength: 0.64,
    transient: 0.1,
    title: 'A Zig test failed',
    advice: 'The trace below names the place.',
    example: "error: 'main.test.adds numbers' failed: expected 3, found 4",
    counterExample: 'All 12 tests passed.',
  },
]
