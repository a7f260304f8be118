/** SwiftLint. */
import type { Rule } from '../../core/model/index.js'

export const swiftlint: readonly Rule[] = [
  {
    id: 'swiftlint/error',
    category: 'lint',
    ecosystem: 'swift',
    pattern:
      /(?:^|\s)(?<file>\/?[^\s:]{1,300}\.swift):(?<line>\d+):(?<column>\d+): error: (?<message>.{3,200}\((?<rule>[a-z_]{4,60})\))$/,
    gate: ['error: '],
    role: 'cause',
    strength: 0.91,
    transient: 0.01,
    title: 'SwiftLint: {message}',
    advice: 'Fix {file}:{line}.',
    example:
      '/src/App/Foo.swift:12:1: error: Line Length Violation: Line should be 200 characters or less (line_length)',
    counterExample: '/src/App/Foo.swift:12:1: warning: Line Length Violation (line_length)',
  },
]
