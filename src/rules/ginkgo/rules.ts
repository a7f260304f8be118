/** Ginkgo: tests of Go. */
import type { Rule } from '../../core/model/index.js'

export const ginkgo: readonly Rule[] = [
  {
    id: 'ginkgo/failed',
    category: 'test',
    ecosystem: 'go',
    pattern:
      /^\s*(?:\[Fail\] |• \[(?:FAILED|PANICKED|TIMEDOUT)\] |• Failure(?: in Spec .*)? \[|\[(?:FAILED|PANICKED!|TIMEDOUT|Panicking|FAIL)\] (?!\[)|Summarizing \d+ Failures?:)(?<name>.*)/,
    gate: ['[fail', 'failure', '• [f', '• [p', '• [t', '[panicked', '[timedout', '[panicking'],
    within: { pattern: /ginkgo|Ran \d+ of|\[Fail\]|_test\.go|Suite\b|Gomega/, lines: 40 },
    role: 'cause',
    strength: 0.85,
    transient: 0.2,
    title: 'Ginkgo spec failed: {name}',
    advice: 'Read the Expected/to equal block of this spec.',
    example: '[Fail] [sig-storage] Volumes [It] should mount',
    counterExample: 'Ran 12 of 12 Specs in 0.1 seconds',
  },
]
