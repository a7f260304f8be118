/** Angular's compiler and command line. */
import type { Rule } from '../../core/model/index.js'

export const angular: readonly Rule[] = [
  {
    id: 'angular/error',
    category: 'build',
    ecosystem: 'angular',
    pattern:
      /(?:^|\s)(?:Error: |✘ \[ERROR\] |ERROR in |error )(?<file>[^\s:]{0,250}\.(?:ts|html))?(?::(?<line>\d+):(?<column>\d+))?[ -]*(?:error )?(?<code>NG\d{1,6}): (?<message>.+)/,
    gate: [' ng0', ' ng1', ' ng2', ' ng3', ' ng5', ' ng6', ' ng8'],
    excludes: /warning/,
    role: 'cause',
    strength: 0.86,
    transient: 0.02,
    title: 'Angular: {message} ({code})',
    advice: 'Fix the template or component named.',
    example: "Error: src/app/app.component.html:3:5 - error NG8001: 'app-foo' is not a known element:",
    counterExample: 'NG Live Development Server',
  },
]
