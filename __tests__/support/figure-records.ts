/** A history with something for every figure: failures, tests, judgements, notices, a rerun, feedback. */
import type { Learnt, RunRecord } from '../../src/core/model/index.js'
import { recordOf } from './records.js'

export const end = Date.UTC(2026, 0, 3)

export function figureRecords(name = 'ci.yml'): readonly RunRecord[] {
  const runs = Array.from({ length: 30 }, (_, at) =>
    recordOf({
      repository: 'acme/shop',
      workflow: name,
      run: String(100 + at),
      hour: at,
      workMs: (300 + at) * 1000,
      facts: { outcome: at === 12 ? 'failed' : 'passed', queueMs: at * 10_000, durationMs: (200 + at) * 1000 },
    }),
  )
  return runs.map((run, at) => enriched(run, at))
}

function enriched(run: RunRecord, at: number): RunRecord {
  const { value: _, ...stamp } = run.run
  const [id = '', job] = Object.entries(run.jobs)[0] ?? []
  const failure = {
    category: 'test',
    rule: 'jest-failed',
    signature: 's',
    title: 'a test fails',
    confidence: 0.9,
    transient: false,
    transientProbability: 0.1,
  }
  const findings =
    at === 20 ? [{ id: 'spike:run.duration', kind: 'anomaly', severity: 'high', series: 'run.duration' }] : []
  const tests = { total: 100, failed: at === 12 ? 1 : 0, skipped: 2, failures: [], flaky: [], slowest: [] }
  return {
    ...run,
    ...(at === 12 ? { jobs: { [id]: { ...job, failure: { ...stamp, value: failure } } } } : {}),
    tests: { ...stamp, value: tests },
    judgement: {
      ...stamp,
      value: {
        verdict: at === 12 ? 'failed' : at === 20 ? 'degraded' : 'normal',
        findings,
        notified: at === 12 ? [{ channel: 'slack', episode: 'e' }] : [],
        reruns: [],
      },
    },
    ...(at === 20 ? { feedback: { ...stamp, value: 'false-alarm' as const } } : {}),
  }
}

export const figureLearnt: readonly Learnt[] = [
  {
    host: 'github.com',
    repository: 'acme/shop',
    workflow: 'ci.yml',
    event: 'push',
    basis: 'b',
    seed: 1,
    saved: '2026-01-02T23:00:00Z',
    series: [],
  },
]
