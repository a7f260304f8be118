/** Peak memory is a series like any other: 40 % more that stays is an anomaly, ten megabytes more are none. */
import { expect, test } from '@jest/globals'
import { defaultSettings, detectAnomalies } from '../../../src/core/detect/index.js'
import { withoutEvidence } from '../../../src/core/history/retention.js'
import type { JobResources, RunRecord } from '../../../src/core/model/index.js'
import { phraseSeries } from '../../../src/core/series/label.js'
import { samplesOf } from '../../../src/core/series/samples.js'
import { recordOf } from '../../support/records.js'

const gigabyte = 2 ** 30
const noise = (at: number) => 1 + 0.02 * Math.sin(at * 7.3)

function sampled(at: number, memoryPeak: number, more: Partial<JobResources> = {}): RunRecord {
  const record = recordOf({ run: String(1000 + at), hour: at, workMs: 300_000 + (at % 5) * 2000 })
  const [[id, job] = ['1', {}]] = Object.entries(record.jobs)
  const value: JobResources = { memoryPeak, ioWait: 0.01, seenMs: 300_000, steps: [], ...more }
  return { ...record, jobs: { [id]: { ...job, resources: { ...record.run, value } } } }
}
const past = Array.from({ length: 40 }, (_, at) => sampled(at, 2 * gigabyte * noise(at)))
const judged = (values: readonly number[]) => {
  const runs = [...past, ...values.map((value, at) => sampled(40 + at, value))]
  const [record, comparable] = [runs.at(-1) as RunRecord, runs.slice(0, -1)]
  return detectAnomalies({ record, comparable, settings: defaultSettings }).anomalies.filter(({ series }) =>
    series.includes('memory'),
  )
}

test('peak memory 40 % up for three runs is an anomaly, with words and values in gigabytes', () => {
  const [found] = judged([2.8, 2.8, 2.82].map((size) => size * gigabyte))
  expect(found).toMatchObject({
    series: 'job[build].memory.peak',
    unit: 'B',
    severity: expect.stringMatching(/medium|high/),
  })
  expect(found?.title).toMatch(/peak memory/i)
  expect(phraseSeries('job[build].memory.peak', (name) => name)).toBe('peak memory of job build')
})

test('ten megabytes, and what is only shown, raise nothing', () => {
  expect(judged([2.01, 2.01, 2.01].map((size) => size * gigabyte))).toEqual([])
  const shown = samplesOf(sampled(1, gigabyte, { steal: 0.4, cpu: 1 })).filter(({ series }) => series.informative)
  expect(shown.map(({ series }) => series.metric)).toEqual(
    expect.arrayContaining(['cpu.steal', 'io.wait', 'cpu.share']),
  )
})

test('an old run keeps what its series are made of', () => {
  const record = sampled(1, gigabyte, {
    steps: [{ step: 'Test', memoryPeak: gigabyte }],
    curve: { fromMs: 0, stepMs: 1000, memory: [1], cpu: [1] },
  })
  expect(samplesOf(withoutEvidence(record))).toEqual(samplesOf(record))
  expect(JSON.stringify(withoutEvidence(record))).not.toContain('curve')
})
