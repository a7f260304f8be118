/** golangci-lint. */
import type { Rule } from '../../core/model/index.js'

export const golangci: readonly Rule[] = [
  {
    id: 'golangci/finding',
    category: 'lint',
    ecosystem: 'go',
    pattern:
      /^\s*(?:::error file=)?(?<file>[^\s:,]{1,300}\.go):(?<line>\d+)(?::(?<column>\d+))?: (?<message>.{1,500}) \((?<linter>(?:[a-z]{2,24}|SA\d+|ST\d+|QF\d+|S\d{4}|U\d{4}))\)$/,
    gate: ['.go:'],
    role: 'cause',
    strength: 0.86,
    transient: 0.01,
    title: '{linter}: {message}',
    advice: 'Fix {file}:{line}, or exclude the finding with a reason.',
    example: 'main.go:7:6: func `unused` is unused (unused)',
    counterExample: './main.go:7:6: undefined: foo',
  },
  {
    id: 'golangci/level',
    category: 'lint',
    ecosystem: 'go',
    pattern:
      /level=error msg="(?<message>(?:Running error|\[linters|Timeout exceeded|can't load|\[runner\]|.{0,40}typechecking error).{0,500})"/,
    gate: ['level=error msg='],
    role: 'symptom',
    strength: 0.6,
    transient: 0.15,
    title: 'golangci-lint failed: {message}',
    advice: 'Read the message; a timeout wants --timeout, a configuration fault wants .golangci.yml.',
    example:
      'level=error msg="Running error: context loading failed: failed to load packages: timed out to load packages"',
    counterExample: 'level=warning msg="[linters_context] deprecated"',
  },
]
