/** golint and revive. */
import type { Rule } from '../../core/model/index.js'

export const golint: readonly Rule[] = [
  {
    id: 'golint/finding',
    category: 'lint',
    ecosystem: 'go',
    pattern:
      /^\s*(?<file>[^\s:]{1,300}\.go):(?<line>\d+):(?<column>\d+): (?<message>(?:exported \w+ \S+ should have comment|.{1,120} should be .{1,80}|don't use .{1,120}|error strings should not.*|this value of .{1,80} is never used|.{1,100} \(ST\d+\)|should .{1,120} instead of.*|.{1,200} \((?:SA|S|U|QF)\d+\)|File is not (?:properly formatted|`?\w+`?-ed).*|comment on exported .*|if block ends with a return.*|package comment should.*|line is \d+ characters.*))/,
    gate: ['.go:'],
    role: 'cause',
    strength: 0.75,
    transient: 0.01,
    title: 'Go lint: {message}',
    advice: 'Fix {file}:{line}.',
    example: 'server.go:12:1: exported function Serve should have comment or be unexported',
    counterExample: './main.go:7:6: undefined: foo',
  },
]
