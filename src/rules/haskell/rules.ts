/** Tests of Haskell: hspec, tasty. */
import type { Rule } from '../../core/model/index.js'

export const haskell: readonly Rule[] = [
  {
    id: 'haskell/test-failed',
    category: 'test',
    ecosystem: 'haskell',
    pattern:
      /(?:^\s{2,}(?<name>\S.{0,200}) (?:FAILED|FAIL) ?(?:\[\d+\])?(?: \([\d.]+s\))?$|^\d+ examples?, (?<count>[1-9]\d*) failures?$|^Test suite \S+: (?:RUNNING\.\.\.\s?)?FAIL|^\*\*\* Failed! .{1,300}|^\d+ out of \d+ tests failed|^Cabal-\d+\]? Tests failed for \S+)/,
    gate: ['failed', ' fail', 'failure', 'tests failed for'],
    within: {
      pattern: /^Test suite|hspec|tasty|\bcabal\b|\bstack (?:test|build)\b|Falsif|\.l?hs:\d|--match "/i,
      lines: 40,
    },
    without: { pattern: /\.rb:\d|rspec|_spec\./, lines: 40 },
    role: 'cause',
    strength: 0.84,
    transient: 0.12,
    title: 'A Haskell test failed',
    advice: 'The lines below say what was expected.',
    example: '    adds numbers FAILED [1]',
    counterExample: 'Test suite spec: PASS',
  },
]
