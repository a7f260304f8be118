/** DejaGnu, the test runner of GNU compilers. */
import type { Rule } from '../../core/model/index.js'

export const dejagnu: readonly Rule[] = [
  {
    id: 'dejagnu/failed',
    category: 'test',
    ecosystem: 'test',
    pattern:
      /^(?:FAIL|XPASS|ERROR|UNRESOLVED): (?<name>\S{1,200}\/\S{1,200}\.(?:exp|c|cc|C|d|f90|go|test|ll|cpp|py|rs)\b.{0,200})$/,
    gate: ['fail: ', 'xpass: ', 'error: ', 'unresolved: '],
    role: 'cause',
    strength: 0.8,
    transient: 0.1,
    title: 'The test {name} failed',
    advice: 'Look at its part of the .log file.',
    example: 'FAIL: gcc.dg/pr12345.c (test for excess errors)',
    counterExample: 'PASS: gcc.dg/pr12345.c (test for excess errors)',
  },
]
