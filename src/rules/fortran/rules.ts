/** Fortran compilers. */
import type { Rule } from '../../core/model/index.js'

export const fortran: readonly Rule[] = [
  {
    id: 'fortran/compile-error',
    category: 'build',
    ecosystem: 'fortran',
    pattern: /^\s*(?:Error|Fatal Error): (?<message>.+ at \(\d+\).*)/,
    gate: ['at (1)', 'at (2)'],
    role: 'cause',
    strength: 0.7,
    transient: 0.01,
    title: 'Fortran does not compile: {message}',
    advice: 'Fix the statement shown above the message.',
    example: "Error: Symbol 'x' at (1) has no IMPLICIT type",
    counterExample: 'Warning: Possible change of value at (1)',
  },
  {
    id: 'fortran/runtime',
    category: 'build',
    ecosystem: 'fortran',
    pattern: /^Fortran runtime error: (?<message>.+)/,
    gate: ['fortran runtime error'],
    staged: true,
    role: 'cause',
    strength: 0.88,
    transient: 0.03,
    title: 'A Fortran program stopped: {message}',
    advice: 'Look at the place shown above it.',
    example: "Fortran runtime error: Index '3' of dimension 1 of array 'v' above upper bound of 2",
    counterExample: 'no runtime error',
  },
]
