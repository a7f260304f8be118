/** Gates on licences. */
import type { Rule } from '../../core/model/index.js'

export const license: readonly Rule[] = [
  {
    id: 'license/denied',
    category: 'lint',
    ecosystem: 'license',
    pattern:
      /(?:error\[(?:rejected|unlicensed|banned|source-not-allowed|duplicate|no-license-field)\]: .{1,300}|licen[cs]es? FAILED|(?:Package|Dependency) "?\S{1,120}"? is licensed under "?.{1,80}"? which is (?:not permitted|denied|not allowed).*|The following (?:dependencies|files) .{0,60}(?:incompatible|unapproved|invalid|missing|do(?:es)? not have) .{0,40}licen[cs]es?.*|Too many files with unapproved license: \d+.*|Some files do not have the expected license header.*|Found \d+ files? (?:without|missing) .{0,30}licen[cs]e.*|reuse: .{1,200}|Unfortunately, your project is not compliant with version .{1,10} of the REUSE Specification.*|license-eye.{0,60}ERROR.*|ERROR the following files don't have a valid license header)/,
    gate: [
      'error[rejected]',
      'error[unlicensed]',
      'error[banned]',
      'error[source-not-allowed]',
      'error[duplicate]',
      'error[no-license',
      'licenses failed',
      'license failed',
      'licences failed',
      'is licensed under',
      'unapproved license',
      'expected license header',
      'license',
      'licence',
      'not compliant with version',
    ],
    role: 'cause',
    strength: 0.84,
    transient: 0.02,
    title: 'A licence rule is broken',
    advice: 'Add the header, or allow the licence after checking it.',
    example: 'error[rejected]: failed to satisfy license requirements',
    counterExample: 'licenses ok',
  },
]
