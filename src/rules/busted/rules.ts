/** busted: tests of Lua. */
import type { Rule } from '../../core/model/index.js'

export const busted: readonly Rule[] = [
  {
    id: 'busted/failed',
    category: 'test',
    ecosystem: 'lua',
    pattern: /^\s*(?:Failure|Error) (?:→|->) (?<file>[^\s@]{1,200})(?: @ (?<line>\d+))?$/,
    gate: ['failure → ', 'error → ', 'failure -> ', 'error -> '],
    role: 'cause',
    strength: 0.84,
    transient: 0.12,
    title: 'A busted test failed',
    advice: 'The next lines name the test and what was expected.',
    example: 'Failure → spec/foo_spec.lua @ 12',
    counterExample: '12 successes / 0 failures / 0 errors',
  },
]
