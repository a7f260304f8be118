import { expect, test } from '@jest/globals'
import type { Metric, RunRecord } from '../../../src/core/model/index.js'
import { samplesOf } from '../../../src/core/series/samples.js'
import { recordOf } from '../../support/records.js'

const withMetric = (name: string, metric: Metric): RunRecord => {
  const record = recordOf({})
  return { ...record, metrics: { [name]: { ...record.run, value: metric } } }
}
const seriesOf = (name: string, metric: Metric) =>
  samplesOf(withMetric(name, metric)).find(({ series }) => series.scope === 'metric')

test.each([
  ['coverage', '%', { kind: 'coverage', floor: 0.5 }],
  ['line coverage', undefined, { kind: 'coverage', floor: 0.5 }],
  ['bundle', 'KB', { kind: 'size', floor: 1000, unit: 'B' }],
  ['parse', 'ops/s', { kind: 'throughput', unit: 'ops/s' }],
  ['sort', 'us/iter', { kind: 'duration', unit: 'ns/iter' }],
  ['chunks', 'files', { kind: 'count', floor: 1 }],
  ['cache hits', '%', { kind: 'share', floor: 0.5 }],
  ['score', undefined, { kind: 'other' }],
])('%s in %s', (name, unit, expected) => {
  expect(seriesOf(name, { value: 5, better: 'either', ...(unit && { unit }) })?.series).toMatchObject(expected)
})

test('values of two units of one dimension are values of one series, of two dimensions of two', () => {
  const [a, b, c] = [
    { value: 990, unit: 'ns', better: 'lower' },
    { value: 1.01, unit: 'us', better: 'lower' },
    { value: 1.01, unit: 'kB', better: 'lower' },
  ].map((metric) => seriesOf('m', metric as Metric))
  expect(b?.value).toBeCloseTo((a?.value ?? 0) * 1.02, 5)
  expect(b?.series.variant).toBe(a?.series.variant)
  expect(c?.series.key).toBe(a?.series.key)
  expect(c?.series.variant).not.toBe(a?.series.variant)
})

test('our own: seconds of a job, a minute of queue, two points of a rate', () => {
  const record = recordOf({ jobs: { 1: { workMs: 5000, queueMs: 3000 } } })
  const kinds = Object.fromEntries(samplesOf(record).map(({ series }) => [series.key, [series.kind, series.floor]]))
  expect(kinds).toMatchObject({
    'run.duration': ['duration', 5000],
    'job[build].work': ['duration', 5000],
    'job[build].queue': ['queue', 60_000],
  })
})
