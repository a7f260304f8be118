import { expect, test } from '@jest/globals'
import type { Metric, RunRecord } from '../../../../src/core/model/index.js'
import { missingMetrics } from '../../../../src/core/tests/missing/metrics.js'
import { recordOf } from '../../../support/records.js'

const coverage: Metric = { value: 88.5, unit: '%', better: 'higher' }
const runAt = (hour: number, metrics: Readonly<Record<string, Metric>>, jobs = { 1: {} }): RunRecord => {
  const record = recordOf({ run: String(hour), hour, jobs })
  return {
    ...record,
    metrics: Object.fromEntries(Object.entries(metrics).map(([name, value]) => [name, { ...record.run, value }])),
  }
}
const before = Array.from({ length: 18 }, (_, hour) => runAt(hour, { coverage }))

test('a metric that every run of late reported is missed, once', () => {
  const now = runAt(18, {})
  expect(missingMetrics(now, before)).toMatchObject([
    { test: 'missing', severity: 'medium', title: 'metric coverage was not reported' },
  ])
  expect(missingMetrics(runAt(19, {}), [...before, now])).toEqual([])
})

test('no metric is missed of a failed run, of a run of other jobs, or on little history', () => {
  const failed = recordOf({ run: '18', hour: 18, facts: { outcome: 'failed' } })
  expect(missingMetrics(failed, before)).toEqual([])
  expect(missingMetrics(runAt(18, {}, { 1: { name: 'docs' } } as never), before)).toEqual([])
  expect(missingMetrics(runAt(18, {}), before.slice(0, 10))).toEqual([])
})

test('another unit of the same dimension is the same metric; another dimension is a remark', () => {
  expect(missingMetrics(runAt(18, { coverage: { ...coverage, unit: 'percent' } }), before)).toEqual([])
  expect(missingMetrics(runAt(18, { coverage: { ...coverage, unit: 'files' } }), before)).toMatchObject([
    { severity: 'low', title: 'metric coverage is measured in files now, in % before' },
  ])
})
