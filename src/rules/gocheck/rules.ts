/** gocheck: tests of Go. */
import type { Rule } from '../../core/model/index.js'

export const gocheck: readonly Rule[] = [
  {
    id: 'gocheck/failed',
    category: 'test',
    ecosystem: 'go',
    pattern: /^FAIL: (?<file>[^\s:]{1,200}_test\.go):(?<line>\d+): (?<name>\S+)$/,
    gate: ['_test.go:'],
    role: 'cause',
    strength: 0.85,
    transient: 0.12,
    title: 'The test {name} failed',
    advice: 'Look at {file}:{line}; the lines below have obtained and expected.',
    example: 'FAIL: server_test.go:42: ServerSuite.TestStart',
    counterExample: '    server_test.go:42: expected 200',
  },
]
