import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { lineBytes } from '../../../src/core/history/file/line-text.js'
import { retain } from '../../../src/core/history/retention.js'
import type { RunRecord } from '../../../src/core/model/index.js'
import { arbitraryRecord } from '../../support/arbitrary-records.js'
import { hours, recordOf, runsOf } from '../../support/records.js'

const now = Date.parse(hours(1000))
const bounds = { runs: 500, bytes: 5_000_000, days: 400 }
const bytesOf = (records: readonly RunRecord[]) => records.reduce((sum, record) => sum + lineBytes(record), 0)

const steps = Array.from({ length: 20 }, (_, number) => ({ number, name: `Step ${number}`, durationMs: 1000 * number }))
const stamp = { status: 'completed', source: 'api', observedAt: hours(0) } as const
const detailed = (index: number): RunRecord => {
  const record = recordOf({ run: String(1000 + index), hour: index, jobs: { 1: { steps } } })
  const failure = {
    ...stamp,
    value: {
      category: 'test',
      rule: null,
      signature: 's',
      title: 't',
      confidence: 1,
      transient: false,
      transientProbability: 0,
      lines: ['x'.repeat(500)],
    },
  }
  return { ...record, jobs: { 1: { ...record.jobs['1'], failure, templates: { ...stamp, value: 'y'.repeat(500) } } } }
}

describe('a history is kept within its bounds', () => {
  test('by count, a workflow at a time, newest kept', () => {
    const kept = retain([...runsOf(12), ...runsOf(3, { workflow: 'other.yml' })], { ...bounds, runs: 5 }, now)
    expect(kept.filter(({ key }) => key.workflow !== 'other.yml').map(({ key }) => key.run)).toEqual([
      '1007',
      '1008',
      '1009',
      '1010',
      '1011',
    ])
    expect(kept).toHaveLength(8)
  })

  test('in batches where slack is given, so that the next runs change nothing of what is old', () => {
    const slack = { ...bounds, runs: 40, slack: 0.1 }
    expect(retain(runsOf(40), slack, now)).toHaveLength(40)
    expect(retain(runsOf(41), slack, now)).toHaveLength(36)
    const all = Array.from({ length: 20 }, (_, index) => detailed(index))
    const total = bytesOf(all)
    expect(retain(all, { ...bounds, bytes: total, slack: 0.1 }, now)).toEqual(all)
    const kept = retain(all, { ...bounds, bytes: total - 1, slack: 0.1 }, now)
    expect(bytesOf(kept)).toBeLessThanOrEqual(0.9 * total)
    expect(retain(kept, { ...bounds, bytes: total - 1, slack: 0.1 }, now)).toEqual(kept)
  })

  test('messages of flaky tests are evidence too, and go before whole runs do', () => {
    const noisy = runsOf(2).map((record): RunRecord => {
      const flaky = [{ name: 'adds', message: 'z'.repeat(2000) }]
      const value = { total: 9, failed: 0, skipped: 0, failures: [], flaky, slowest: [] }
      return { ...record, tests: { ...stamp, value } }
    })
    const kept = retain(noisy, { ...bounds, bytes: bytesOf(noisy) - 1000 }, now)
    expect(kept.map(({ tests }) => tests?.value.flaky[0]?.message?.length)).toEqual([undefined, 2000])
  })

  test('by age, but never the newest hundred of a workflow', () => {
    expect(retain(runsOf(248), { ...bounds, days: 33 }, now)).toHaveLength(100)
    expect(retain(runsOf(248), { ...bounds, days: 36 }, now)).toHaveLength(112)
    expect(retain(runsOf(60), { ...bounds, days: 1 }, now)).toHaveLength(60)
  })

  test('evidence of old runs goes before steps, steps before runs, old before new', () => {
    const all = Array.from({ length: 10 }, (_, index) => detailed(index))
    const total = bytesOf(all)
    const slight = retain(all, { ...bounds, bytes: total - 1 }, now)
    expect(slight).toHaveLength(10)
    expect(slight[0]?.jobs['1']?.templates).toBeUndefined()
    expect(slight[0]?.jobs['1']?.failure?.value).not.toHaveProperty('lines')
    expect(slight[0]?.jobs['1']?.failure?.value.signature).toBe('s')
    expect(slight[0]?.jobs['1']?.facts?.value.steps).toHaveLength(20)
    expect(slight.slice(1)).toEqual(all.slice(1))

    const more = retain(all, { ...bounds, bytes: total * 0.5 }, now)
    expect(more).toHaveLength(10)
    expect(more[0]?.jobs['1']?.facts?.value).toMatchObject({ name: 'build', workMs: 300_000 })
    expect(more[0]?.jobs['1']?.facts?.value).not.toHaveProperty('steps')
    expect(more[9]?.jobs['1']?.facts?.value.steps).toHaveLength(20)

    const little = retain(all, { ...bounds, bytes: 2000 }, now)
    expect(little.length).toBeGreaterThan(0)
    expect(little.at(-1)?.key.run).toBe('1009')
    expect(bytesOf(little)).toBeLessThanOrEqual(2000)
  })

  test('and doing it again changes nothing', () => {
    fc.assert(
      fc.property(
        fc.array(arbitraryRecord(fc.string({ minLength: 1, maxLength: 2 })), { maxLength: 12 }),
        fc.integer({ min: 100, max: 5000 }),
        (records, bytes) => {
          const once = retain(records, { ...bounds, bytes, runs: 6 }, now)
          expect(bytesOf(once)).toBeLessThanOrEqual(bytes)
          expect(retain(once, { ...bounds, bytes, runs: 6 }, now)).toEqual(once)
        },
      ),
    )
  })

  test('a clock that runs behind drops nothing', () => {
    expect(retain(runsOf(10), bounds, 0)).toHaveLength(10)
  })
})
