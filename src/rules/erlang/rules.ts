/** Erlang: compiler, rebar3, EUnit, Common Test. */
import type { Rule } from '../../core/model/index.js'

export const erlang: readonly Rule[] = [
  {
    id: 'erlang/compile-error',
    category: 'build',
    ecosystem: 'erlang',
    pattern:
      /(?:^\s*(?:===> Compiling (?<file>\S{1,300}\.[eyx]rl) failed|===> (?<message>(?:Compil|Error|Failed|Unable|Could not|Dependency|sh\(|Hook|Uncaught|Package not found|Unknown (?:plugin|dependency)|Command|One or more).{0,300})|ERROR: (?:compile|eunit) failed while processing .+|Errors in \S+\.erl|(?<file2>\S{1,300}\.[hexy]rl):(?<line>\d+)(?::\d+)?: (?:function|syntax error|variable|undefined|record|head mismatch|can't find|unbound|type|illegal|call to|unterminated|undef).*))/,
    gate: ['===> ', 'failed while processing', '.erl:', '.hrl:', '.yrl:', '.xrl:'],
    excludes:
      /warning|is unused|===> (?:Compiling \S+$|Compiling [\w-]+$)|Failed: 0|Error running tests|(?:eunit|ct)\b/i,
    role: 'cause',
    strength: 0.82,
    transient: 0.01,
    title: 'Erlang does not compile',
    advice: 'Fix the place named.',
    example: '===> Compiling src/foo.erl failed',
    counterExample: '===> Compiling foo',
  },
  {
    id: 'erlang/test-failed',
    category: 'test',
    ecosystem: 'erlang',
    pattern:
      /(?:^\s*(?:Failures:$|%%% \S+ ==> (?<name>\S+): FAILED|===> (?:Error running tests|Failures occurred running tests: .+|Failed \d+ tests).*| {2}Failed: (?<count>[1-9]\d*)\. .*|\S+: \S+\.{3}\*failed\*)|^Failed [1-9]\d* tests?\. Passed \d+ tests)/,
    gate: [
      'failures:',
      ': failed',
      'error running tests',
      'failures occurred running',
      'failed: ',
      'failed*',
      'failed ',
    ],
    excludes: /Failed: 0|Failed 0/,
    within: { pattern: /eunit|ct_|rebar|===>|test|%%%/i, lines: 12 },
    role: 'cause',
    strength: 0.82,
    transient: 0.12,
    title: 'Erlang tests failed',
    advice: 'Read the failing case above.',
    example: '===> Error running tests',
    counterExample: '  Failed: 0.  Skipped: 0.  Passed: 12.',
  },
  {
    id: 'erlang/eunit',
    category: 'test',
    ecosystem: 'erlang',
    pattern:
      /^\s*(?:(?<module>\w{1,80}):(?<test>\w{1,80}_test_?)(?::\d+)?(?: ?\(.{0,80}\))?\.{3}\*failed\*|Failure\/Error: \?(?<message>assert.{0,300}))/,
    gate: ['*failed*', 'failure/error: ?'],
    role: 'cause',
    strength: 0.9,
    transient: 0.05,
    title: 'A test of Erlang failed: {test|message}',
    advice: 'Mend the code or the expectation.',
    example: '     Failure/Error: ?assertEqual(3, 1 + 1)',
    counterExample: 'Failure/Error: expect(1).to eq(2)',
  },
]
