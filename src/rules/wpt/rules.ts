/** Web platform tests. */
import type { Rule } from '../../core/model/index.js'

export const wpt: readonly Rule[] = [
  {
    id: 'wpt/unexpected',
    category: 'test',
    ecosystem: 'browser',
    pattern:
      /^\s*(?:▶ (?:(?:FAIL|TIMEOUT|CRASH|ERROR|OK|PASS|NOTRUN|PRECONDITION_FAILED) \[expected .{1,60}\]|Unexpected subtest result in|CRASH|EXTERNAL CRASH) ?(?<test>.{1,250})|(?<test2>\S{1,200}\.(?:html?|xhtml|svg|js)) \[ (?:Failure|Crash|Timeout|Missing|ImageOnlyFailure|Text|Slow Failure)[\w ]*\]$|Regressions: Unexpected .{1,100})/,
    gate: [
      '▶ fail',
      '▶ timeout',
      '▶ crash',
      '▶ error',
      '▶ ok',
      '▶ pass',
      '▶ notrun',
      '▶ precondition',
      '▶ unexpected',
      '▶ external',
      ' [ failure',
      ' [ crash',
      ' [ timeout',
      ' [ missing',
      ' [ imageonly',
      ' [ text',
      'regressions: unexpected',
    ],
    role: 'cause',
    strength: 0.85,
    transient: 0.25,
    title: 'A web test gave an unexpected result',
    advice: 'Run that one test locally.',
    example: '  ▶ FAIL [expected PASS] /css/css-grid/foo.html',
    counterExample: '  ▶ Running tests',
  },
]
