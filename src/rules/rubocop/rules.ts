/** RuboCop. */
import type { Rule } from '../../core/model/index.js'

export const rubocop: readonly Rule[] = [
  {
    id: 'rubocop/offense',
    category: 'lint',
    ecosystem: 'ruby',
    pattern:
      /^\s*(?<file>[^\s:]{1,300}):(?<line>\d+):(?<column>\d+): (?<level>[CWEFRI]): (?:\[Correct(?:ed|able)\] )?(?<message>(?:[A-Z]\w+\/)*\w+: .+|.+)/,
    gate: [': c: ', ': w: ', ': e: ', ': f: ', ': r: '],
    excludes: /\[Corrected\]/,
    role: 'cause',
    strength: 0.85,
    transient: 0.01,
    title: 'RuboCop: {message}',
    advice: 'Fix {file}:{line}, or run `rubocop -a`.',
    example: 'lib/foo.rb:3:1: C: [Correctable] Layout/TrailingWhitespace: Trailing whitespace detected.',
    counterExample: 'lib/foo.rb:3:1: note',
  },
  {
    id: 'rubocop/summary',
    category: 'lint',
    ecosystem: 'ruby',
    pattern: /^\s*\d+ files? inspected, (?<count>\d+) offenses? detected/,
    gate: ['offenses detected', 'offense detected'],
    role: 'symptom',
    strength: 0.6,
    transient: 0.01,
    title: 'RuboCop found offences',
    advice: 'Fix the offences listed above.',
    example: '12 files inspected, 3 offenses detected, 2 offenses autocorrectable',
    counterExample: '12 files inspected, no offenses detected',
  },
  {
    id: 'rubocop/config',
    category: 'config',
    ecosystem: 'ruby',
    pattern:
      /(?:Error: (?:unrecognized cop|RuboCop found unknown Ruby version|The `?\w+\/?\w*`? cop)|\(?obsolete (?:cop|parameter)|The `\w+(?:\/\w+)?` cop (?:has been|no longer))/,
    gate: ['unrecognized cop', 'unknown ruby version', 'obsolete ', 'has been re', 'no longer exist', '` cop has been'],
    role: 'cause',
    strength: 0.85,
    transient: 0.01,
    title: "RuboCop's configuration does not fit its version",
    advice: 'Correct .rubocop.yml, or pin RuboCop.',
    example: 'Error: unrecognized cop or department Layout/Foo found in .rubocop.yml',
    counterExample: 'Inspecting 12 files',
  },
]
