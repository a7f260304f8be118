/** Dialyzer: types of Erlang and Elixir. */
import type { Rule } from '../../core/model/index.js'

export const dialyzer: readonly Rule[] = [
  {
    id: 'dialyzer/warning',
    category: 'lint',
    ecosystem: 'elixir',
    pattern:
      /(?:^Total errors: [1-9]\d*, Skipped|^(?<file>\S{1,300}\.(?:ex|erl)):(?<line>\d+)(?::\d+)?:(?:no_return|pattern_match|call|invalid_contract|unknown_function|unmatched_return|callback_type_mismatch|contract_supertype|guard_fail|unused_fun|no_match|unknown_type|extra_range)\b.*|Halting VM with exit status 2)/,
    gate: ['total errors: ', '.ex:', '.erl:', 'halting vm with exit status 2'],
    role: 'cause',
    strength: 0.78,
    transient: 0.02,
    title: 'Dialyzer found errors',
    advice: 'Correct the type or specification at the place named.',
    example: 'lib/foo.ex:12:no_return',
    counterExample: 'Total errors: 0, Skipped: 0',
  },
]
