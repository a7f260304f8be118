import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { logDensity } from '../../../src/core/statistics/density.js'
import { greaterByRank, upperTail } from '../../../src/core/statistics/rank-test.js'
import { deviationOfSorted, median, quantileOfSorted, withValue } from '../../../src/core/statistics/sorted-window.js'

const numbers = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 60 })
const naiveMedian = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b)
  const half = Math.floor(sorted.length / 2)
  return sorted.length % 2 ? (sorted[half] ?? 0) : ((sorted[half - 1] ?? 0) + (sorted[half] ?? 0)) / 2
}

describe('values kept in order', () => {
  test('are the last ones, whatever went by', () => {
    fc.assert(
      fc.property(numbers, fc.integer({ min: 1, max: 20 }), (values, capacity) => {
        const sorted = values.reduce<Float64Array>(
          (known, value, i) => withValue(known, value, i < capacity ? undefined : values[i - capacity]),
          new Float64Array(0),
        )
        const last = values.slice(-capacity)
        expect([...sorted]).toEqual([...Float64Array.from(last).sort()])
        const center = naiveMedian(last)
        expect(deviationOfSorted(sorted, center)).toBeCloseTo(naiveMedian(last.map((one) => Math.abs(one - center))), 6)
      }),
    )
  })

  test('medians of any list agree with the definition', () => {
    fc.assert(fc.property(numbers, (values) => expect(median(values)).toBeCloseTo(naiveMedian(values), 6)))
    expect(median([])).toBeNaN()
  })

  // numpy.quantile([1, 2, 4, 8, 16], [0, .25, .5, .95, 1])
  test('quantiles are those of numpy', () => {
    const got = [0, 0.25, 0.5, 0.95, 1].map((p) => quantileOfSorted([1, 2, 4, 8, 16], p))
    for (const [i, expected] of [1, 2, 4, 14.4, 16].entries()) expect(got[i]).toBeCloseTo(expected, 9)
  })
})

describe('the rank test', () => {
  // scipy.stats.mannwhitneyu(x, y, alternative='greater', method='asymptotic').pvalue, scipy 1.16
  test.each([
    [[5, 6, 7], [1, 2, 3], 0.04042779918502612],
    [[3, 4, 4, 5, 8], [1, 2, 2, 3, 3, 4], 0.016019895941191915],
  ])('agrees with scipy', (later, earlier, p) => {
    expect(greaterByRank(later, earlier)).toBeCloseTo(p, 6)
  })

  test('says nothing of nothing and of ties', () => {
    expect(greaterByRank([], [1])).toBe(1)
    expect(greaterByRank([2, 2], [2, 2, 2])).toBe(1)
  })

  // scipy.stats.norm.sf
  test.each([
    [-1, 0.8413447460685429],
    [0, 0.5],
    [2, 0.022750131948179195],
    [5, 2.866515718791933e-7],
  ])('the normal tail agrees with scipy at %p', (z, p) => {
    expect(upperTail(z) / p).toBeCloseTo(1, 6)
  })
})

test('a density integrates to about one and is highest where values pile up', () => {
  const values = [
    ...Array.from({ length: 40 }, (_, i) => 1 + (i % 5) / 50),
    ...Array.from({ length: 40 }, (_, i) => 2 + (i % 5) / 50),
  ]
  const density = logDensity(values, { neighbours: 5, leastBandwidth: 0.035, background: 0.1 })
  let area = 0
  for (let x = -5; x < 8; x += 0.01) area += Math.exp(density(x)) * 0.01
  // The flat background reaches as far as one asks: a tenth over a span of about three.
  expect(area).toBeGreaterThan(0.9)
  expect(density(1.05)).toBeGreaterThan(density(1.5))
  expect(density(1.5)).toBeGreaterThan(Math.log(0.01))
})
