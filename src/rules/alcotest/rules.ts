/** Alcotest, the test runner of OCaml. */
import type { Rule } from '../../core/model/index.js'

export const alcotest: readonly Rule[] = [
  {
    id: 'alcotest/failed',
    category: 'test',
    ecosystem: 'ocaml',
    pattern:
      /(?:^\s*(?:│ )?\[FAIL\]\s{2,}(?<suite>\S.{0,100}?)\s{2,}(?<index>\d+)\s{2,}(?<name>.{1,200}?)\.?$|^(?<count>\d+) failures?! in [\d.]+s|^Fatal error: exception (?<exception>.+))/,
    gate: ['[fail]  ', 'failure! in', 'failures! in', 'fatal error: exception'],
    role: 'cause',
    strength: 0.82,
    transient: 0.12,
    title: 'An OCaml test or program failed',
    advice: 'Read the output shown for this test.',
    example: '│ [FAIL]        calc          0   adds numbers.',
    counterExample: '[OK]          calc          0   adds numbers.',
  },
]
