/** Records of every shape the schema allows, for properties of the history. */
import fc from 'fast-check'
import type { RunRecord } from '../../src/core/model/index.js'

const minute = fc
  .integer({ min: 0, max: 500 })
  .map((minutes) => new Date(Date.UTC(2026, 0, 1) + minutes * 60_000).toISOString())

const stamped = <T>(value: fc.Arbitrary<T>) =>
  fc.record({
    status: fc.constantFrom('unknown' as const, 'in-progress' as const, 'completed' as const),
    source: fc.constantFrom('step' as const, 'api' as const),
    observedAt: minute,
    value,
  })

const maybe = <T extends object>(fields: { [K in keyof T]: fc.Arbitrary<T[K]> }) =>
  fc.record(fields, { requiredKeys: [] })

const outcome = fc.constantFrom('passed' as const, 'failed' as const, 'cancelled' as const)
const name = fc.oneof(fc.constantFrom('build', 'test (20, ubuntu)', 'constructor', 'a'), fc.string({ maxLength: 5 }))
const duration = fc.integer({ min: 0, max: 1e6 })

const tests = fc.record({
  total: fc.nat(50),
  failed: fc.nat(5),
  skipped: fc.nat(5),
  failures: fc.array(fc.record({ name, message: fc.string({ maxLength: 20 }) }), { maxLength: 2 }),
  flaky: fc.constant([]),
  slowest: fc.array(fc.record({ name, durationMs: duration }), { maxLength: 2 }),
})
const metrics = fc.dictionary(
  name,
  stamped(
    fc.record({ value: fc.float({ noNaN: true, noDefaultInfinity: true }), better: fc.constant('lower' as const) }),
  ),
  { maxKeys: 2 },
)
const coverage = fc.record({
  lines: fc.record({ covered: fc.nat(50), total: fc.constant(50) }),
  files: fc.nat(5),
  packages: fc.array(fc.record({ name, covered: fc.nat(5), total: fc.constant(5) }), { maxLength: 2 }),
})
const failure = fc.record({
  category: fc.constantFrom('network', 'test'),
  rule: fc.constantFrom(null, 'npm/etimedout'),
  signature: fc.constantFrom('aa', 'bb'),
  title: name,
  confidence: fc.constant(0.9),
  transient: fc.boolean(),
  transientProbability: fc.constant(0.5),
  lines: fc.array(fc.string({ maxLength: 30 }), { maxLength: 2 }),
})
const facts = fc.record(
  {
    name,
    outcome,
    startedAt: minute,
    workMs: duration,
    steps: fc.array(fc.record({ number: fc.nat(9), name, durationMs: duration }), { maxLength: 3 }),
  },
  { requiredKeys: ['name'] },
)

const job = maybe({
  facts: stamped(facts),
  tests: stamped(tests),
  metrics,
  failure: stamped(failure),
  templates: stamped(fc.string({ maxLength: 20 })),
})

export const runId = fc.constantFrom('9', '10', '11', 'x')

/** @param run which runs there are; few, so that records meet */
export const arbitraryRecord = (run: fc.Arbitrary<string> = runId): fc.Arbitrary<RunRecord> =>
  fc.record(
    {
      key: fc.record({
        host: fc.constant('github.com'),
        repository: fc.constantFrom('o/r', 'O/R'),
        workflow: fc.constant('.github/workflows/ci.yml'),
        run,
        attempt: fc.constantFrom(1, 2),
      }),
      run: stamped(
        maybe({
          outcome,
          startedAt: minute,
          workMs: duration,
          branch: name,
          event: fc.constantFrom('push', 'pull_request'),
        }),
      ),
      jobs: fc.dictionary(fc.constantFrom('1', '2', '30'), job, { maxKeys: 3 }),
      tests: stamped(tests),
      metrics,
      coverage: stamped(coverage),
      recordedBy: runId,
    },
    { requiredKeys: ['key', 'run', 'jobs'] },
  ) as fc.Arbitrary<RunRecord>
