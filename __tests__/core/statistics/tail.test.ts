/** How often a value as large is to be expected: exact where theory says so, true on made noise, never certain of too little. */
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { createRandom } from '../../../src/core/statistics/random.js'
import { upperQuantile, upperTail } from '../../../src/core/statistics/tail.js'

const sortedOf = (values: readonly number[]): Float64Array => Float64Array.from(values).sort()

describe('the tail of the values there were', () => {
  test('is the rank among them', () => {
    const sorted = sortedOf([1, 2, 2, 3])
    expect(upperTail(sorted, 0, 0)).toBe(1)
    expect(upperTail(sorted, 2, 0)).toBe(4 / 5)
    expect(upperTail(sorted, 3, 0)).toBe(2 / 5)
    expect(upperTail(new Float64Array(0), 3, 0)).toBe(1)
  })

  // 40 values 1…40: threshold 36, excesses 1 + 2 + 3 + 4 = 10; (4 * (1 + (value - 36) / 10) ** -4 + .05) / 41
  test.each([
    [41, (4 * 1.5 ** -4 + 0.05) / 41],
    [56, (4 * 3 ** -4 + 0.05) / 41],
  ])('goes on beyond them as the predictive tail of exponential excesses (%d)', (value, expected) => {
    const sorted = sortedOf(Array.from({ length: 40 }, (_, i) => i + 1))
    expect(upperTail(sorted, value, 0)).toBeCloseTo(expected, 12)
  })

  test('falls with the value, and is above 0', () => {
    const numbers = fc.array(fc.double({ min: -100, max: 100, noNaN: true }), { minLength: 1, maxLength: 80 })
    fc.assert(
      fc.property(numbers, fc.double({ min: -200, max: 200, noNaN: true }), fc.nat(50), (values, value, more) => {
        const sorted = sortedOf(values)
        const p = upperTail(sorted, value, 0.01)
        expect(p).toBeGreaterThan(0)
        expect(p).toBeLessThanOrEqual(1)
        expect(upperTail(sorted, value + more, 0.01)).toBeLessThanOrEqual(p)
      }),
    )
  })

  test('the quantile is where the tail reaches the probability', () => {
    const random = createRandom(4)
    const sorted = sortedOf(Array.from({ length: 200 }, () => random() + random() + random()))
    const at = upperQuantile(sorted, 1 / 300, { leastSpread: 0.01, most: 100 })
    expect(upperTail(sorted, at, 0.01)).toBeLessThanOrEqual(1 / 300)
    expect(upperTail(sorted, at - 1e-6, 0.01)).toBeGreaterThan(1 / 300)
    expect(upperQuantile(sorted.slice(0, 10), 1 / 300, { leastSpread: 0.01, most: 100 })).toBe(Number.POSITIVE_INFINITY)
  })

  test('“one in N” is true of noise of any width', () => {
    for (const width of [0.05, 0.3, 1]) {
      const random = createRandom(11)
      const normal = () => width * Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
      const counts = new Map([10, 50, 100].map((n) => [n, 0]))
      const rounds = 4000
      for (let round = 0; round < rounds; round++) {
        const sorted = sortedOf(Array.from({ length: 120 }, normal))
        const p = upperTail(sorted, normal(), 0)
        for (const [n, count] of counts) if (p <= 1 / n) counts.set(n, count + 1)
      }
      for (const [n, count] of counts) {
        expect((count / rounds) * n).toBeGreaterThan(1 / 1.5)
        expect((count / rounds) * n).toBeLessThan(1.5)
      }
    }
  })
})
