/** The tail beyond a threshold against scipy, and the peaks of a stream against what they must come to. */
import { describe, expect, test } from '@jest/globals'
import { effectiveSize, lagOneCorrelation } from '../../../src/core/statistics/effective-size.js'
import { beyondPareto, fitPareto } from '../../../src/core/statistics/pareto.js'
import { createPeaks } from '../../../src/core/statistics/peaks.js'
import { createRandom } from '../../../src/core/statistics/random.js'

describe('a generalised Pareto by maximum likelihood', () => {
  // scipy 1.17: genpareto.fit(y, floc=0), genpareto.sf(20, c, 0, s)
  const heavy = [0.1, 0.5, 0.7, 1.2, 1.3, 2, 2.2, 3.5, 4, 9, 0.3, 0.9, 1.1, 15, 0.2, 0.05]
  test('is scipy’s', () => {
    const { shape, scale } = fitPareto(heavy)
    expect(shape).toBeCloseTo(0.5617659607, 2)
    expect(scale).toBeCloseTo(1.3310351855, 2)
    expect(beyondPareto({ shape, scale }, 20)).toBeCloseTo(0.018380892, 3)
  })

  // The same: -0.19, beyond the least shape believed, so that what is beyond its end stays possible.
  test('has no near end', () => {
    const { shape, scale } = fitPareto([0.1, 0.2, 0.3, 0.35, 0.5, 0.6, 0.7, 0.8, 1, 1.2, 1.5, 2.6, 3.1])
    expect(shape).toBe(-0.1)
    expect(beyondPareto({ shape, scale }, 5)).toBeGreaterThan(0.000217)
  })

  test.each([[[]], [[1]], [[0, 0, 0, 0, 0]], [[3, 3, 3, 3, 3, 3]]])('of %j is a distribution', (excesses) => {
    const tail = fitPareto(excesses.length === 0 ? [1] : excesses)
    expect(beyondPareto(tail, 0)).toBe(1)
    expect(beyondPareto(tail, 1e6)).toBeGreaterThanOrEqual(0)
    expect(beyondPareto(tail, 1e6)).toBeLessThan(0.01)
  })
})

describe('peaks of a stream', () => {
  // −log of uniform values is exponential: P(> x) = e^−x, whatever is fitted.
  test('come to the probability there is', () => {
    const random = createRandom(3)
    const peaks = createPeaks({ level: 0.97, start: 100, most: 200, memory: 2000 })
    for (let i = 0; i < 4000; i++) peaks.learn(-Math.log(1 - random()))
    expect(Math.log10(peaks.tail(9) ?? 1)).toBeCloseTo(Math.log10(Math.exp(-9)), 0)
    expect(peaks.tail(1)).toBe(1)
  })

  test('say nothing of few values', () => {
    const peaks = createPeaks({ level: 0.97, start: 100, most: 200, memory: 2000 })
    for (let i = 0; i < 99; i++) peaks.learn(i)
    expect(peaks.tail(1000)).toBeUndefined()
  })
})

// statsmodels 0.14: acf(y, nlags=1)[1]
test('autocorrelation, and what autocorrelated values are worth', () => {
  expect(lagOneCorrelation([1, 2, 4, 3, 5, 7, 6, 8, 9, 7, 6, 5])).toBeCloseTo(0.6566147859922179, 12)
  expect(effectiveSize(100, 0.5)).toBeCloseTo(100 / 3, 12)
  expect(effectiveSize(100, -0.5)).toBe(100)
  expect(effectiveSize(100, 1)).toBe(1)
})
