/** lit, the test runner of LLVM. */
import type { Rule } from '../../core/model/index.js'

export const lit: readonly Rule[] = [
  {
    id: 'lit/failed',
    category: 'test',
    ecosystem: 'test',
    pattern: /^(?:FAIL|XPASS|TIMEOUT|UNRESOLVED): (?<name>\S{1,100} :: \S{1,250})(?: \(\d+ of \d+\))?$/,
    gate: ['fail: ', 'xpass: ', 'timeout: ', 'unresolved: '],
    role: 'cause',
    strength: 0.85,
    transient: 0.1,
    title: 'lit: {name} failed',
    advice: 'Its script and output stand below.',
    example: 'FAIL: LLVM :: CodeGen/X86/foo.ll (123 of 4567)',
    counterExample: 'PASS: LLVM :: CodeGen/X86/foo.ll (123 of 4567)',
  },
]
