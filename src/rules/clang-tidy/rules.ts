/** clang-tidy. */
import type { Rule } from '../../core/model/index.js'

export const clangTidy: readonly Rule[] = [
  {
    id: 'clang-tidy/finding',
    category: 'lint',
    ecosystem: 'c++',
    pattern:
      /(?:^|\s)(?<file>[^\s:(]{1,300}):(?<line>\d+):(?<column>\d+): (?:error|warning): (?<message>.{3,300}) \[(?<check>[\w.,-]{3,200}),-warnings-as-errors\]/,
    gate: [',-warnings-as-errors]'],
    role: 'cause',
    strength: 0.92,
    transient: 0.01,
    title: 'clang-tidy: {message} ({check})',
    advice: 'Fix {file}:{line}, or add NOLINT with a reason.',
    example: 'src/a.cpp:1:23: error: use nullptr [modernize-use-nullptr,-warnings-as-errors]',
    counterExample: 'src/a.cpp:1:23: warning: use nullptr [modernize-use-nullptr]',
  },
]
