/** Coverage of a run against the default branch, its limits, and what the detection makes of it. */
import { expect, test } from '@jest/globals'
import { coverageMetrics, coverageOf } from '../../../src/core/coverage/against-base.js'
import { defaultSettings, detectAnomalies } from '../../../src/core/detect/index.js'
import { parseLimit } from '../../../src/core/detect/limits/grammar.js'
import { limitFindings } from '../../../src/core/detect/limits/index.js'
import type { Coverage, RunRecord } from '../../../src/core/model/index.js'
import { recordOf, runsOf } from '../../support/records.js'

const coverageWith = (cart: number, tax: number, reports = 2): Coverage => ({
  lines: { covered: cart + tax, total: 2000 },
  branches: { covered: 60, total: 100 },
  files: 12,
  reports,
  packages: [
    { name: 'src/cart', covered: cart, total: 1000 },
    { name: 'src/tax', covered: tax, total: 1000 },
  ],
})

function measured(record: RunRecord, coverage: Coverage): RunRecord {
  const { value: _, ...stamp } = record.run
  const metrics = Object.entries(coverageMetrics(coverage)).map(([name, value]) => [name, { ...stamp, value }])
  return { ...record, coverage: { ...stamp, value: coverage }, metrics: Object.fromEntries(metrics) }
}
const main = runsOf(40).map((record, at) => measured(record, coverageWith(820 + (at % 3), 820)))
const pull = (coverage: Coverage): RunRecord =>
  measured(recordOf({ run: '9000', hour: 60, facts: { event: 'pull_request', branch: 'topic', number: 7 } }), coverage)

test('a pull request is held against the last run of the default branch that passed, folder by folder', () => {
  const failed = measured(recordOf({ run: '2000', hour: 50, facts: { outcome: 'failed' } }), coverageWith(1, 1))
  const fork = measured(recordOf({ run: '2001', hour: 51, facts: { headRepository: 'x/y' } }), coverageWith(1, 1))
  const other = measured(recordOf({ run: '2002', hour: 52, workflow: 'nightly.yml' }), coverageWith(1, 1))
  expect(coverageOf(pull(coverageWith(620, 824)), [...main, failed, fork, other])).toEqual({
    lines: 72.2,
    branches: 60,
    files: 12,
    base: { run: '1039', branch: 'main', lines: 82, branches: 60 },
    moved: [{ package: 'src/cart', lines: 62, before: 82 }],
  })
})

test('a folder that is new is said to be where it differs from the rest; a report less is said', () => {
  const before = coverageWith(820, 820)
  const base = measured(recordOf({ hour: 1 }), { ...before, packages: (before.packages ?? []).slice(0, 1) })
  expect(coverageOf(pull(coverageWith(820, 100, 1)), [base])).toMatchObject({
    moved: [{ package: 'src/tax', lines: 10 }],
    missingReports: 1,
  })
  expect(coverageOf(pull(coverageWith(820, 100)), [])).toMatchObject({ lines: 46, moved: [] })
  expect(coverageOf(recordOf(), main)).toBeUndefined()
})

test('limits hold for the whole, for a folder, and against the default branch', () => {
  const broken = (name: string, text: string, record: RunRecord) => {
    const read = parseLimit(text)
    if (read.kind !== 'ok') throw new Error(read.accepted)
    const limits = [{ name, rule: read.rule, severity: 'critical' as const }]
    return limitFindings(limits, { record, records: main }).map(({ series }) => series)
  }
  const record = pull(coverageWith(620, 824))
  expect(broken('coverage.lines', '>= 80', record)).toEqual(['metric[coverage.lines]'])
  expect(broken('coverage.lines', '>= 70 %', record)).toEqual([])
  expect(broken('coverage.branches', '>= 60.5', record)).toEqual(['metric[coverage.branches]'])
  expect(broken('coverage.lines[src/*]', '>= 80', record)).toEqual(['coverage.lines[src/cart]'])
  expect(broken('coverage.lines[src/cart]', '>= -5 % of the default branch', record)).toEqual([
    'coverage.lines[src/cart]',
  ])
  expect(broken('coverage.lines', '>= -1 % of the default branch', main.at(-1) as RunRecord)).toEqual([])
})

test('a drop that stays is an anomaly, a rise is none; a run that failed tells nothing of it', () => {
  const next = (cart: number, facts = {}) =>
    [100, 101, 102].map((hour) => measured(recordOf({ run: `${hour}`, hour, facts }), coverageWith(cart, 820)))
  const found = (runs: readonly RunRecord[]) => {
    const [record, ...before] = runs.toReversed()
    if (record === undefined) throw new Error('no run')
    const comparable = [...main, ...before.toReversed()]
    const { anomalies } = detectAnomalies({
      record,
      isAcknowledged: () => false,
      comparable,
      settings: defaultSettings,
    })
    return anomalies.map(({ series, better, observed, expected }) => ({ series, better, fell: observed < expected }))
  }
  expect(found(next(620))).toContainEqual({ series: 'metric[coverage.lines]', better: 'higher', fell: true })
  expect(found(next(990))).toEqual([])
  expect(found(next(620, { outcome: 'failed' }))).toEqual([])
})
