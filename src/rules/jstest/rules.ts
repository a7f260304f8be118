/** Test runners of JavaScript that word a failure alike. */
import type { Rule } from '../../core/model/index.js'

export const jstest: readonly Rule[] = [
  {
    id: 'jstest/file-failed',
    category: 'test',
    ecosystem: 'javascript',
    pattern:
      /^\s*FAIL\s+(?:\|?\s?[\w@/.-]{1,60}\|?\s+)?(?<file>[^\s>[]{1,250}\.(?:test|spec)\.[cm]?[jt]sx?)(?: \[ .{1,250} \])?$/,
    gate: ['fail '],
    role: 'symptom',
    strength: 0.66,
    transient: 0.06,
    title: 'The test file {file} failed',
    advice: 'The error below names the failing test, or why the file could not be loaded.',
    example: ' FAIL  src/broken.test.ts [ src/broken.test.ts ]',
    counterExample: 'FAIL src',
  },
  {
    id: 'jstest/timeout',
    category: 'test',
    ecosystem: 'javascript',
    pattern:
      /(?:Error: (?:Test|Hook) timed out in \d+ms|Error: Timeout of \d+ms exceeded\. For async tests|Timeout - Async (?:callback|function) (?:was not|did not)|Exceeded timeout of \d+ ms for a (?:test|hook)|✘ .{1,200}timed out|# (?:Subtest|test) timed out)/,
    gate: ['timed out in', 'timeout of ', 'timeout - async', 'exceeded timeout of', 'timed out'],
    role: 'cause',
    strength: 0.88,
    transient: 0.35,
    title: 'A test ran longer than its own limit',
    advice: "Await what it waits for, or raise that test's timeout.",
    example: 'Error: Timeout of 2000ms exceeded. For async tests and hooks, ensure "done()" is called',
    counterExample: 'the timeout of 2000ms is set',
  },
  {
    id: 'jstest/assertion',
    category: 'test',
    ecosystem: 'javascript',
    pattern:
      /^\s*(?:Uncaught |error: |→ |Error: )?(?:AssertionError \[ERR_ASSERTION\]: |JestAssertionError: |Error: expect\(.{1,100}\).{0,60}|AssertionError: (?=expected |Target |\S+: expected ))(?<message>.+)/,
    gate: ['assertionerror', 'jestassertionerror', 'error: expect('],
    excludes: /\.py|^E\s/,
    role: 'cause',
    strength: 0.84,
    transient: 0.12,
    title: 'Assertion failed: {message}',
    advice: 'Compare what was expected with what was got.',
    example: 'AssertionError: expected 3 to be 4 // Object.is equality',
    counterExample: 'throw new AssertionError(options)',
  },
]
