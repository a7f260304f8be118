/** Test runners of Python that wrap others. */
import type { Rule } from '../../core/model/index.js'

export const pythonTest: readonly Rule[] = [
  {
    id: 'python-test/wrapper',
    category: 'test',
    ecosystem: 'python',
    pattern: /^(?:RuntimeError: )?(?<suite>\S+) \d+\/\d+ failed!/,
    gate: [' failed!'],
    role: 'symptom',
    strength: 0.78,
    transient: 0.1,
    title: 'The test suite {suite} failed',
    advice: 'Its own output above names the test.',
    example: 'RuntimeError: test_cuda 1/1 failed!',
    counterExample: 'test_cuda 1/1 passed',
  },
]
