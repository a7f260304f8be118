/** Small records for the tests of failures and flaky tests. */
import type { Diagnosis, FailureFacts, Outcome, RunRecord, Stamp, TestResults } from '../../../src/core/model/index.js'

const stamp = (at: string): Stamp => ({ status: 'completed', source: 'api', observedAt: at })

export const failure = (more: Partial<FailureFacts> = {}): FailureFacts => ({
  category: 'test',
  rule: 'x/y',
  signature: 'x/y:1',
  title: 't',
  confidence: 0.9,
  transient: false,
  transientProbability: 0.05,
  lines: ['boom'],
  ...more,
})

export const diagnosis = (more: Partial<Diagnosis> = {}): Diagnosis => ({
  file: 'build',
  failed: true,
  category: 'test',
  confidence: 0.9,
  transient: false,
  transientProbability: 0.05,
  rule: 'x/y',
  signature: 'x/y:1',
  title: 'A test failed',
  advice: 'Fix it',
  lines: [{ number: 3, text: 'boom' }],
  candidates: [],
  ...more,
})

export const report = (failing: readonly string[], more: Partial<TestResults> = {}): TestResults => ({
  total: 10,
  failed: failing.length,
  skipped: 0,
  failures: failing.map((name) => ({ suite: 's', name })),
  flaky: [],
  slowest: [],
  ...more,
})

interface Given {
  readonly run: string
  readonly attempt?: number
  readonly branch?: string
  readonly sha?: string
  readonly outcome?: Outcome
  readonly failure?: FailureFacts
  readonly tests?: TestResults
}

/** Runs start an hour apart, by their number. */
export function aRecord({
  run,
  attempt = 1,
  branch = 'main',
  sha = `sha${run}`,
  outcome,
  failure: facts,
  tests,
}: Given): RunRecord {
  const at = new Date(Date.UTC(2026, 0, 1, Number(run), attempt)).toISOString()
  const result = outcome ?? (facts === undefined ? 'passed' : 'failed')
  return {
    key: { host: 'github.com', repository: 'o/r', workflow: '.github/workflows/ci.yml', run, attempt },
    run: { ...stamp(at), value: { event: 'push', branch, defaultBranch: 'main', sha, startedAt: at } },
    jobs: {
      [`${run}-${attempt}`]: {
        facts: { ...stamp(at), value: { name: 'build', outcome: result } },
        ...(facts === undefined ? {} : { failure: { ...stamp(at), value: facts } }),
        ...(tests === undefined ? {} : { tests: { ...stamp(at), value: tests } }),
      },
    },
  }
}
