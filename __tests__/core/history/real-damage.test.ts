/** Damage to a real history: Bitcoin Core’s CI of September 2025, as the demo ships it. */
import { readFileSync } from 'node:fs'
import { gunzipSync, gzipSync } from 'node:zlib'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { readDemoHistory } from '../../../src/commands/demo/history.js'
import { recordRun } from '../../../src/core/collect/record.js'
import { decodeHistory, encodeHistory, historyText } from '../../../src/core/history/file/codec.js'
import { mergeHistories } from '../../../src/core/history/merge.js'
import { canonicalJson } from '../../../src/core/history/order.js'

const records = readDemoHistory(readFileSync('examples/demo/history.csv', 'utf8'))
  .slice(0, 96)
  .map((snapshot) => recordRun(snapshot))
const genuine = new Set(records.map(canonicalJson))
const whole = encodeHistory(records)

/** Nothing throws, nothing kept is changed, and nothing goes missing without a word. */
function survives(bytes: Uint8Array): number {
  const loaded = decodeHistory(bytes)
  if (loaded.kind !== 'ok') {
    expect(loaded).toMatchObject({ kind: 'corrupt', reason: expect.stringMatching(/\S/) })
    return 0
  }
  const { records: kept, quarantined, damage } = loaded.value
  expect(kept.every((record) => genuine.has(canonicalJson(record)))).toBe(true)
  if (kept.length < records.length) expect(damage ?? quarantined.length).toBeTruthy()
  return kept.length
}

const place = fc.nat(whole.length - 1)

describe('a real history of 96 runs', () => {
  test('survives flipped bytes', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(place, fc.integer({ min: 1, max: 255 })), { minLength: 1, maxLength: 3 }),
        (flips) => {
          const bytes = Uint8Array.from(whole)
          for (const [at, flip] of flips) bytes[at] = (bytes[at] ?? 0) ^ flip
          if (flips.every(([at]) => at > 1))
            expect(survives(bytes)).toBeGreaterThanOrEqual(records.length - 32 * flips.length)
        },
      ),
      { numRuns: 30 },
    )
  })

  test('survives cuts, holes and rubbish in between', () => {
    fc.assert(
      fc.property(place, place, fc.uint8Array({ maxLength: 200 }), (a, b, rubbish) => {
        const [from, to] = a < b ? [a, b] : [b, a]
        survives(whole.subarray(0, to))
        survives(whole.subarray(from))
        survives(Buffer.concat([whole.subarray(0, from), whole.subarray(to)]))
        survives(Buffer.concat([whole.subarray(0, from), rubbish, whole.subarray(from)]))
      }),
      { numRuns: 15 },
    )
  })

  test('of another tool’s making, in one block, keeps the lines before a cut', () => {
    const single = gzipSync(historyText(records))
    fc.assert(
      fc.property(fc.integer({ min: Math.floor(single.length / 2), max: single.length - 1 }), (length) => {
        expect(survives(single.subarray(0, length))).toBeGreaterThan(20)
      }),
      { numRuns: 20 },
    )
  })

  test('two damaged copies make one whole', () => {
    const [first, second] = [Uint8Array.from(whole), Uint8Array.from(whole)]
    first.fill(0, whole.length * 0.2, whole.length * 0.25)
    second.fill(0, whole.length * 0.7, whole.length * 0.75)
    const [a, b] = [decodeHistory(first), decodeHistory(second)]
    if (a.kind !== 'ok' || b.kind !== 'ok') throw new Error('corrupt')
    expect(a.value.records.length).toBeLessThan(records.length)
    expect(mergeHistories(a.value.records, b.value.records)).toHaveLength(records.length)
  })

  test('is smaller than its lines by an order of magnitude', () => {
    expect(whole.length * 5).toBeLessThan(gunzipSync(whole).length)
  })
})
