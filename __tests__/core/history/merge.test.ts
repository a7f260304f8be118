import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { mergeHistories, mergeRecords } from '../../../src/core/history/merge.js'
import { canonicalJson, compareRuns, compareStamped } from '../../../src/core/history/order.js'
import type { RunRecord } from '../../../src/core/model/index.js'
import { arbitraryRecord } from '../../support/arbitrary-records.js'
import { recordOf } from '../../support/records.js'

const sameRun = arbitraryRecord(fc.constant('7')).map((record) => ({ ...record, key: { ...record.key, attempt: 1 } }))
const lists = fc.array(arbitraryRecord(), { maxLength: 8 })
const bytes = (value: unknown) => canonicalJson(value)

describe('merging two views of one run', () => {
  test('does not depend on who comes first', () => {
    fc.assert(
      fc.property(sameRun, sameRun, (a, b) => expect(bytes(mergeRecords(a, b))).toBe(bytes(mergeRecords(b, a)))),
    )
  })

  test('does not depend on how it is grouped', () => {
    fc.assert(
      fc.property(sameRun, sameRun, sameRun, (a, b, c) =>
        expect(bytes(mergeRecords(mergeRecords(a, b), c))).toBe(bytes(mergeRecords(a, mergeRecords(b, c)))),
      ),
    )
  })

  test('does nothing twice', () => {
    fc.assert(
      fc.property(sameRun, sameRun, (a, b) => {
        const both = mergeRecords(a, b)
        expect(bytes(mergeRecords(both, b))).toBe(bytes(both))
        expect(bytes(mergeRecords(a, structuredClone(a)))).toBe(bytes(a))
      }),
    )
  })

  test('loses no job, no metric and no test result of either', () => {
    fc.assert(
      fc.property(sameRun, sameRun, (a, b) => {
        const both = mergeRecords(a, b)
        for (const side of [a, b]) {
          for (const id of Object.keys(side.jobs)) expect(Object.keys(both.jobs)).toContain(id)
          for (const name of Object.keys(side.metrics ?? {})) expect(Object.keys(both.metrics ?? {})).toContain(name)
          if (side.tests) expect(both.tests).toBeDefined()
        }
      }),
    )
  })

  test.each([
    [
      'the completed over the later seen',
      { status: 'completed', source: 'step', observedAt: '2026-01-01T00:00:00Z' },
      { status: 'in-progress', source: 'api', observedAt: '2026-01-02T00:00:00Z' },
    ],
    [
      'the platform’s own over the step’s',
      { status: 'completed', source: 'api', observedAt: '2026-01-01T00:00:00Z' },
      { status: 'completed', source: 'step', observedAt: '2026-01-02T00:00:00Z' },
    ],
    [
      'the later seen, whatever the time zone it is written in',
      { status: 'completed', source: 'api', observedAt: '2026-01-01T01:00:00Z' },
      { status: 'completed', source: 'api', observedAt: '2026-01-01T02:30:00+02:00' },
    ],
  ] as const)('believes %s', (_, winner, loser) => {
    expect(compareStamped({ ...winner, value: 1 }, { ...loser, value: 2 })).toBeGreaterThan(0)
    expect(compareStamped({ ...loser, value: 2 }, { ...winner, value: 1 })).toBeLessThan(0)
  })

  test('refuses to unite two runs', () => {
    expect(() => mergeRecords(recordOf({ run: '1' }), recordOf({ run: '2' }))).toThrow(RangeError)
  })
})

describe('merging histories', () => {
  test('is commutative, associative and idempotent', () => {
    fc.assert(
      fc.property(lists, lists, lists, (a, b, c) => {
        const all = bytes(mergeHistories(a, b, c))
        expect(bytes(mergeHistories(c, b, a))).toBe(all)
        expect(bytes(mergeHistories(mergeHistories(a, b), c))).toBe(all)
        expect(bytes(mergeHistories(a, mergeHistories(b, c)))).toBe(all)
        expect(bytes(mergeHistories(mergeHistories(a, b, c), a))).toBe(all)
      }),
    )
  })

  test('holds every run and attempt once, oldest first', () => {
    fc.assert(
      fc.property(lists, lists, (a, b) => {
        const merged = mergeHistories(a, b)
        const ids = (records: readonly RunRecord[]) => new Set(records.map(({ key }) => `${key.run}/${key.attempt}`))
        expect(ids(merged)).toEqual(ids([...a, ...b]))
        expect(merged).toHaveLength(ids(merged).size)
        expect([...merged].sort(compareRuns)).toEqual(merged)
      }),
    )
  })
})
