/** Dune: builds of OCaml. */
import type { Rule } from '../../core/model/index.js'

export const dune: readonly Rule[] = [
  {
    id: 'dune/missing-library',
    category: 'dependency',
    ecosystem: 'ocaml',
    pattern:
      /(?:^Error: Library "(?<library>[^"]{1,100}"?) .{0,20}not found|\[ERROR\] (?:Package conflict|No (?:solution|package named|repository)|The (?:compilation|installation|sources|actions).{1,200}|.{1,100} unmet availability|Could not (?:determine|update|resolve|retrieve).{1,200})|Sorry, no solution found: there seems to be a problem|\* (?:No agreement on the version of|Missing dependency:) .+)/,
    gate: [
      'error: library "',
      '[error] package conflict',
      '[error] no ',
      '[error] the ',
      'unmet availability',
      '[error] could not',
      'sorry, no solution found',
      'no agreement on the version',
      'missing dependency:',
    ],
    within: { pattern: /opam|dune|ocaml|library/i, lines: 45 },
    role: 'cause',
    strength: 0.9,
    transient: 0.02,
    title: 'An OCaml library is missing or does not fit',
    advice: 'Add it to the opam file and install it.',
    example: 'Error: Library "lwt" not found.',
    counterExample: '[NOTE] Package lwt is already installed',
  },
]
