/** OCaml's compiler. */
import type { Rule } from '../../core/model/index.js'

export const ocaml: readonly Rule[] = [
  {
    id: 'ocaml/compile-error',
    category: 'build',
    ecosystem: 'ocaml',
    pattern:
      /^(?:Error: (?<message>(?:Unbound|This (?:expression|pattern|variant|function|constructor|type)|Syntax error|The (?:implementation|constructor|function|module|type|record|value)|Signature mismatch|Some (?:record|type)|No implementations? provided|Unknown|Library "[^"]{1,100}" .{0,20}not found|Type|Required module|In this|Multiple).{0,300})|File "(?<file>[^"]{1,300}\.mli?)", lines? (?<line>\d+))/,
    gate: ['error: ', 'file "'],
    excludes: /Library "/,
    within: { pattern: /File ".{1,300}", lines? \d+|ocaml|dune/, lines: 16 },
    role: 'cause',
    strength: 0.84,
    transient: 0.01,
    title: 'OCaml does not compile',
    advice: 'Fix the place named; the message stands beside it.',
    example: 'Error: Unbound value foo',
    counterExample: 'Error: No such file',
  },
]
