/** Dart: compiler, analyzer, format. */
import type { Rule } from '../../core/model/index.js'

export const dart: readonly Rule[] = [
  {
    id: 'dart/compile-error',
    category: 'build',
    ecosystem: 'dart',
    pattern: /(?:^|\s)(?<file>[^\s:]{1,300}\.dart):(?<line>\d+):(?<column>\d+): Error: (?<message>.+)/,
    gate: ['.dart:'],
    role: 'cause',
    strength: 0.88,
    transient: 0.01,
    title: '{message}',
    advice: 'Fix {file}:{line}.',
    example: "lib/main.dart:12:5: Error: Method not found: 'foo'.",
    counterExample: 'lib/main.dart:12:5: Warning',
  },
  {
    id: 'dart/analyze',
    category: 'lint',
    ecosystem: 'dart',
    pattern:
      /^\s*(?:error|warning|info) [•-] (?:(?<message>.{3,300}?) [•-] (?<file>\S{1,300}\.dart):(?<line>\d+):(?<column>\d+) [•-] (?<rule>\w+)|(?<file2>\S{1,300}\.dart):(?<line2>\d+):(?<column2>\d+) - .+)$/,
    gate: ['.dart:'],
    role: 'cause',
    strength: 0.84,
    transient: 0.01,
    title: 'The Dart analyser found something',
    advice: 'Fix the place named, or run `dart fix --apply`.',
    example: "  error • Undefined name 'foo' • lib/main.dart:12:5 • undefined_identifier",
    counterExample: 'error in lib/main.dart',
  },
  {
    id: 'dart/format',
    category: 'lint',
    ecosystem: 'dart',
    pattern: /^(?:Changed (?<file>\S{1,300}\.dart)\.?|Formatted \d+ files? \([1-9]\d* changed\).*)$/,
    gate: ['changed'],
    within: { pattern: /dart format|set-exit-if-changed|Formatted/, lines: 30 },
    role: 'cause',
    strength: 0.76,
    transient: 0.01,
    title: 'Dart code is not formatted',
    advice: 'Run `dart format .` and commit.',
    example: 'Formatted 12 files (3 changed) in 0.42 seconds.',
    counterExample: 'Formatted 12 files (0 changed) in 0.42 seconds.',
  },
]
