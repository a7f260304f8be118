import { expect, test } from '@jest/globals'
import { faultsOf, namesIn } from '../../../src/commands/ack/names.js'
import type { RunRecord } from '../../../src/core/model/index.js'
import { runsOf } from '../../support/records.js'

const plain = runsOf(20)
const records: readonly RunRecord[] = plain.map((record, index) =>
  index < 19
    ? record
    : {
        ...record,
        tests: {
          ...record.run,
          value: {
            total: 2,
            failed: 1,
            skipped: 0,
            failures: [{ name: 'adds', suite: 'sums' }],
            flaky: [],
            slowest: [],
          },
        },
      },
)
const now = Date.parse('2026-01-02T00:00:00Z')
const history = { file: 'h.gz', records }
const ask = (series: string, more: Partial<Parameters<typeof faultsOf>[0]> = {}) =>
  faultsOf({ series, since: '2026-01-01', now, history, ...more })

test.each([
  'job[build].work',
  'job[*].work',
  'run.duration',
  'run.work',
  'run.wall',
  'run.failure-rate',
  'adds',
  'sums',
  '*',
])('%s is known', (series) => expect(ask(series)).toEqual([]))

test('what is known nowhere is refused, with the nearest name', () => {
  expect(ask('job[biuld].work')).toEqual([
    'SERIES: job[biuld].work is no series, failure signature, rule or test of the 20 runs in h.gz; did you mean job[build].work?',
  ])
  expect(ask('zzzzzzzzzzzzzzzzzzzzzzzz')).toEqual([expect.stringContaining('see `pipeline-guard status`')])
  expect(ask('job[deploy*]')).toHaveLength(1)
})

test('a time that is past, or before the history, is refused: all faults at once', () => {
  expect(ask('job[build].work', { until: '2026-01-01' })).toEqual([
    expect.stringMatching(/^--until: 2026-01-01 is past/),
  ])
  expect(ask('job[build].work', { since: '2026-03-01', until: '2026-02-01' })).toEqual([
    '--until: 2026-02-01 is before --since 2026-03-01',
  ])
  expect(ask('nothing', { since: '2025-12-31', until: '2025-12-31' })).toHaveLength(3)
  expect(ask('job[build].work', { since: '2025-12-31' })).toEqual([
    '--since: 2025-12-31 is before the first run in h.gz, of 2026-01-01; accepted is that day or a later one',
  ])
})

test('a commit that has not run yet, and a name where no history is at hand, cannot be refused', () => {
  expect(ask('job[build].work', { since: '4f2a9c1' })).toEqual([])
  expect(ask('anything', { history: undefined })).toEqual([])
  expect(ask('anything', { history: { file: 'h.gz', records: [] } })).toEqual([])
  expect(namesIn([]).size).toBe(0)
})
