import { expect, test } from '@jest/globals'
import { defaultSettings, detectAnomalies } from '../../../../src/core/detect/index.js'
import type { RunRecord } from '../../../../src/core/model/index.js'
import { recordOf } from '../../../support/records.js'

const runOf = (hour: number, { total = 200, workMs = 600_000, queueMs = 20_000 } = {}): RunRecord => {
  const work = workMs + (hour % 7) * 2000
  const record = recordOf({
    run: String(1000 + hour),
    hour,
    jobs: { 1: { workMs: work, queueMs: queueMs + (hour % 5) * 1000 } },
    workMs: work,
  })
  const tests = { total, failed: 0, skipped: 0, failures: [], flaky: [], slowest: [] }
  return { ...record, tests: { ...record.run, value: tests } }
}
const comparable = Array.from({ length: 60 }, (_, hour) => runOf(hour))
const said = (record: RunRecord) => detectAnomalies({ record, comparable, settings: defaultSettings }).anomalies

test('fewer tests are one finding, of those that ran', () => {
  const found = said(runOf(60, { total: 120 }))
  expect(found.map(({ series }) => series)).toEqual(['tests.executed'])
  expect(found[0]?.grouped).toEqual(['tests.count'])
})

test('waiting is part of a run that took longer; by itself it is a finding', () => {
  expect(said(runOf(60, { queueMs: 3_600_000 })).map(({ series }) => series)).toEqual(['run.queue'])
  const slow = said(runOf(60, { queueMs: 3_600_000, workMs: 3_000_000 }))
  expect(slow.map(({ series }) => series)).toEqual(['run.duration'])
  expect(slow[0]?.grouped).toContain('run.queue')
})
