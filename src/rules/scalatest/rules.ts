/** ScalaTest. */
import type { Rule } from '../../core/model/index.js'

export const scalatest: readonly Rule[] = [
  {
    id: 'scalatest/failed',
    category: 'test',
    ecosystem: 'scala',
    pattern:
      /^\s*(?:\[info\] )?(?:- (?<name>.{1,250}) \*\*\* FAILED \*\*\*(?: \(.+\))?| {2}\+ .{0,0}|\[error\] Failed tests:|\[error\] \(?.{0,60}\/ ?test\)? sbt\.TestsFailedException.*|==> X (?<name2>\S+) .+|\*\*\* \d+ TESTS? FAILED \*\*\*)/,
    gate: ['*** failed ***', 'failed tests:', 'testsfailedexception', '==> x ', 'failed ***'],
    role: 'cause',
    strength: 0.84,
    transient: 0.12,
    title: 'A Scala test failed',
    advice: 'The lines below say what was expected, and where.',
    example: '[info] - should add numbers *** FAILED ***',
    counterExample: '[info] - should add numbers',
  },
]
