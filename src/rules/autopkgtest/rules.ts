/** autopkgtest: tests of installed Debian packages. */
import type { Rule } from '../../core/model/index.js'

export const autopkgtest: readonly Rule[] = [
  {
    id: 'autopkgtest/failed',
    category: 'test',
    ecosystem: 'deb',
    pattern:
      /^\s*(?:autopkgtest \[[\d:]+\]: (?:test \S+: .*FAIL|ERROR:).*|(?<name>[\w-]+)\s+FAIL (?:non-zero exit status \d+|stderr: .+|badpkg|timed out))/,
    gate: ['autopkgtest [', 'fail non-zero exit', 'fail stderr: ', 'fail badpkg', 'fail timed out'],
    role: 'cause',
    strength: 0.85,
    transient: 0.15,
    title: 'An autopkgtest failed',
    advice: "Read that test's output above.",
    example: 'smoke                FAIL non-zero exit status 1',
    counterExample: 'smoke                PASS',
  },
]
