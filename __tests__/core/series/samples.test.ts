import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { JobFacts, Outcome, RunRecord, TestResults } from '../../../src/core/model/index.js'
import { samplesOf } from '../../../src/core/series/samples.js'
import { recordOf } from '../../support/records.js'

const steps: JobFacts['steps'] = [
  { number: 1, name: 'Set up job', outcome: 'passed', durationMs: 2000 },
  { number: 2, name: 'Test', outcome: 'passed', durationMs: 60_000 },
  { number: 3, name: 'Test', outcome: 'passed', durationMs: 30_000 },
  { number: 4, name: 'Upload', outcome: 'failed', durationMs: 1000 },
  { number: 5, name: 'Deploy', outcome: 'skipped', durationMs: 0 },
  { number: 6, name: 'Post Checkout', outcome: 'passed', durationMs: 1000 },
]
const record = recordOf({
  workMs: 300_000,
  facts: { wallMs: 400_000, queueMs: 9000, jobCount: 2, stepCount: 11 },
  jobs: {
    '11': { name: 'build', workMs: 200_000, queueMs: 9000, steps },
    '12': { name: 'build', workMs: 100_000 },
    '13': { name: 'pipeline-guard', workMs: 1000, own: true },
  },
})
const tests: TestResults = {
  total: 110,
  failed: 5,
  skipped: 10,
  durationMs: 50_000,
  failures: [],
  flaky: [],
  slowest: [],
}
const stamp = { status: 'completed', source: 'step', observedAt: '2026-01-01T00:00:00Z' } as const
const valuesOf = (of: RunRecord) => Object.fromEntries(samplesOf(of).map(({ series, value }) => [series.key, value]))
const withOutcome = (outcome: Outcome): RunRecord => ({
  ...record,
  run: { ...record.run, value: { ...record.run.value, outcome } },
  jobs: Object.fromEntries(
    Object.entries(record.jobs).map(([id, { facts }]) => [
      id,
      facts ? { facts: { ...facts, value: { ...facts.value, outcome } } } : {},
    ]),
  ),
  tests: { ...stamp, value: tests },
  metrics: { coverage: { ...stamp, value: { value: 81.5, unit: '%', better: 'higher' } } },
})

describe('a passed run', () => {
  test('gives its sums, its jobs’ and its steps’; runner steps and Pipeline Guard’s own job give none', () => {
    expect(valuesOf(record)).toEqual({
      'run.duration': 200_000,
      'run.compute': 300_000,
      'run.queue': 9000,
      'jobs.count': 2,
      'steps.count': 11,
      'job[build].work': 100_000,
      'job[build #2].work': 200_000,
      'job[build #2].queue': 9000,
      'job[build #2].step[Test].duration': 60_000,
      'job[build #2].step[Test #2].duration': 30_000,
    })
  })

  test('what ran and the wait of one job are informative, all times have a unit and a direction', () => {
    const all = samplesOf(record)
    const informative = all.filter(({ series }) => series.informative).map(({ series }) => series.key)
    expect(informative).toEqual(['jobs.count', 'steps.count', 'job[build #2].queue'])
    for (const { series } of all.filter(({ series: { metric } }) => /work|queue|compute|duration/.test(metric)))
      expect(series).toMatchObject({ unit: 'ms', better: 'lower' })
    expect(all.find(({ series }) => series.step === 'Test')?.series).toMatchObject({
      scope: 'step',
      job: 'build #2',
      metric: 'duration',
    })
  })

  test('tests and metrics', () => {
    expect(valuesOf(withOutcome('passed'))).toMatchObject({
      'tests.count': 110,
      'tests.failed': 5,
      'tests.failure-rate': 0.05,
      'tests.duration': 50_000,
      'tests.mean-duration': 500,
      'metric[coverage]': 81.5,
    })
    expect(samplesOf(withOutcome('passed')).find(({ series }) => series.key === 'tests.count')?.series.better).toBe(
      'higher',
    )
  })

  test('tests and metrics of a job are series of that job', () => {
    const [job] = Object.values(record.jobs)
    const metrics = { size: { ...stamp, value: { value: 7, better: 'lower' as const } } }
    const values = valuesOf({ ...record, jobs: { '11': { ...job, tests: { ...stamp, value: tests }, metrics } } })
    expect(values).toMatchObject({ 'job[build].tests.count': 110, 'job[build].metric[size]': 7 })
    expect(values).not.toHaveProperty('tests.count')
  })
})

test('a later attempt runs a part again: no sum over the run is taken of it, what its jobs did is', () => {
  const values = valuesOf({ ...withOutcome('passed'), key: { ...record.key, attempt: 2 } })
  for (const sum of ['run.duration', 'run.compute', 'jobs.count', 'steps.count', 'tests.count', 'tests.duration'])
    expect(values).not.toHaveProperty([sum])
  expect(values).toMatchObject({ 'job[build].work': 100_000, 'tests.failure-rate': 0.05, 'tests.mean-duration': 500 })
})

describe('other outcomes', () => {
  test('a failed run gives no duration and no count of jobs, but what its tests counted', () => {
    expect(Object.keys(valuesOf(withOutcome('failed')))).toEqual([
      'run.queue',
      'tests.count',
      'tests.executed',
      'tests.skipped',
      'tests.failed',
      'tests.failure-rate',
      'metric[coverage]',
    ])
  })

  test('a cancelled or skipped one gives nothing', () => {
    expect(valuesOf(withOutcome('cancelled'))).toEqual({})
    expect(valuesOf(withOutcome('skipped'))).toEqual({})
  })

  test('an unknown outcome is no passed one', () => {
    const { outcome: _, ...facts } = record.run.value
    expect(valuesOf({ ...record, run: { ...record.run, value: facts } })).not.toHaveProperty(['run.duration'])
  })

  test('no test ran: a rate is not worked out', () => {
    const none = { ...tests, total: 10, failed: 0, skipped: 10 }
    const values = valuesOf({ ...record, tests: { ...stamp, value: none } })
    expect(values).toMatchObject({ 'tests.count': 10, 'tests.duration': 50_000 })
    expect(values).not.toHaveProperty('tests.failure-rate')
    expect(values).not.toHaveProperty('tests.mean-duration')
  })
})

test('every series comes once and every value is finite, whatever the names', () => {
  const name = fc.constantFrom('a', 'b', '__proto__', 'a #2', 'Set up job', '')
  const anyStep = fc.record({
    number: fc.nat(9),
    name,
    outcome: fc.constantFrom('passed', 'failed'),
    durationMs: fc.double({ min: 0, noNaN: true }),
  })
  const anyJob = fc.record({
    name,
    outcome: fc.constant('passed'),
    workMs: fc.nat(),
    steps: fc.array(anyStep, { maxLength: 5 }),
  })
  fc.assert(
    fc.property(fc.dictionary(fc.stringMatching(/^\d{1,4}$/), anyJob, { maxKeys: 6 }), (jobs) => {
      const samples = samplesOf(recordOf({ jobs: jobs as Record<string, Partial<JobFacts>> }))
      expect(new Set(samples.map(({ series }) => series.key)).size).toBe(samples.length)
      expect(samples.every(({ value }) => Number.isFinite(value))).toBe(true)
    }),
  )
})
