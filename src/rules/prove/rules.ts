/** prove, the test runner of Perl. */
import type { Rule } from '../../core/model/index.js'

export const prove: readonly Rule[] = [
  {
    id: 'prove/summary',
    category: 'test',
    ecosystem: 'perl',
    pattern:
      /^\s*(?:Result: FAIL|Failed \d+\/\d+ (?:subtests|test programs).*|# Looks like you (?:failed \d+ tests? of \d+|planned \d+ tests? but ran \d+).*|(?<file>\S{1,200}\.t)\s+\(Wstat: \d+.{0,40} Tests: \d+ Failed: \d+\)|Dubious, test returned \d+.*)/,
    gate: [
      'result: fail',
      'failed ',
      'looks like you failed',
      'looks like you planned',
      '(wstat: ',
      'dubious, test returned',
    ],
    excludes: /Failed: 0\)/,
    role: 'symptom',
    strength: 0.58,
    transient: 0.1,
    title: 'Perl tests failed',
    advice: 'Read the not ok lines above.',
    example: 'Result: FAIL',
    counterExample: 'Result: PASS',
  },
  {
    id: 'prove/plan',
    category: 'test',
    ecosystem: 'perl',
    pattern:
      /^\s*(?:# Looks like (?:you planned \d+ tests? but ran \d+|your test exited with \d+)|Parse errors: Bad plan|Non-zero exit status: [1-9]|Dubious, test returned [1-9])/,
    gate: ['looks like you', 'looks like your test', 'bad plan', 'non-zero exit status:', 'dubious, test returned'],
    role: 'symptom',
    strength: 0.66,
    transient: 0.05,
    title: 'A Perl test ended before its plan did',
    advice: 'Read the lines above: the script died.',
    example: '# Looks like you planned 3 tests but ran 1.',
    counterExample: '# Looks like rain',
  },
]
