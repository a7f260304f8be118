/** Valgrind. */
import type { Rule } from '../../core/model/index.js'

export const valgrind: readonly Rule[] = [
  {
    id: 'valgrind/error',
    category: 'test',
    ecosystem: 'c++',
    pattern:
      /==\d+== (?:Invalid (?:read|write|free)|Conditional jump or move depends|Use of uninitialised value|.*definitely lost: [1-9]|ERROR SUMMARY: [1-9][\d,]* errors)/,
    gate: [
      'invalid read',
      'invalid write',
      'invalid free',
      'conditional jump',
      'use of uninitialised',
      'definitely lost',
      'error summary',
    ],
    role: 'cause',
    strength: 0.8,
    transient: 0.08,
    title: 'Valgrind found an error',
    advice: 'Read the stack below this line.',
    example: '==123== Invalid read of size 4',
    counterExample: '==123== ERROR SUMMARY: 0 errors from 0 contexts',
  },
]
