/** gofmt. */
import type { Rule } from '../../core/model/index.js'

export const gofmt: readonly Rule[] = [
  {
    id: 'gofmt/unformatted',
    category: 'lint',
    ecosystem: 'go',
    pattern:
      /(?:^diff -u \S{1,200}\.go(?:\.orig)? \S{1,200}\.go$|\b(?:[Gg]o ?fmt|goimports|gofumpt)(?:['’]?e?d| -s| check| -l)?[^a-z]{0,5}(?:\w{1,12} ){0,4}(?:needed|needs running|not (?:properly )?formatted|failed|issues|differs?)\b)/,
    gate: ['diff -u ', 'gofmt', 'go fmt', 'goimports', 'gofumpt'],
    excludes: /warn|skip|go:\d+:/i,
    role: 'cause',
    strength: 0.84,
    transient: 0.01,
    title: 'Go files are not formatted',
    advice: 'Run `gofmt -w .` and commit.',
    example: 'diff -u server/server.go.orig server/server.go',
    counterExample: 'running gofmt',
  },
]
